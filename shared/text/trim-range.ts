// What a selection becomes before it is a mark: whole graphemes, and no blanks or invisible characters at its ends.
import type { Range } from '../model/span.ts';
import { graphemeAround } from './grapheme.ts';

// White space; zero-width space, joiners and word joiner; invisible operators; bidi marks, embeddings and isolates; BOM.
const blank = /[\s\u0085\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
const combining = /\p{M}/u;

/** `range` (UTF-16 units) without white space, zero-width characters and bidi controls at both ends; null when nothing is left. */
export function trimRange(text: string, range: Range): Range | null {
  let start = Math.max(0, range.start);
  let end = Math.min(text.length, range.end);
  while (start < end && blank.test(text.charAt(start))) {
    // A blank that carries a combining mark is a visible character.
    if (start + 1 < end && isSpacing(text.charCodeAt(start)) && combining.test(text.charAt(start + 1))) break;
    start++;
  }
  while (end > start && blank.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** `range` widened to whole grapheme clusters at both ends. An empty range inside a cluster becomes that cluster. */
export function snapToGraphemes(text: string, range: Range): Range {
  return { start: graphemeAround(text, range.start).start, end: graphemeAround(text, range.end).end };
}

/** Snaps, then trims: the passage a selection stands for, or null. A joiner at the very end is trimmed off its cluster. */
export function cleanRange(text: string, range: Range): Range | null {
  return trimRange(text, snapToGraphemes(text, range));
}

/** A space that can carry a mark: U+0020 and NBSP, the two that Unicode names for it. */
function isSpacing(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0;
}
