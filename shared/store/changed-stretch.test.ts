import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedStretch } from './changed-stretch.ts';

test.each([
  { before: '', after: '', expected: [0, 0, 0] },
  { before: 'abc', after: 'abc', expected: [3, 3, 3] },
  { before: 'abc', after: 'abxc', expected: [2, 2, 3] },
  { before: 'abxc', after: 'abc', expected: [2, 3, 2] },
  { before: 'abc', after: 'axc', expected: [1, 2, 2] },
  { before: 'aa', after: 'aaa', expected: [2, 2, 3] },
  { before: '', after: 'abc', expected: [0, 0, 3] },
  { before: 'abc', after: 'xyz', expected: [0, 3, 3] },
])('from “$before” to “$after”', ({ before, after, expected }) => {
  const { start, beforeEnd, afterEnd } = changedStretch([...before], [...after]);
  expect([start, beforeEnd, afterEnd]).toEqual(expected);
});

test('what lies outside of the stretch is the same, and the stretch is as short as it can be', () => {
  const lists = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 8 });
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      const { start, beforeEnd, afterEnd } = changedStretch(before, after);
      expect(after.slice(0, start)).toEqual(before.slice(0, start));
      expect(after.slice(afterEnd)).toEqual(before.slice(beforeEnd));
      if (beforeEnd > start && afterEnd > start) {
        expect(after[start]).not.toBe(before[start]);
        expect(after[afterEnd - 1]).not.toBe(before[beforeEnd - 1]);
      }
    }),
    { seed: 7 },
  );
});
