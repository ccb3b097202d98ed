// Lines too long for one paragraph are cut into pieces; here is what must hold over all pieces of a line.
import type { LineIndex } from '../../shared/text/lines.ts';

const strongCharacter = /\p{L}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** True for every piece of a long line but its first. */
export function continuesLine(lines: LineIndex, paragraph: number): boolean {
  return paragraph > 0 && lines.endOf(paragraph - 1) === lines.startOf(paragraph);
}

/** The whole line around an offset, over all its pieces, without its line break. UTF-16 units. */
export function lineAround(
  lines: LineIndex,
  offset: number,
): { readonly start: number; readonly end: number } {
  let first = lines.indexAt(offset);
  let last = first;
  while (continuesLine(lines, first)) first--;
  while (last + 1 < lines.count && continuesLine(lines, last + 1)) last++;
  return { start: lines.startOf(first), end: lines.endOf(last) };
}

/** `auto` for a whole line; a later piece follows the direction its line began with. */
export function directionOf(text: string, lines: LineIndex, paragraph: number): 'auto' | 'ltr' | 'rtl' {
  if (!continuesLine(lines, paragraph)) return 'auto';
  let first = paragraph;
  while (continuesLine(lines, first)) first--;
  const strong = strongCharacter.exec(text.slice(lines.startOf(first), lines.endOf(first)));
  return strong && rightToLeft.test(strong[0]) ? 'rtl' : 'ltr';
}
