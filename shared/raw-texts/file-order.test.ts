import { expect, test } from 'vitest';
import { compareFilePaths } from './file-order.ts';

test.each([
  {
    given: ['r10.txt', 'r1.txt', 'r2.txt', 'r100.txt'],
    expected: ['r1.txt', 'r2.txt', 'r10.txt', 'r100.txt'],
  },
  {
    given: ['day 10/a.txt', 'day 9/b.txt', 'day 9/a.txt'],
    expected: ['day 9/a.txt', 'day 9/b.txt', 'day 10/a.txt'],
  },
  // A folder's files stand together: "-" would otherwise come between "a" and "/".
  { given: ['a-2.txt', 'a/2.txt', 'a/1.txt', 'B.txt'], expected: ['a/1.txt', 'a/2.txt', 'a-2.txt', 'B.txt'] },
  // Names that differ only in case or in leading zeros keep one order, whatever they come in.
  { given: ['r01.txt', 'R1.txt', 'r1.txt'], expected: ['R1.txt', 'r01.txt', 'r1.txt'] },
])('$given', ({ given, expected }) => {
  expect([...given].sort(compareFilePaths)).toEqual(expected);
  expect([...given].reverse().sort(compareFilePaths)).toEqual(expected);
});
