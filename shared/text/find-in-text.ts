// Find in one text: folded, so that case, quotes, dashes and diacritics do not matter, with offsets exact in the source.
import type { Range } from '../model/span.ts';
import { type FoldedText, fold, unfoldRange } from './fold.ts';
import { isWholeWord } from './whole-word.ts';

export interface FindOptions {
  readonly caseSensitive?: boolean;
  readonly wholeWord?: boolean;
}

/** Some of the hits of a query, next to each other. */
export interface HitWindow {
  /** In text order, not overlapping (UTF-16 units). */
  readonly hits: readonly Range[];
  /** How many hits lie before the first of `hits`. */
  readonly before: number;
  /** How many hits there are in the whole text. */
  readonly total: number;
}

/** Where the window of hits lies: around an offset (UTF-16 units), or around the hit of that number (from 0). */
export type HitPlace = { readonly offset: number } | { readonly index: number };

/** Hits in one window: more than anybody looks through at once, few enough to paint. */
export const mostHits = 10_000;

/** All hits of `query` in text order, not overlapping (UTF-16 units of `text`); none for a blank query. */
export function findInText(text: string, query: string, options: FindOptions = {}): Range[] {
  const { starts, rangeOf } = search(text, query, options);
  return starts.map(rangeOf);
}

/** At most `limit` hits around a place, and the count of all; as `findInText` otherwise. */
export function findAround(text: string, query: string, place: HitPlace, limit = mostHits): HitWindow {
  const { starts, source, rangeOf } = search(text, query, {});
  let middle = 'index' in place ? place.index : starts.length;
  if ('offset' in place) {
    let low = 0;
    while (low < middle) {
      const half = (low + middle) >> 1;
      if ((source.map[starts[half] ?? 0] ?? 0) < place.offset) low = half + 1;
      else middle = half;
    }
  }
  const before = Math.max(0, Math.min(middle - (limit >> 1), starts.length - limit));
  return { hits: starts.slice(before, before + limit).map(rangeOf), before, total: starts.length };
}

function search(text: string, query: string, options: FindOptions) {
  const keepCase = options.caseSensitive ?? false;
  const wanted = fold(query, keepCase).folded;
  const source = foldedOnce(text, keepCase);
  const starts = wanted.trim() === '' ? [] : [...matchStarts(source, wanted, options.wholeWord ?? false)];
  const rangeOf = (start: number): Range => unfoldRange(text, source, start, start + wanted.length);
  return { starts, source, rangeOf };
}

/** Folded offsets at which `wanted` (folded, not empty) stands, as whole characters; matches do not overlap. */
export function* matchStarts(source: FoldedText, wanted: string, wholeWord: boolean): Generator<number> {
  const { folded } = source;
  let from = 0;
  for (;;) {
    const start = folded.indexOf(wanted, from);
    if (start < 0) return;
    const end = start + wanted.length;
    if (isWholeCharacters(source, start, end) && (!wholeWord || isWholeWord(folded, start, end))) {
      yield start;
      from = end;
    } else {
      from = start + 1;
    }
  }
}

/** The fold of the text asked for last, so that typing in the search box folds a text once. Compared by value, freed by the next. */
let latest: { text: string; keepCase: boolean; folded: FoldedText } | undefined;

/** `fold(text)`, remembered for one text. */
export function foldedOnce(text: string, keepCase = false): FoldedText {
  if (latest?.text !== text || latest.keepCase !== keepCase) {
    latest = { text, keepCase, folded: fold(text, keepCase) };
  }
  return latest.folded;
}

/** What continues the character before it: a second unit of one source character, a voicing mark, a Hangul vowel or final. */
const continuation = /[\u3099\u309a\u1160-\u11ff\udc00-\udfff]/;

/** Whether folded [start, end) begins and ends between source characters, none of them cut. */
export function isWholeCharacters({ folded, map }: FoldedText, start: number, end: number): boolean {
  if (start > 0 && map[start] === map[start - 1]) return false;
  if (end < folded.length && map[end] === map[end - 1]) return false;
  return !continuation.test(folded.charAt(start)) && !continuation.test(folded.charAt(end));
}
