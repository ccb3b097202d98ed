// Ids of an entity elsewhere: Wikidata, a register, a database of one's own.
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../components/icon-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { DraftField } from '../inspector/draft-field.tsx';
import { FormSection } from '../inspector/form-section.tsx';

type Ids = Readonly<Record<string, string>>;

export function ExternalIds(props: {
  readonly ids: Ids;
  readonly onChange: (ids: Record<string, string>) => void;
}) {
  const [scheme, setScheme] = useState('');
  const [id, setId] = useState('');
  const ready = scheme.trim() !== '' && id.trim() !== '';
  const add = () => {
    if (!ready) return;
    props.onChange({ ...props.ids, [scheme.trim()]: id.trim() });
    setScheme('');
    setId('');
  };
  return (
    <FormSection label="External ids">
      {Object.entries(props.ids).map(([name, value]) => (
        <div key={name} className="form-line">
          <div className="form-grow">
            <DraftField
              label={name}
              value={value}
              onKeep={(next) => props.onChange({ ...props.ids, [name]: next })}
            />
          </div>
          <IconButton
            label={`Remove ${name}`}
            icon={Trash2}
            iconSize={14}
            onClick={() => {
              const { [name]: _, ...rest } = props.ids;
              props.onChange(rest);
            }}
          />
        </div>
      ))}
      <div className="form-line">
        <TextField
          label="Scheme of a new id"
          labelHidden
          placeholder="wikidata"
          className="form-grow"
          value={scheme}
          onChange={setScheme}
        />
        <TextField
          label="New id"
          labelHidden
          placeholder="Q42"
          className="form-grow"
          value={id}
          onChange={setId}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <IconButton label="Add the id" icon={Plus} disabled={!ready} onClick={add} />
      </div>
    </FormSection>
  );
}
