// One half of the Admiralty grade: letters or digits side by side, the chosen one with its full wording.
import { useId } from 'react';
import type { ScaleStep } from '../../shared/model/scales.ts';
import './grade-scale.css';

export function GradeScale<Value extends string | number>(props: {
  /** The group's accessible name. */
  readonly label: string;
  readonly value: Value | null;
  readonly scale: readonly ScaleStep<Value>[];
  readonly onChange: (value: Value | null) => void;
}) {
  const name = useId();
  const chosen = props.scale.find((step) => step.value === props.value);
  const wording = (step: ScaleStep<Value>) => `${step.value} · ${step.label}`;
  return (
    <fieldset className="grade-scale">
      <legend className="field-label">
        {props.label}
        <span aria-hidden="true" className={chosen ? 'grade-scale-wording' : 'grade-scale-unset'}>
          {chosen ? wording(chosen) : 'not rated'}
        </span>
      </legend>
      <div className="segmented-track">
        <label className="segmented-choice segmented-unset grade-scale-choice" title="Not rated">
          <input
            type="radio"
            name={name}
            aria-label="Not rated"
            checked={props.value === null}
            onChange={() => props.onChange(null)}
          />
          <span aria-hidden="true">–</span>
        </label>
        {props.scale.map((step) => (
          <label
            key={step.value}
            className="segmented-choice grade-scale-choice"
            title={`${wording(step)}\n${step.hint}`}
          >
            <input
              type="radio"
              name={name}
              aria-label={wording(step)}
              checked={props.value === step.value}
              onChange={() => props.onChange(step.value)}
            />
            <span aria-hidden="true">{step.value}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
