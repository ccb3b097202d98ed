// Passages of which no two overlap, for formats that know no layers: the longest wins.
import type { Range } from '../../model/span.ts';
import { exampleOf, type LossCounter } from '../loss-counter.ts';
import type { PlacedMark } from './placed-source.ts';

export interface Passage extends Range {
  readonly placed: PlacedMark;
  /** Number within its mark, from 0, in reading order. */
  readonly index: number;
}

/** Every passage of the marks, in text order; the longer of two that begin together comes first. */
export function passagesOf(marks: readonly PlacedMark[]): Passage[] {
  return marks
    .flatMap((placed) => placed.ranges.map((range, index) => ({ ...range, placed, index })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The longest passages that do not overlap, in text order; of two of one length the first. The others are counted. */
export function flatPassages(passages: readonly Passage[], counter: LossCounter): Passage[] {
  const kept: Passage[] = [];
  const byLength = [...passages].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const passage of byLength) {
    const at = firstFrom(kept, passage.start);
    const before = kept[at - 1];
    const after = kept[at];
    if ((before && before.end > passage.start) || (after && after.start < passage.end))
      counter.add(
        'overlap-dropped',
        'Of overlapping passages only the longest is written',
        exampleOf(passage.placed.mark),
      );
    else kept.splice(at, 0, passage);
  }
  return kept;
}

/** Where the first passage that begins at or behind an offset stands in a sorted list without overlaps. */
function firstFrom(passages: readonly Passage[], start: number): number {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
