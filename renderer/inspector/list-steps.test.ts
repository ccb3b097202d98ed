import { expect, it } from 'vitest';
import { movedBy, removedAt, replacedAt } from './list-steps.ts';

it.each([
  { input: movedBy(['a', 'b', 'c'], 0, 1), expected: ['b', 'a', 'c'] },
  { input: movedBy(['a', 'b', 'c'], 2, -1), expected: ['a', 'c', 'b'] },
  { input: movedBy(['a', 'b', 'c'], 0, -1), expected: ['a', 'b', 'c'] },
  { input: movedBy(['a', 'b', 'c'], 2, 1), expected: ['a', 'b', 'c'] },
  { input: removedAt(['a', 'b'], 0), expected: ['b'] },
  { input: replacedAt(['a', 'b'], 1, 'x'), expected: ['a', 'x'] },
])('$expected', ({ input, expected }) => expect(input).toEqual(expected));
