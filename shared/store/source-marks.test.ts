import { describe, expect, test } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { randomMark } from './random-marks.test-support.ts';
import { seeded } from './seeded.test-support.ts';
import { compareMarks, firstOffset, lastOffset, SourceMarks } from './source-marks.ts';

const random = seeded(1);
function mark(id: string, ...ranges: [number, number][]): Annotation {
  const spans = ranges.map(([start, end]) => ({ start, end, quote: '', prefix: '', suffix: '' }));
  return { ...randomMark(random, id), spans };
}
const ids = (marks: readonly Annotation[]) => marks.map(({ id }) => id);

test('text order: earlier first, longer before shorter, then by id, whatever the reading order', () => {
  const marks = [
    mark('d', [5, 9]),
    mark('c', [5, 7]),
    mark('b', [5, 7]),
    mark('late-part-first', [40, 50], [0, 3]),
    mark('whole', [0, 60]),
  ];
  expect(ids(new SourceMarks().with([], marks).ordered)).toEqual(['whole', 'late-part-first', 'd', 'b', 'c']);
  expect([firstOffset, lastOffset].map((of) => of(marks[3] as Annotation))).toEqual([0, 50]);
});

describe('meeting', () => {
  const index = new SourceMarks().with(
    [],
    [mark('a', [0, 10]), mark('b', [5, 6]), mark('parts', [2, 3], [20, 22])],
  );
  const cases: { start: number; end: number; expected: string[] }[] = [
    { start: 0, end: 30, expected: ['a', 'parts', 'b'] },
    { start: 10, end: 20, expected: [] },
    { start: 9, end: 10, expected: ['a'] },
    { start: 3, end: 5, expected: ['a'] },
    { start: 5, end: 5, expected: ['a', 'b'] },
    { start: 6, end: 6, expected: ['a'] },
    { start: 21, end: 21, expected: ['parts'] },
    { start: 22, end: 99, expected: [] },
  ];
  test.each(cases)('$start to $end', ({ start, end, expected }) => {
    expect(ids(index.meeting(start, end))).toEqual(expected);
  });
  test('nothing meets an empty index', () => {
    expect(new SourceMarks().meeting(0, 100)).toEqual([]);
  });
});

test('the old index stays as it was', () => {
  const before = new SourceMarks().with([], [mark('a', [0, 1])]);
  before.meeting(0, 1);
  const after = before.with([before.ordered[0] as Annotation], [mark('b', [3, 4])]);
  expect([ids(before.ordered), ids(after.ordered)]).toEqual([['a'], ['b']]);
  expect([ids(before.meeting(0, 9)), ids(after.meeting(0, 9))]).toEqual([['a'], ['b']]);
});

test('a mark is removed by its id, whatever spans the given record has', () => {
  const index = new SourceMarks().with([], [mark('a', [0, 10]), mark('b', [5, 6])]);
  index.meeting(0, 1);
  const without = index.with([mark('a', [90, 95]), mark('unknown', [1, 2])], []);
  expect([ids(without.ordered), ids(without.meeting(0, 99))]).toEqual([['b'], ['b']]);
});

test.each([1, 2, 3, 4, 5])('200 random steps equal an index rebuilt from scratch, seed %i', (seed) => {
  const pick = seeded(seed);
  const all = new Map<string, Annotation>();
  let index = new SourceMarks();
  for (let step = 0; step < 200; step++) {
    const removed: Annotation[] = [];
    const added: Annotation[] = [];
    for (const id of new Set(
      Array.from({ length: 1 + pick(step % 40 === 0 ? 150 : 6) }, () => `m${pick(400)}`),
    )) {
      const before = all.get(id);
      if (before) removed.push(before);
      if (before && pick(2) === 0) all.delete(id);
      else {
        const after = randomMark(pick, id);
        added.push(after);
        all.set(id, after);
      }
    }
    index = index.with(removed, added);
    const expected = [...all.values()].sort(compareMarks);
    expect(ids(index.ordered)).toEqual(ids(expected));
    expect(index.size).toBe(all.size);
    const start = pick(1_100);
    const end = start + pick(60);
    const stop = Math.max(end, start + 1);
    const meets = expected.filter(({ spans }) => spans.some((span) => span.start < stop && span.end > start));
    expect(ids(index.meeting(start, end))).toEqual(ids(meets));
  }
});

test('thousands of marks that go, come, move and stay equal an index rebuilt from scratch', () => {
  const pick = seeded(9);
  const before = Array.from({ length: 6_000 }, (_, index) => randomMark(pick, `m${index}`));
  const index = new SourceMarks().with([], before);
  index.meeting(0, 10);
  const added = before.flatMap((present, at) => {
    if (at % 4 === 0) return [];
    return [at % 4 === 1 ? randomMark(pick, present.id) : { ...present, comment: 'seen' }];
  });
  const fresh = Array.from({ length: 3_000 }, (_, at) => randomMark(pick, `n${at}`));
  const steps = index.withSteps(before, [...added, ...fresh]);
  let count = 0;
  let after: SourceMarks | null = null;
  for (let step = steps.next(); after === null; step = steps.next()) {
    if (step.done) after = step.value;
    else count++;
  }
  expect(count).toBeGreaterThan(5);
  expect(after.ordered).toEqual([...added, ...fresh].sort(compareMarks));
  expect(ids(after.meeting(300, 310))).toEqual(
    ids(after.ordered.filter(({ spans }) => spans.some(({ start, end }) => start < 310 && end > 300))),
  );
  expect(ids(index.ordered)).toEqual(ids([...before].sort(compareMarks)));
});

test('marks that only get other contents keep their order and are found as before', () => {
  const pick = seeded(10);
  const before = Array.from({ length: 500 }, (_, index) => randomMark(pick, `m${index}`));
  const index = new SourceMarks().with([], before);
  const found = ids(index.meeting(100, 120));
  const after = index.with(
    before,
    before.map((present) => ({ ...present, comment: 'seen' })),
  );
  expect(ids(after.ordered)).toEqual(ids(index.ordered));
  expect(after.ordered.every(({ comment }) => comment === 'seen')).toBe(true);
  expect(ids(after.meeting(100, 120))).toEqual(found);
});
