// A text beside its folded form, and offsets from one to the other.
import type { Range } from '../model/span.ts';
import { type FoldedText, fold, unfoldRange } from '../text/fold.ts';

/** Folded but for case: quotation marks, dashes, blanks, soft hyphens and accents no longer differ. */
export class FoldedSource {
  readonly text: string;
  readonly folded: FoldedText;

  constructor(text: string) {
    this.text = text;
    this.folded = fold(text, true);
  }

  /** The folded units of text[start, end); empty when folding drops all of them. */
  rangeOf({ start, end }: Range): Range {
    const from = this.#firstAtOrAfter(start);
    return { start: from, end: Math.max(from, this.#firstAtOrAfter(end)) };
  }

  /** The passage of folded [start, end), not empty: whole characters, no blanks at its ends. */
  passageOf(start: number, end: number): Range {
    const { folded } = this.folded;
    let from = start;
    let to = end;
    while (from < to - 1 && folded.charCodeAt(from) === 0x20) from++;
    while (to > from + 1 && folded.charCodeAt(to - 1) === 0x20) to--;
    return unfoldRange(this.text, this.folded, from, to);
  }

  #firstAtOrAfter(offset: number): number {
    const { map } = this.folded;
    let low = 0;
    let high = map.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((map[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const notLetters = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * Whether two passages differ in typography alone: quotation marks, dashes, blanks, line breaks, invisible characters, and how
 * Unicode writes a letter. Another accent, another case, another digit is another word.
 */
export function sameButForTypography(one: string, other: string): boolean {
  if (one === other) return true;
  if (fold(one, true).folded.trim() !== fold(other, true).folded.trim()) return false;
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(notLetters, '');
}
