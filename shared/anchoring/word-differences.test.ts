// Differences between two versions of a passage.
import { expect, test } from 'vitest';
import { wordDifferences } from './word-differences.ts';

const shown = (before: string, now: string) => {
  const { before: old, now: fresh } = wordDifferences(before, now);
  const join = (parts: typeof old) =>
    parts.map(({ text, kind }) => (kind === 'same' ? text : `[${text}]`)).join('');
  return [join(old), join(fresh)];
};

test.each([
  { before: 'the grey ship', now: 'the grey ship', expected: ['the grey ship', 'the grey ship'] },
  { before: 'the grey ship', now: 'the old ship', expected: ['the [grey] ship', 'the [old] ship'] },
  { before: 'forty died', now: 'forty people died', expected: ['forty died', 'forty [people ]died'] },
  { before: '"no"', now: '“no”', expected: ['["]no["]', '[“]no[”]'] },
  { before: '', now: 'x', expected: ['', '[x]'] },
])('$before → $now', ({ before, now, expected }) => {
  expect(shown(before, now)).toEqual(expected);
});

test('nothing is left out of a long one', () => {
  const long = 'word '.repeat(5_000);
  expect(wordDifferences(long, `${long}more`).now).toEqual([{ text: `${long}more`, kind: 'same' }]);
});
