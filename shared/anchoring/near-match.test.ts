// Approximate matching against the plain table of distances.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestMatch } from './near-match.ts';

/** Sellers' table, row by row; `anchored`: from the beginning of the text. Distances of the pattern at each end. */
function table(text: string, pattern: string, anchored: boolean): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, at) => (anchored ? at : 0));
  for (let index = 0; index < pattern.length; index++) {
    const next = [index + 1];
    for (let at = 1; at <= text.length; at++) {
      const substituted = (row[at - 1] ?? 0) + (text[at - 1] === pattern[index] ? 0 : 1);
      next.push(Math.min(substituted, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row;
}

const cases: { text: string; pattern: string; most: number; expected: string | null }[] = [
  { text: 'the ship sailed', pattern: 'ship', most: 0, expected: 'ship' },
  { text: 'the shop sailed', pattern: 'ship', most: 1, expected: 'shop' },
  { text: 'the shop sailed', pattern: 'ship', most: 0, expected: null },
  { text: 'the sh\n\n12\n\nip sailed', pattern: 'ship', most: 6, expected: 'sh' },
  { text: '', pattern: 'ship', most: 3, expected: null },
  {
    text: `${'x'.repeat(50)}${'ab'.repeat(40)}!`,
    pattern: 'ab'.repeat(40),
    most: 0,
    expected: 'ab'.repeat(40),
  },
];
test.each(cases)('$pattern in $text with $most edits', ({ text, pattern, most, expected }) => {
  const found = nearestMatch(text, 0, text.length, pattern, most, { start: 0, end: 0 });
  expect(found && text.slice(found.start, found.end)).toBe(expected);
});

describe('against the table', () => {
  const unit = fc.constantFrom('a', 'b', 'c', ' ');
  const texts = fc.array(unit, { maxLength: 160 }).map((parts) => parts.join(''));
  const patterns = fc.array(unit, { minLength: 1, maxLength: 100 }).map((parts) => parts.join(''));
  test('the nearest passage has the least distance there is, and is at that distance', () => {
    fc.assert(
      fc.property(texts, patterns, fc.nat(40), (text, pattern, most) => {
        const least = Math.min(...table(text, pattern, false).slice(1));
        const found = nearestMatch(text, 0, text.length, pattern, most, { start: 9, end: 19 });
        if (least > most || least >= pattern.length || text === '') {
          expect(found).toBeNull();
          return;
        }
        expect(found?.edits).toBe(least);
        const passage = text.slice(found?.start, found?.end);
        expect(table(passage, pattern, true).at(-1)).toBe(least);
      }),
      { seed: 21, numRuns: 600 },
    );
  });
  test('the distance of two strings', () => {
    fc.assert(
      fc.property(texts, patterns, (text, pattern) => {
        expect(editDistance(text, 0, text.length, pattern)).toBe(table(text, pattern, true).at(-1));
      }),
      { seed: 22, numRuns: 400 },
    );
  });
});
