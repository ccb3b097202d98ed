// How a program counted the offsets into one text. The standard says code points; some count UTF-16 units, ATLAS.ti takes a
// CRLF for one character. No file says which, so the text itself is asked: do passages cover whole words, do they begin with
// the words their selection is named after?
import { ProjectedText } from '../../export/projected-text.ts';
import type { Range } from '../../model/span.ts';
import { cutsPair } from '../../native/check-spans.ts';

export interface Counting {
  readonly unit: 'code-point' | 'utf-16';
  readonly crlfAsOne: boolean;
}

/** A selection as the file has it. */
export interface CountedRange extends Range {
  /** Its name: by default the first words it covers, in most programs. */
  readonly name: string;
}

/** Selections asked at most: enough to tell, few enough for a text with 10,000. */
const asked = 500;
/** Points by which another counting must beat the expected one: one name, or three passages that cover whole words. */
const margin = 3;

/** Offsets of a file into one text, as UTF-16 offsets. */
export class CountedText {
  readonly #length: number;
  readonly #projected: ProjectedText;

  constructor(text: string, { unit, crlfAsOne }: Counting) {
    this.#projected = new ProjectedText(text, { unit, newlines: crlfAsOne ? 'lf' : 'keep', xml: false });
    this.#length = text.length;
  }

  /** The UTF-16 range, or null where it does not lie within the text. */
  range({ start, end }: Range): Range | null {
    const [from, to] = [this.#projected.sourceOffset(start), this.#projected.sourceOffset(end)];
    return to < from || to > this.#length ? null : { start: from, end: to };
  }
}

/** The likeliest counting of these ranges: the expected one unless another fits the text clearly better. */
export function countingOf(
  text: string,
  ranges: readonly CountedRange[],
  expected: Counting,
  units: readonly Counting['unit'][],
): Counting {
  const newlines = text.includes('\r\n') ? [false, true] : [expected.crlfAsOne];
  const sample = ranges.slice(0, asked);
  let best = expected;
  let bestScore = scoreOf(text, sample, expected) + margin;
  for (const unit of /[\ud800-\udbff]/.test(text) ? units : [expected.unit])
    for (const crlfAsOne of newlines) {
      if (unit === expected.unit && crlfAsOne === expected.crlfAsOne) continue;
      const score = scoreOf(text, sample, { unit, crlfAsOne });
      if (score < bestScore || (best !== expected && score === bestScore)) continue;
      best = { unit, crlfAsOne };
      bestScore = score;
    }
  return best;
}

function scoreOf(text: string, ranges: readonly CountedRange[], counting: Counting): number {
  const counted = new CountedText(text, counting);
  let score = 0;
  for (const range of ranges) {
    const placed = counted.range(range);
    if (!placed) score -= margin;
    else if (isNamedAfter(range.name, text.slice(placed.start, placed.end))) score += margin;
    else if (isWhole(text, placed.start) && isWhole(text, placed.end)) score++;
  }
  return score;
}

/** Letters of a name that are compared; programs cut it somewhere behind them. */
const compared = 16;

/** Whether a selection is named after its first words. */
export function isNamedAfter(name: string, words: string): boolean {
  const short = plainWords(name.replace(/(?:…|\.\.\.)\s*$/, '')).slice(0, compared);
  return short !== '' && plainWords(words).startsWith(short);
}

function plainWords(text: string): string {
  return text
    .slice(0, compared * 4)
    .replace(/\s+/g, ' ')
    .trim();
}

const letter = /[\p{Letter}\p{Number}\p{Mark}]/u;

/** Whether no word stretches over this offset. */
function isWhole(text: string, at: number): boolean {
  if (cutsPair(text, at)) return false;
  return !(letter.test(text.slice(Math.max(0, at - 1), at)) && letter.test(text.slice(at, at + 1)));
}
