// Find in one text: folded, so that case, quotes, dashes and diacritics do not matter, with offsets exact in the source.
import type { Range } from '../model/span.ts';
import { type FoldedText, fold, unfoldRange } from './fold.ts';
import { isWholeWord } from './whole-word.ts';

export interface FindOptions {
  readonly caseSensitive?: boolean;
  readonly wholeWord?: boolean;
  /** Most hits to return. */
  readonly limit?: number;
}

/** Hits returned where no limit is given: more than anybody steps through, few enough to paint. */
export const mostHits = 10_000;

/** Hits of `query` in text order, not overlapping (UTF-16 units of `text`); none for a blank query. */
export function findInText(text: string, query: string, options: FindOptions = {}): Range[] {
  const keepCase = options.caseSensitive ?? false;
  const wanted = fold(query, keepCase).folded;
  if (wanted.trim() === '') return [];
  const source = foldedOnce(text, keepCase);
  const limit = options.limit ?? mostHits;
  const hits: Range[] = [];
  for (const start of matchStarts(source, wanted, options.wholeWord ?? false)) {
    if (hits.length >= limit) break;
    hits.push(unfoldRange(text, source, start, start + wanted.length));
  }
  return hits;
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
