// How many marks there are of each kind and how many wait for a place, counted on from the last list: one mark more costs
// no look at 10,000 others.
import { useMemo, useRef } from 'react';
import { needsPlace } from '../../shared/commands/place-marks.ts';
import type { Annotation, AnnotationKind } from '../../shared/model/annotation.ts';
import { changedStretch } from '../../shared/store/changed-stretch.ts';

/** By kind; `unsure`: their place in the text is to be decided. */
export type MarkCounts = Readonly<Record<AnnotationKind | 'unsure', number>>;

interface Counted {
  readonly marks: readonly Annotation[];
  readonly counts: MarkCounts;
}

export const nothingCounted: Counted = { marks: [], counts: { claim: 0, mention: 0, note: 0, unsure: 0 } };

/** The counts of a list in which only some marks differ from one counted before. */
export function countOn({ marks: before, counts }: Counted, after: readonly Annotation[]): Counted {
  const { start, beforeEnd, afterEnd } = changedStretch(before, after);
  const next = { ...counts };
  const count = (mark: Annotation, step: 1 | -1) => {
    next[mark.kind] += step;
    if (needsPlace(mark)) next.unsure += step;
  };
  for (const mark of before.slice(start, beforeEnd)) count(mark, -1);
  for (const mark of after.slice(start, afterEnd)) count(mark, 1);
  return { marks: after, counts: next };
}

/** The counts of these marks. */
export function useMarkCounts(marks: readonly Annotation[]): MarkCounts {
  const last = useRef(nothingCounted);
  return useMemo(() => {
    last.current = countOn(last.current, marks);
    return last.current.counts;
  }, [marks]);
}
