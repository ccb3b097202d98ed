// A filter chip: pressed or not, with a colour dot and a count where that helps.
import type { ReactNode } from 'react';
import './chip.css';
import { ColourSwatch } from './colour-swatch.tsx';

export interface ChipProps {
  readonly pressed: boolean;
  readonly onPressedChange: (pressed: boolean) => void;
  readonly children: ReactNode;
  /** A CSS colour (use `markColour` for codebook colours). */
  readonly colour?: string | undefined;
  readonly count?: number | undefined;
  readonly disabled?: boolean;
  readonly title?: string;
}

export function Chip(props: ChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={props.pressed}
      disabled={props.disabled}
      title={props.title}
      onClick={() => props.onPressedChange(!props.pressed)}
    >
      {props.colour !== undefined && <ColourSwatch colour={props.colour} />}
      <span>{props.children}</span>
      {props.count !== undefined && <span className="chip-count">{props.count.toLocaleString('en-GB')}</span>}
    </button>
  );
}
