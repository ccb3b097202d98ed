// A dot of colour beside a name; never alone, so it says nothing to screen readers.
import './colour-swatch.css';

export function ColourSwatch(props: {
  /** A CSS colour (use `markColour` for codebook colours). */
  readonly colour: string;
  readonly shape?: 'dot' | 'square' | 'line';
}) {
  return (
    <span
      aria-hidden="true"
      className={`colour-swatch colour-swatch-${props.shape ?? 'dot'}`}
      style={{ backgroundColor: props.colour }}
    />
  );
}
