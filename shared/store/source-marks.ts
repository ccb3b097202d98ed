// The marks of one source as an immutable index: in text order, by id, and by the ranges they cover.
import { drained, type Steps } from '../change/steps.ts';
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
  /** Where each mark ends; handed on by `with`, since reading 10,000 marks anew costs milliseconds. */
  #ends: Int32Array | undefined;
  #maxEnds: Int32Array | undefined;

  constructor(ordered: readonly Annotation[] = []) {
    this.ordered = ordered;
  }

  get size(): number {
    return this.ordered.length;
  }

  /** A new index without `removed` (by id) and with `added`. One mark among 10,000 costs a copy of the array. */
  with(removed: readonly Annotation[], added: readonly Annotation[]): SourceMarks {
    return drained(this.withSteps(removed, added));
  }

  /** The same in steps, for thousands of marks. */
  *withSteps(removed: readonly Annotation[], added: readonly Annotation[]): Steps<SourceMarks> {
    if (removed.length + added.length <= fewMarks) return this.#withFew(removed, added);
    const gone = new Set<Id>(removed.map((mark) => mark.id));
    const coming = new Map<Id, Annotation>(added.map((mark) => [mark.id, mark]));
    const kept: Annotation[] = [];
    let passed = 0;
    for (const mark of this.ordered) {
      if (++passed % marksPerStep === 0) yield;
      if (!gone.has(mark.id)) kept.push(mark);
      else {
        // Most changes leave a mark where it is.
        const after = coming.get(mark.id);
        if (!after || compareMarks(mark, after) !== 0) continue;
        coming.delete(mark.id);
        kept.push(after);
      }
    }
    if (coming.size === 0) {
      const marks = new SourceMarks(kept);
      // Nothing went and nothing came: every mark ends where it ended.
      if (kept.length === this.ordered.length) [marks.#ends, marks.#maxEnds] = [this.#ends, this.#maxEnds];
      return marks;
    }
    const merged: Annotation[] = [];
    let from = 0;
    for (const mark of yield* inTextOrder([...coming.values()])) {
      const at = lowerBound(kept, mark, from);
      for (let index = from; index < at; index++) merged.push(kept[index] as Annotation);
      merged.push(mark);
      passed += at - from + 1;
      if (passed % marksPerStep <= at - from) yield;
      from = at;
    }
    for (let index = from; index < kept.length; index++) merged.push(kept[index] as Annotation);
    return new SourceMarks(merged);
  }

  /** The same for a few marks, found by bisection: the others are not even looked at. */
  #withFew(removed: readonly Annotation[], added: readonly Annotation[]): SourceMarks {
    const ordered = this.ordered.slice();
    let ends = this.#ends;
    for (const mark of removed) {
      const expected = lowerBound(ordered, mark, 0);
      // A record that is not the one in the index stands somewhere else in it.
      const at = ordered[expected]?.id === mark.id ? expected : ordered.findIndex(({ id }) => id === mark.id);
      if (at < 0) continue;
      ordered.splice(at, 1);
      ends = ends && spliced(ends, at, 1, []);
    }
    for (const mark of added) {
      const at = lowerBound(ordered, mark, 0);
      ordered.splice(at, 0, mark);
      ends = ends && spliced(ends, at, 0, [lastOffset(mark)]);
    }
    const marks = new SourceMarks(ordered);
    marks.#ends = ends;
    return marks;
  }

  /**
   * Marks with a passage that meets [start, end) (UTF-16 units); an empty range meets what contains its point. Text order.
   * Lost marks have no place in the text.
   */
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
        if (mark.anchor === 'lost') continue;
        if (mark.spans.some((span) => span.start < stop && span.end > start)) found.push(mark);
      }
    }
    return found;
  }

  #blockMaxEnds(): Int32Array {
    if (!this.#maxEnds) {
      this.#ends ??= Int32Array.from(this.ordered, lastOffset);
      const maxEnds = new Int32Array(Math.ceil(this.ordered.length / blockSize));
      const ends = this.#ends;
      for (let block = 0; block < maxEnds.length; block++) {
        let furthest = 0;
        const limit = Math.min(ends.length, (block + 1) * blockSize);
        for (let index = block * blockSize; index < limit; index++)
          furthest = Math.max(furthest, ends[index] as number);
        maxEnds[block] = furthest;
      }
      this.#maxEnds = maxEnds;
    }
    return this.#maxEnds;
  }
}

/** Marks between two steps: about a millisecond of comparing. */
const marksPerStep = 2048;

/** Up to so many marks it is cheaper to find each one's place than to go through all. */
const fewMarks = 16;

/** A copy with `count` numbers at `at` replaced by others. */
function spliced(numbers: Int32Array, at: number, count: number, others: readonly number[]): Int32Array {
  const copy = new Int32Array(numbers.length - count + others.length);
  copy.set(numbers.subarray(0, at));
  copy.set(others, at);
  copy.set(numbers.subarray(at + count), at + others.length);
  return copy;
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

/** Sorted by runs that are merged, since one sort of 100,000 marks would take several frames. */
function* inTextOrder(marks: Annotation[]): Steps<Annotation[]> {
  let runs: Annotation[][] = [];
  for (let from = 0; from < marks.length; from += marksPerStep) {
    runs.push(marks.slice(from, from + marksPerStep).sort(compareMarks));
    yield;
  }
  while (runs.length > 1) {
    const longer: Annotation[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      longer.push(yield* mergedRuns(runs[index] ?? [], runs[index + 1] ?? []));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* mergedRuns(a: readonly Annotation[], b: readonly Annotation[]): Steps<Annotation[]> {
  const merged: Annotation[] = [];
  let inA = 0;
  let inB = 0;
  while (inA < a.length || inB < b.length) {
    if (merged.length % marksPerStep === 0) yield;
    const [first, second] = [a[inA], b[inB]];
    if (first && (!second || compareMarks(first, second) <= 0)) {
      merged.push(first);
      inA++;
    } else if (second) {
      merged.push(second);
      inB++;
    }
  }
  return merged;
}
