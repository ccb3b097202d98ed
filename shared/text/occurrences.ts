// Every place a name stands in a text, for "tag all occurrences": folded, never inside a longer known name.
import type { Range } from '../model/span.ts';
import { foldedOnce, matchStarts } from './find-in-text.ts';
import { foldName, unfoldRange } from './fold.ts';

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
  const matches = (name: string): Range[] => {
    const found: Range[] = [];
    for (const start of matchStarts(source, name, wholeWord)) found.push({ start, end: start + name.length });
    return found;
  };
  const blocked = blockers(wanted, longerNames).flatMap(matches);
  const insideLonger = containment(blocked);
  const candidates = [...wanted].flatMap(matches).filter((range) => !insideLonger(range));
  return longestFirst(candidates, source.folded.length).map((range) =>
    unfoldRange(text, source, range.start, range.end),
  );
}

/** Folded longer names that contain a wanted one: no other can have an occurrence of it inside. */
function blockers(wanted: ReadonlySet<string>, longerNames: readonly string[]): string[] {
  const found = new Set<string>();
  for (const name of longerNames) {
    const folded = foldName(name);
    if (wanted.has(folded) || found.has(folded)) continue;
    for (const short of wanted) {
      if (folded.length > short.length && folded.includes(short)) {
        found.add(folded);
        break;
      }
    }
  }
  return [...found];
}

/** A test whether a range lies inside one of `outer`. */
function containment(outer: readonly Range[]): (range: Range) => boolean {
  const sorted = [...outer].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const range of sorted) furthest.push(Math.max(furthest.at(-1) ?? 0, range.end));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (furthest[low - 1] ?? 0) >= end;
  };
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
