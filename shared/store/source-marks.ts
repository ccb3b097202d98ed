// The marks of one source as an immutable index: in text order, by id, and by the ranges they cover.
import type { Annotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';

/** Text order: by first offset, longer before shorter, then by id. Offsets are UTF-16 units. */
export function compareMarks(a: Annotation, b: Annotation): number {
  return (
    firstOffset(a) - firstOffset(b) ||
    lastOffset(b) - lastOffset(a) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Where a mark's earliest passage begins, which need not be its first in reading order. */
export function firstOffset(mark: Annotation): number {
  let first = mark.spans[0]?.start ?? 0;
  for (const span of mark.spans) if (span.start < first) first = span.start;
  return first;
}

/** Where a mark's last passage ends. */
export function lastOffset(mark: Annotation): number {
  let last = 0;
  for (const span of mark.spans) if (span.end > last) last = span.end;
  return last;
}

export class SourceMarks {
  /** All marks in text order. */
  readonly ordered: readonly Annotation[];
  #maxEnds: Int32Array | undefined;

  constructor(ordered: readonly Annotation[] = []) {
    this.ordered = ordered;
  }

  get size(): number {
    return this.ordered.length;
  }

  /** A new index without `removed` and with `added`. One mark among 10,000 costs a copy of the array. */
  with(removed: readonly Annotation[], added: readonly Annotation[]): SourceMarks {
    let kept = this.ordered;
    if (removed.length > 0) {
      const gone = new Set<Id>(removed.map((mark) => mark.id));
      kept = kept.filter((mark) => !gone.has(mark.id));
    }
    if (added.length === 0) return new SourceMarks(kept);
    const arriving = [...added].sort(compareMarks);
    const merged: Annotation[] = [];
    let from = 0;
    for (const mark of arriving) {
      const at = lowerBound(kept, mark, from);
      for (let index = from; index < at; index++) merged.push(kept[index] as Annotation);
      merged.push(mark);
      from = at;
    }
    for (let index = from; index < kept.length; index++) merged.push(kept[index] as Annotation);
    return new SourceMarks(merged);
  }

  /** Marks with a passage that meets [start, end) (UTF-16 units); an empty range meets what contains its point. Text order. */
  meeting(start: number, end: number): Annotation[] {
    const stop = Math.max(end, start + 1);
    const maxEnds = this.#blockMaxEnds();
    const found: Annotation[] = [];
    for (let block = 0; block * blockSize < this.ordered.length; block++) {
      const first = this.ordered[block * blockSize] as Annotation;
      if (firstOffset(first) >= stop) break;
      if ((maxEnds[block] as number) <= start) continue;
      const limit = Math.min(this.ordered.length, (block + 1) * blockSize);
      for (let index = block * blockSize; index < limit; index++) {
        const mark = this.ordered[index] as Annotation;
        if (mark.spans.some((span) => span.start < stop && span.end > start)) found.push(mark);
      }
    }
    return found;
  }

  #blockMaxEnds(): Int32Array {
    if (!this.#maxEnds) {
      this.#maxEnds = new Int32Array(Math.ceil(this.ordered.length / blockSize));
      this.ordered.forEach((mark, index) => {
        const block = Math.floor(index / blockSize);
        const ends = this.#maxEnds as Int32Array;
        ends[block] = Math.max(ends[block] as number, lastOffset(mark));
      });
    }
    return this.#maxEnds;
  }
}

/** Marks per block of the skip list: small enough to scan in microseconds, large enough that 10,000 marks are 157 blocks. */
const blockSize = 64;

function lowerBound(marks: readonly Annotation[], mark: Annotation, from: number): number {
  let low = from;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareMarks(marks[middle] as Annotation, mark) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
