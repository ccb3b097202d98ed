// A selection widened step by step: word, sentence, paragraph. Offsets are UTF-16 units; a long paragraph is seen through a window.
import type { Range } from '../model/span.ts';
import { isHighSurrogate, isLowSurrogate } from './grapheme.ts';
import { sentenceBounds } from './sentence-bounds.ts';
import { trimRange } from './trim-range.ts';

/** Units looked at on each side of an offset: longer than any real word or sentence, quick to segment. */
const wordReach = 500;
const sentenceReach = 5_000;

const words = new Intl.Segmenter('en', { granularity: 'word' });
// LF, CR, FF and the paragraph separator end a paragraph; VT and the line separator only break a line in it.
const paragraphBreak = /[\n\r\f\u2029]/;

/** The next larger unit around `range`: its words, its sentences, its paragraphs. A range as wide as that stays. */
export function widen(text: string, range: Range): Range {
  for (const unitAt of [wordAt, sentenceAt, paragraphAt]) {
    const wider = hull(text, range, unitAt);
    if (wider.end - wider.start > range.end - range.start) return wider;
  }
  return range;
}

/** The word at `offset`, or the one that ends there; empty at `offset` when there is none. */
export function wordAt(text: string, offset: number): Range {
  const { from, to } = windowAround(text, offset, wordReach);
  const segments = words.segment(text.slice(from, to));
  for (const at of [offset, offset - 1]) {
    const segment = at >= from && at < to ? segments.containing(at - from) : undefined;
    if (segment?.isWordLike) {
      return { start: from + segment.index, end: from + segment.index + segment.segment.length };
    }
  }
  return { start: offset, end: offset };
}

/** The sentence at `offset` without blanks at its ends; between two sentences the one before. Empty in a blank paragraph. */
export function sentenceAt(text: string, offset: number): Range {
  const { from, to } = windowAround(text, offset, sentenceReach);
  const bounds = sentenceBounds(text.slice(from, to));
  let start = from;
  for (const bound of bounds) {
    const end = from + bound;
    // The last sentence also holds the offset at its end.
    if (offset < end || end === to) return trimRange(text, { start, end }) ?? { start: offset, end: offset };
    start = end;
  }
  return { start: offset, end: offset };
}

/** The paragraph at `offset`, without its line break and without blanks at its ends; empty in a blank one. */
export function paragraphAt(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && !paragraphBreak.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !paragraphBreak.test(text.charAt(end))) end++;
  return trimRange(text, { start, end }) ?? { start: offset, end: offset };
}

/** From the unit at the first offset of `range` to the unit at its last, never narrower than `range` itself. */
function hull(text: string, range: Range, unitAt: (text: string, offset: number) => Range): Range {
  const first = unitAt(text, range.start);
  const last = range.end > range.start ? unitAt(text, range.end - 1) : first;
  // A word that merely ends where the range begins is not part of it.
  const start = first.end > range.start || range.end === range.start ? first.start : range.start;
  return { start: Math.min(start, range.start), end: Math.max(last.end, range.end) };
}

/** The part of the paragraph around `offset` that is within `reach`, not cutting a surrogate pair. */
function windowAround(text: string, offset: number, reach: number): { from: number; to: number } {
  let from = offset;
  while (from > 0 && offset - from < reach && !paragraphBreak.test(text.charAt(from - 1))) from--;
  let to = offset;
  while (to < text.length && to - offset < reach && !paragraphBreak.test(text.charAt(to))) to++;
  if (isLowSurrogate(text.charCodeAt(from)) && isHighSurrogate(text.charCodeAt(from - 1))) from--;
  if (isHighSurrogate(text.charCodeAt(to - 1)) && isLowSurrogate(text.charCodeAt(to))) to++;
  return { from, to };
}
