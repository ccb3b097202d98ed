// A labelled native select. The unset choice comes first and looks unset.
import { useId } from 'react';
import { classNames } from './class-names.ts';
import './field.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value | null) => void;
  /** Wording of the unset choice ("Not rated"); without it the field cannot be unset. */
  readonly unsetLabel?: string;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
  readonly hint?: string;
  readonly className?: string;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const id = useId();
  const choose = (value: string) =>
    props.onChange(props.options.find((option) => option.value === value)?.value ?? null);
  return (
    <div className={classNames('field', props.className)}>
      <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      <select
        id={id}
        className={classNames('field-input', props.value === null && 'field-unset')}
        value={props.value ?? ''}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {props.unsetLabel !== undefined && <option value="">{props.unsetLabel}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {props.hint && (
        <div id={`${id}-hint`} className="field-hint">
          {props.hint}
        </div>
      )}
    </div>
  );
}
