// A date as precisely as it is known: "2024", "2024-08", "2024-08-30", or two of them with "to"; and where it is from.
import { useState } from 'react';
import { dateWording, parseImpreciseDate } from '../../shared/marks/date-wording.ts';
import type { DateBasis, ImpreciseDate } from '../../shared/model/imprecise-date.ts';
import { SelectField } from '../components/select-field.tsx';
import { DraftField } from './draft-field.tsx';

const bases = [
  { value: 'stated', label: 'stated' },
  { value: 'inferred', label: 'inferred' },
  { value: 'other-source', label: 'other source' },
] as const satisfies readonly { value: DateBasis; label: string }[];

export function ImpreciseDateField(props: {
  readonly label: string;
  readonly value: ImpreciseDate | null;
  readonly onChange: (value: ImpreciseDate | null) => void;
}) {
  const { value } = props;
  const [error, setError] = useState<string | null>(null);
  const keep = (text: string) => {
    const date = text.trim() === '' ? null : parseImpreciseDate(text, value?.basis ?? 'stated');
    if (text.trim() !== '' && date === null)
      return setError('A date such as 2024, 2024-08, 2024-08-30, or two of them with “to” between.');
    setError(null);
    props.onChange(date);
  };
  return (
    <div className="date-field">
      <DraftField
        label={props.label}
        value={value ? dateWording({ ...value, basis: 'stated' }) : ''}
        placeholder="unknown"
        error={error}
        onKeep={keep}
      />
      {value && (
        <SelectField
          label={`${props.label}: basis`}
          labelHidden
          value={value.basis}
          options={bases}
          onChange={(basis) => basis && props.onChange({ ...value, basis })}
        />
      )}
    </div>
  );
}
