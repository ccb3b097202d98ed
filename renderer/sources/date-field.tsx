// A date as precisely as it is known: a day, a month or a year, perhaps to another one, and how it is known.
import { useState } from 'react';
import { dateWording, parseImpreciseDate } from '../../shared/marks/date-wording.ts';
import type { DateBasis, ImpreciseDate } from '../../shared/model/imprecise-date.ts';
import { Segmented } from '../components/segmented.tsx';
import { DraftField } from '../inspector/draft-field.tsx';

const bases: readonly { readonly value: DateBasis; readonly label: string; readonly hint: string }[] = [
  { value: 'stated', label: 'Stated', hint: 'The source says so' },
  { value: 'inferred', label: 'Inferred', hint: 'Concluded from what the source says' },
  { value: 'other-source', label: 'Other source', hint: 'Known from elsewhere' },
];

const precisionNames = { day: 'to the day', month: 'to the month', year: 'to the year' } as const;

export function DateField(props: {
  readonly label: string;
  readonly value: ImpreciseDate | null;
  readonly onChange: (value: ImpreciseDate | null) => void;
}) {
  const { label, value, onChange } = props;
  const [error, setError] = useState<string | null>(null);
  const keep = (typed: string) => {
    const date = typed.trim() === '' ? null : parseImpreciseDate(typed, value?.basis ?? 'stated');
    if (typed.trim() !== '' && date === null) {
      return setError('Write 2024, 2024-08 or 2024-08-30, or two of the same kind with “to” between.');
    }
    setError(null);
    onChange(date);
  };
  return (
    <div className="date-details">
      <DraftField
        label={label}
        value={value ? dateWording({ ...value, basis: 'stated' }) : ''}
        placeholder="unknown"
        dir="ltr"
        error={error}
        hint={
          value
            ? `Known ${precisionNames[value.precision]}`
            : 'A day, a month or a year: 2024-08-30, 2024-08, 2024'
        }
        onKeep={keep}
      />
      {/* Always there: a row that comes when the field is left would move the button that is being clicked. */}
      <Segmented
        label={`${label}: basis`}
        labelHidden
        disabled={value === null}
        value={value?.basis ?? null}
        options={bases}
        onChange={(basis) => basis && value && onChange({ ...value, basis })}
      />
    </div>
  );
}
