// The analyst's judgement of likelihood on the corpus's yardstick: one row a step, synonyms side by side, range at the end.
import { useId } from 'react';
import { likelihoodLabel } from '../../shared/marks/likelihood-label.ts';
import type { Likelihood } from '../../shared/model/claim.ts';
import { likelihoodSchema } from '../../shared/model/claim.ts';
import type { LikelihoodTerm, Yardstick } from '../../shared/model/scales.ts';
import { icd203Scale, phiaScale } from '../../shared/model/scales.ts';
import './likelihood-field.css';

const yardstickNames: Readonly<Record<Yardstick, string>> = { icd203: 'ICD 203', phia: 'PHIA yardstick' };

export function LikelihoodField(props: {
  readonly value: Likelihood | null;
  readonly yardstick: Yardstick;
  readonly onChange: (value: Likelihood | null) => void;
}) {
  const name = useId();
  const { value, yardstick } = props;
  const scale: readonly LikelihoodTerm<string>[] = yardstick === 'icd203' ? icd203Scale : phiaScale;
  const choose = (term: string) => {
    const parsed = likelihoodSchema.safeParse({ scale: yardstick, term });
    if (parsed.success) props.onChange(parsed.data);
  };
  const foreign = value !== null && value.scale !== yardstick;
  return (
    <fieldset className="likelihood">
      <legend className="field-label">Likelihood</legend>
      <div className="likelihood-steps">
        <div className="likelihood-step">
          <Choice
            name={name}
            label="Not stated"
            checked={value === null}
            unset
            onChoose={() => props.onChange(null)}
          />
          <span className="likelihood-range">{yardstickNames[yardstick]}</span>
        </div>
        {foreign && (
          <div className="likelihood-step">
            <Choice
              name={name}
              label={`${likelihoodLabel(value)} (${yardstickNames[value.scale]})`}
              checked
              onChoose={() => undefined}
            />
          </div>
        )}
        {rows(scale).map((row) => (
          <div key={row[0]?.term} className="likelihood-step">
            {row.map((term) => (
              <Choice
                key={term.term}
                name={name}
                label={term.label}
                checked={!foreign && value?.term === term.term}
                onChoose={() => choose(term.term)}
              />
            ))}
            <span className="likelihood-range">
              {row[0]?.from}–{row[0]?.to} %
            </span>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly unset?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className={props.unset ? 'likelihood-choice likelihood-unset' : 'likelihood-choice'}>
      <input type="radio" name={props.name} checked={props.checked} onChange={props.onChoose} />
      <span>{props.label}</span>
    </label>
  );
}

/** Terms of equal range in one row: ICD 203 has two synonyms a step, PHIA one term. */
function rows(scale: readonly LikelihoodTerm<string>[]): LikelihoodTerm<string>[][] {
  const grouped: LikelihoodTerm<string>[][] = [];
  for (const term of scale) {
    const row = grouped.at(-1);
    if (row?.[0]?.from === term.from) row.push(term);
    else grouped.push([term]);
  }
  return grouped;
}
