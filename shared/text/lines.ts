// A text cut into paragraphs for the viewer (after LF, CRLF, a lone CR, and above 20,000 units) and into numbered lines.
import { graphemeAround } from './grapheme.ts';

/** A browser lays out longer text nodes in more than a frame. */
export const maxParagraphUnits = 20_000;

/** How far back a cut looks for a blank, so that it does not split a word: longer than any word. */
const blankReach = 200;

/** Paragraphs and lines of one text. Offsets are UTF-16 units; paragraphs count from 0, lines from 1. Never empty. */
export class LineIndex {
  /** Number of paragraphs, at least 1; after a final line break comes an empty one. */
  readonly count: number;
  /** Number of lines as people count them; cuts of long lines do not count. */
  readonly lineCount: number;
  /** UTF-16 units of the whole text. */
  readonly length: number;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #lines: Uint32Array;

  constructor(text: string) {
    const starts: number[] = [];
    const ends: number[] = [];
    const lines: number[] = [];
    let line = 1;
    let start = 0;
    const close = (contentEnd: number) => {
      let from = start;
      while (contentEnd - from > maxParagraphUnits) {
        const cut = cutBefore(text, from, from + maxParagraphUnits);
        starts.push(from);
        ends.push(cut);
        lines.push(line);
        from = cut;
      }
      starts.push(from);
      ends.push(contentEnd);
      lines.push(line);
    };
    const { length } = text;
    // Searching is many times faster than looking at every unit, and most texts have no CR at all.
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      const offset = carriage >= 0 && (feed < 0 || carriage < feed) ? carriage : feed;
      close(offset);
      start = offset === carriage && feed === offset + 1 ? offset + 2 : offset + 1;
      line++;
      if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
      if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    }
    close(length);
    this.length = length;
    this.count = starts.length;
    this.lineCount = line;
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
    this.#lines = Uint32Array.from(lines);
  }

  /** Where paragraph `index` begins. Beyond the last: the text's length. */
  startOf(index: number): number {
    return this.#starts[index] ?? this.length;
  }

  /** Where the content of paragraph `index` ends, before its LF, CR or CRLF. Beyond the last: the text's length. */
  endOf(index: number): number {
    return this.#ends[index] ?? this.length;
  }

  /** The paragraph that holds `offset`, its line break included; offsets outside the text give the first or last. */
  indexAt(offset: number): number {
    return lastAtMost(this.#starts, offset);
  }

  /** The line (from 1) that holds `offset`. */
  lineNumberAt(offset: number): number {
    return this.#lines[this.indexAt(offset)] ?? 1;
  }

  /** Where line `number` (from 1) begins; numbers out of range give the first or last line. */
  startOfLineNumber(number: number): number {
    const wanted = Math.min(Math.max(1, Math.trunc(number) || 1), this.lineCount);
    return this.startOf(wanted === 1 ? 0 : lastAtMost(this.#lines, wanted - 1) + 1);
  }
}

/** Index of the last value at most `wanted` in ascending `values`; 0 when there is none. */
function lastAtMost(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A place in (from, limit] where a long line may be cut: after a blank if one is near, always between two graphemes. */
function cutBefore(text: string, from: number, limit: number): number {
  for (let cut = limit; cut > limit - blankReach; cut--) {
    const unit = text.charCodeAt(cut - 1);
    if ((unit === 0x20 || unit === 0x09) && graphemeAround(text, cut).start === cut) return cut;
  }
  const { start } = graphemeAround(text, limit);
  return start > from ? start : limit;
}
