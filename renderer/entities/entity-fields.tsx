// What is known about an entity, every field editable, every change one step of undo.
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { editEntity } from '../../shared/commands/entities.ts';
import type { Entity } from '../../shared/model/entity.ts';
import { reliabilityScale } from '../../shared/model/scales.ts';
import { IconButton } from '../components/icon-button.tsx';
import { SelectField } from '../components/select-field.tsx';
import { TextField } from '../components/text-field.tsx';
import { DraftField } from '../inspector/draft-field.tsx';
import { FormSection } from '../inspector/form-section.tsx';
import { GradeScale } from '../inspector/grade-scale.tsx';
import { removedAt } from '../inspector/list-steps.ts';
import { runCommand } from '../session/run-command.ts';
import { useReadOnly, useSession, useTableVersion } from '../session/use-session.tsx';
import { ExternalIds } from './external-ids.tsx';

export function EntityFields({ entity }: { readonly entity: Entity }) {
  const session = useSession();
  const readOnly = useReadOnly(session);
  useTableVersion('entityTypes');
  const [alias, setAlias] = useState('');
  const edit = (patch: Partial<Entity>) =>
    void runCommand(session, (context) => editEntity(context, entity.id, patch));
  const addAlias = () => {
    const form = alias.trim();
    setAlias('');
    if (form === '' || entity.aliases.includes(form)) return;
    edit({ aliases: [...entity.aliases, form] });
  };
  return (
    <fieldset disabled={readOnly} className="form-fields">
      <DraftField
        label="Name"
        value={entity.name}
        onKeep={(name) => name.trim() !== '' && edit({ name: name.trim() })}
      />
      <SelectField
        label="Type"
        value={entity.type}
        options={codebookInOrder(session.store, 'entityTypes').map((type) => ({
          value: type.id,
          label: type.name,
        }))}
        onChange={(type) => type && edit({ type })}
      />
      <FormSection label="Aliases">
        <ul className="aliases">
          {entity.aliases.map((name, index) => (
            <li key={name} className="alias" dir="auto">
              {name}
              <IconButton
                label={`Remove the alias ${name}`}
                icon={X}
                iconSize={14}
                onClick={() => edit({ aliases: removedAt(entity.aliases, index) })}
              />
            </li>
          ))}
        </ul>
        <div className="form-line">
          <TextField
            label="New alias"
            labelHidden
            placeholder="Another name"
            className="form-grow"
            value={alias}
            onChange={setAlias}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              addAlias();
            }}
          />
          <IconButton label="Add the alias" icon={Plus} disabled={alias.trim() === ''} onClick={addAlias} />
        </div>
      </FormSection>
      <DraftField
        label="Description"
        multiline
        value={entity.description}
        onKeep={(description) => edit({ description })}
      />
      <GradeScale
        label="Source reliability"
        scale={reliabilityScale}
        value={entity.reliability}
        onChange={(reliability) => edit({ reliability })}
      />
      <DraftField
        label="Interest"
        placeholder="What this actor has at stake"
        value={entity.interest}
        onKeep={(interest) => edit({ interest })}
      />
      <ExternalIds ids={entity.externalIds} onChange={(externalIds) => edit({ externalIds })} />
    </fieldset>
  );
}
