// A figure as one line: "at least 40 people (killed), as of 2024-08-30".
import type { Figure } from '../model/claim.ts';
import { dateWording } from './date-wording.ts';

/** A figure in words; what is unset is left out. The wording in the text alone stands for itself. */
export function figureWording(figure: Figure): string {
  const range =
    figure.min !== null || figure.max !== null ? `${number(figure.min)}–${number(figure.max)}` : '';
  const amount = [
    figure.value === null ? '' : number(figure.value),
    range && figure.value !== null ? `(${range})` : range,
  ]
    .filter(Boolean)
    .join(' ');
  const core = [figure.qualifier, amount, figure.unit, figure.counts].filter(Boolean).join(' ');
  const asOf = figure.asOf ? `as of ${dateWording(figure.asOf)}` : '';
  const text = figure.text && core ? `“${figure.text}”` : figure.text;
  return [core, asOf, text].filter(Boolean).join(', ') || 'empty figure';
}

function number(value: number | null): string {
  return value === null ? '?' : value.toLocaleString('en-GB');
}
