// How far something is. Unknown progress shows a bar that moves, or stands still where motion is not wanted.
import './progress-bar.css';

export function ProgressBar(props: {
  /** The accessible name. */
  readonly label: string;
  /** 0 to 1, or null while unknown. */
  readonly value: number | null;
}) {
  return (
    <progress className="progress-bar" aria-label={props.label} max={1} value={props.value ?? undefined} />
  );
}
