// Chooses one of the palette's eight colours by name; arrow keys move as in any radio group.
import { useId } from 'react';
import { markPalette } from '../theme/mark-palette.ts';
import './colour-picker.css';

export function ColourPicker(props: {
  /** The group's accessible name. */
  readonly label: string;
  /** A hex value of the palette, or another one, which then shows as chosen nowhere. */
  readonly value: string;
  readonly onChange: (hex: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className="colour-picker">
      <legend className="visually-hidden">{props.label}</legend>
      {markPalette.map((colour) => (
        <label key={colour.hex} className="colour-picker-choice" title={colour.name}>
          <input
            type="radio"
            name={name}
            aria-label={colour.name}
            checked={colour.hex === props.value.toLowerCase()}
            onChange={() => props.onChange(colour.hex)}
          />
          <span aria-hidden="true" style={{ backgroundColor: colour.token }} />
        </label>
      ))}
    </fieldset>
  );
}
