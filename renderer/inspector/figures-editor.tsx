// The numbers a claim gives: a value or a range, of what, how hedged, and as of when.
import { Plus, Trash2 } from 'lucide-react';
import { figureWording } from '../../shared/marks/figure-wording.ts';
import type { Figure } from '../../shared/model/claim.ts';
import { figureSchema } from '../../shared/model/claim.ts';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { DateField } from '../sources/date-field.tsx';
import { DraftField } from './draft-field.tsx';
import './figures-editor.css';
import { FormSection } from './form-section.tsx';
import { numbered, removedAt, replacedAt } from './list-steps.ts';

const numbers = [
  { field: 'value', label: 'Value' },
  { field: 'min', label: 'Min' },
  { field: 'max', label: 'Max' },
] as const;
const words = [
  { field: 'qualifier', label: 'Qualifier', placeholder: 'at least' },
  { field: 'unit', label: 'Unit', placeholder: 'people' },
  { field: 'counts', label: 'Counts', placeholder: 'killed' },
] as const;

export function FiguresEditor(props: {
  readonly figures: readonly Figure[];
  readonly onChange: (figures: readonly Figure[]) => void;
}) {
  const { figures, onChange } = props;
  return (
    <FormSection label="Figures">
      {numbered(figures).map(({ key, index, item: figure }) => {
        const set = (patch: Partial<Figure>) => onChange(replacedAt(figures, index, { ...figure, ...patch }));
        return (
          <fieldset key={key} className="figure">
            <legend className="visually-hidden">Figure {index + 1}</legend>
            <div className="figure-head">
              <span className="figure-words">{figureWording(figure)}</span>
              <IconButton
                label={`Remove figure ${index + 1}`}
                icon={Trash2}
                iconSize={14}
                onClick={() => onChange(removedAt(figures, index))}
              />
            </div>
            <div className="figure-grid">
              {numbers.map(({ field, label }) => (
                <DraftField
                  key={field}
                  label={label}
                  type="number"
                  value={figure[field] === null ? '' : String(figure[field])}
                  onKeep={(text) => set({ [field]: readNumber(text) })}
                />
              ))}
              {words.map(({ field, label, placeholder }) => (
                <DraftField
                  key={field}
                  label={label}
                  placeholder={placeholder}
                  value={figure[field]}
                  onKeep={(text) => set({ [field]: text })}
                />
              ))}
            </div>
            <DateField label="As of" value={figure.asOf} onChange={(asOf) => set({ asOf })} />
            <DraftField label="Text" value={figure.text} onKeep={(text) => set({ text })} />
          </fieldset>
        );
      })}
      <Button
        kind="quiet"
        icon={<Plus size={14} />}
        onClick={() => onChange([...figures, figureSchema.parse({})])}
      >
        Add figure
      </Button>
    </FormSection>
  );
}

function readNumber(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}
