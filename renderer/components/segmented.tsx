// One choice of few, side by side, with "not assessed" as a choice of its own that looks unset. A named group of
// native radio buttons: arrow keys move and choose, Tab passes on.
import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { KeyCap } from './key-cap.tsx';
import './segmented.css';
import { classNames } from './class-names.ts';

export interface SegmentedOption<Value extends string | number> {
  readonly value: Value;
  readonly label: string;
  /** Full wording on hover. */
  readonly hint?: string;
  /** A key to show, such as "1"; the form handles it. */
  readonly keyName?: string;
}

export interface SegmentedProps<Value extends string | number> {
  /** The group's accessible name. */
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly SegmentedOption<Value>[];
  readonly onChange: (value: Value | null) => void;
  /** Wording of the unset choice ("Not assessed"); without it the group cannot be unset. */
  readonly unsetLabel?: string;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
  /** Lets many options run over several lines. */
  readonly wrap?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLFieldSetElement>) => void;
}

export function Segmented<Value extends string | number>(props: SegmentedProps<Value>) {
  const name = useId();
  const choice = (key: string, value: Value | null, label: string, hint?: string, keyName?: string) => (
    <label
      key={key}
      className={classNames('segmented-choice', value === null && 'segmented-unset')}
      title={hint}
    >
      <input
        type="radio"
        name={name}
        checked={props.value === value}
        onChange={() => props.onChange(value)}
      />
      <span>{label}</span>
      {keyName && <KeyCap name={keyName} />}
    </label>
  );
  return (
    <fieldset className="segmented" disabled={props.disabled} onKeyDown={props.onKeyDown}>
      <legend className={props.labelHidden ? 'visually-hidden' : 'field-label'}>{props.label}</legend>
      <div className={classNames('segmented-track', props.wrap && 'segmented-wrap')}>
        {props.unsetLabel !== undefined && choice('\u0000unset', null, props.unsetLabel)}
        {props.options.map((option) =>
          choice(String(option.value), option.value, option.label, option.hint, option.keyName),
        )}
      </div>
    </fieldset>
  );
}
