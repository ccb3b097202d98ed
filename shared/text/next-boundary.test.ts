import { describe, expect, it } from 'vitest';
import { nextBoundary } from './next-boundary.ts';

describe('nextBoundary', () => {
  const text = 'The da\u0301m — \u{1F468}\u200D\u{1F469}\u200D\u{1F467} held.';
  const cases = [
    { name: 'one letter on', offset: 0, direction: 1, byWord: false, expected: 1 },
    { name: 'a combining mark stays with its letter', offset: 5, direction: 1, byWord: false, expected: 7 },
    { name: 'back over a combining mark', offset: 7, direction: -1, byWord: false, expected: 5 },
    { name: 'a family emoji is one step', offset: 11, direction: 1, byWord: false, expected: 19 },
    { name: 'to the end of the word', offset: 4, direction: 1, byWord: true, expected: 8 },
    { name: 'to the start of the word', offset: 8, direction: -1, byWord: true, expected: 4 },
    { name: 'never before the text', offset: 0, direction: -1, byWord: false, expected: 0 },
    { name: 'never past the text', offset: 25, direction: 1, byWord: false, expected: 25 },
  ] as const;
  for (const { name, offset, direction, byWord, expected } of cases) {
    it(name, () => expect(nextBoundary(text, offset, direction, byWord)).toBe(expected));
  }
});
