// A named group of a form: its name above, its controls below.
import type { ReactNode } from 'react';

export function FormSection(props: {
  readonly label: string;
  /** At the right of the name, quiet: the wording of what is chosen. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="form-section">
      <legend className="field-label">
        {props.label}
        {props.note !== undefined && (
          <span aria-hidden="true" className="form-note">
            {props.note}
          </span>
        )}
      </legend>
      {props.children}
    </fieldset>
  );
}
