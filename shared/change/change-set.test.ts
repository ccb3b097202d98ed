import { describe, expect, test } from 'vitest';
import type { Tombstone } from '../model/corpus.ts';
import { randomChanges } from '../store/random-marks.test-support.ts';
import { seeded } from '../store/seeded.test-support.ts';
import { type Change, isEmpty, reverse, reverseChange, squash } from './change-set.ts';

const record = (at: string): Tombstone => ({ table: 'links', id: 'r', at, by: 'me' });
const [one, two, three] = [record('1'), record('2'), record('3')];
const step = (before: Tombstone | null, after: Tombstone | null, id = 'r'): Change => ({
  table: 'deleted',
  id,
  before,
  after,
});

test('a reversed change swaps before and after; reversing twice gives it back', () => {
  expect(reverseChange(step(one, two))).toEqual(step(two, one));
  expect(reverse([step(null, one), step(one, two)])).toEqual([step(two, one), step(one, null)]);
  expect(reverse(reverse([step(null, one), step(one, two)]))).toEqual([step(null, one), step(one, two)]);
});

describe('squash', () => {
  const cases: { name: string; input: Change[]; expected: Change[] }[] = [
    { name: 'nothing', input: [], expected: [] },
    {
      name: 'several steps become one',
      input: [step(one, two), step(two, three)],
      expected: [step(one, three)],
    },
    { name: 'added and removed drops out', input: [step(null, one), step(one, null)], expected: [] },
    { name: 'there and back drops out', input: [step(one, two), step(two, one)], expected: [] },
    {
      name: 'removed and added again',
      input: [step(one, null), step(null, two)],
      expected: [step(one, two)],
    },
    {
      name: 'order of first touch',
      input: [step(null, one, 'a'), step(null, two, 'b'), step(one, three, 'a')],
      expected: [step(null, three, 'a'), step(null, two, 'b')],
    },
  ];
  test.each(cases)('$name', ({ input, expected }) => {
    expect(squash(input)).toEqual(expected);
    expect(isEmpty(input)).toBe(expected.length === 0);
  });

  test('one id in two tables is two records', () => {
    const other: Change = {
      table: 'corpus',
      id: 'r',
      before: null,
      after: { id: 'r', title: '', description: '', yardstick: 'icd203' },
    };
    expect(squash([step(null, one), other])).toHaveLength(2);
  });
});

test.each([21, 22, 23])('changes and their reverse squash to nothing, seed %i', (seed) => {
  const random = seeded(seed);
  for (let round = 0; round < 100; round++) {
    const changes = randomChanges(random, new Map());
    expect(isEmpty([...changes, ...reverse(changes)])).toBe(true);
    expect(squash(squash(changes))).toEqual(squash(changes));
    expect(new Map(squash(reverse(changes)).map((change) => [change.id, change]))).toEqual(
      new Map(reverse(squash(changes)).map((change) => [change.id, change])),
    );
  }
});
