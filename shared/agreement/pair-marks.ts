// Which mark of one analyst answers which of the other's: same source, most text in common, each used once.
import type { Annotation } from '../model/annotation.ts';
import { firstOffset, lastOffset } from '../store/source-marks.ts';

/** Two marks on one passage by two analysts; null where the other marked nothing that answers it. */
export interface MarkPair {
  readonly first: Annotation | null;
  readonly second: Annotation | null;
}

/** Two marks answer each other when they share half of all the text they cover (Jaccard index). */
const leastInCommon = 0.5;

/**
 * Pairs the marks of two analysts on one source, both in text order. Marks of one kind find each other first, the closest
 * before the rest; what is left may still meet a mark of another kind. Every mark is in exactly one pair, in text order.
 */
export function pairMarks(first: readonly Annotation[], second: readonly Annotation[]): MarkPair[] {
  const candidates = [...overlapping(first, second)]
    .filter(({ common }) => common >= leastInCommon)
    .sort(
      (a, b) =>
        Number(b.first.kind === b.second.kind) - Number(a.first.kind === a.second.kind) ||
        b.common - a.common ||
        firstOffset(a.first) - firstOffset(b.first),
    );
  const partner = new Map<Annotation, Annotation>();
  for (const { first: one, second: other } of candidates) {
    if (partner.has(one) || partner.has(other)) continue;
    partner.set(one, other);
    partner.set(other, one);
  }
  const pairs: MarkPair[] = [
    ...first.map((mark) => ({ first: mark, second: partner.get(mark) ?? null })),
    ...second.filter((mark) => !partner.has(mark)).map((mark) => ({ first: null, second: mark })),
  ];
  const place = ({ first: one, second: other }: MarkPair) => firstOffset((one ?? other) as Annotation);
  return pairs.sort((a, b) => place(a) - place(b));
}

interface Candidate {
  readonly first: Annotation;
  readonly second: Annotation;
  /** From 0 to 1. */
  readonly common: number;
}

function* overlapping(first: readonly Annotation[], second: readonly Annotation[]): Generator<Candidate> {
  let open: Annotation[] = [];
  let next = 0;
  for (const one of first) {
    const [start, end] = [firstOffset(one), lastOffset(one)];
    while (next < second.length && firstOffset(second[next] as Annotation) < end)
      open.push(second[next++] as Annotation);
    // Marks of the first analyst come by their start: what ended before this one ended before all that follow.
    open = open.filter((mark) => lastOffset(mark) > start);
    for (const other of open) {
      if (firstOffset(other) >= end) continue;
      yield { first: one, second: other, common: commonPart(one, other) };
    }
  }
}

/** Jaccard index of the text that two marks cover, from 0 to 1. */
export function commonPart(first: Annotation, second: Annotation): number {
  let common = 0;
  for (const one of first.spans)
    for (const other of second.spans)
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  const size = (mark: Annotation) => mark.spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const all = size(first) + size(second) - common;
  return all === 0 ? 0 : common / all;
}
