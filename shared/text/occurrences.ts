// Every place a name stands in a text, for "tag all occurrences": folded, never inside a longer known name.
import type { Range } from '../model/span.ts';
import { foldedOnce, isWholeCharacters, matchStarts } from './find-in-text.ts';
import { type FoldedText, foldName, unfoldRange } from './fold.ts';
import { isWholeWord } from './whole-word.ts';

export interface OccurrenceOptions {
  readonly wholeWord: boolean;
  /** Names of other entities. Only those that contain one of the names matter; giving all is fine. */
  readonly longerNames: readonly string[];
}

/** Passages (UTF-16 units, text order, not overlapping) where one of `names` stands; of two that overlap the longer wins. */
export function findOccurrences(
  text: string,
  names: readonly string[],
  { wholeWord, longerNames }: OccurrenceOptions,
): Range[] {
  const wanted = new Set(names.map(foldName).filter((name) => name !== ''));
  if (wanted.size === 0) return [];
  const source = foldedOnce(text);
  const isInsideLonger = longerNameTest(source, wanted, longerNames, wholeWord);
  const candidates: Range[] = [];
  for (const name of wanted) {
    for (const start of matchStarts(source, name, wholeWord)) {
      const range = { start, end: start + name.length };
      if (!isInsideLonger(range)) candidates.push(range);
    }
  }
  return longestFirst(candidates, source.folded.length).map((range) =>
    unfoldRange(text, source, range.start, range.end),
  );
}

/** Longer names of one length that hold a wanted one at one place: all looked up with one slice of the text. */
interface LongerNames {
  /** Where the wanted name begins in them. */
  readonly at: number;
  readonly length: number;
  readonly names: Set<string>;
}

/** A test whether a wanted name that stands at a folded range is there as part of a longer name. */
function longerNameTest(
  source: FoldedText,
  wanted: ReadonlySet<string>,
  longerNames: readonly string[],
  wholeWord: boolean,
): (range: Range) => boolean {
  const { folded } = source;
  const groups = new Map<string, LongerNames[]>();
  for (const name of new Set(longerNames.map(foldName))) {
    if (wanted.has(name)) continue;
    for (const short of wanted) {
      for (let at = name.indexOf(short); at >= 0; at = name.indexOf(short, at + 1)) {
        const group = groups.get(short) ?? [];
        groups.set(short, group);
        const sameShape = group.find((other) => other.at === at && other.length === name.length);
        if (sameShape) sameShape.names.add(name);
        else group.push({ at, length: name.length, names: new Set([name]) });
      }
    }
  }
  return ({ start, end }) =>
    (groups.get(folded.slice(start, end)) ?? []).some(({ at, length, names }) => {
      const from = start - at;
      const to = from + length;
      return (
        from >= 0 &&
        names.has(folded.slice(from, to)) &&
        isWholeCharacters(source, from, to) &&
        (!wholeWord || isWholeWord(folded, from, to))
      );
    });
}

/** The ranges that remain, in order, when of two that overlap the longer (then the earlier) is kept. */
function longestFirst(ranges: readonly Range[], length: number): Range[] {
  const taken = new Uint8Array(length);
  const bySize = [...ranges].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Range[] = [];
  for (const range of bySize) {
    // Nothing kept is shorter than this one, so an overlap covers one of its ends.
    if (taken[range.start] || taken[range.end - 1]) continue;
    taken.fill(1, range.start, range.end);
    kept.push(range);
  }
  return kept.sort((a, b) => a.start - b.start);
}
