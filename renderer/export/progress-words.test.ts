import { expect, test } from 'vitest';
import { progressShare, progressWords, sizeWords } from './progress-words.ts';

test.each([
  { bytes: 0, expected: '0 B' },
  { bytes: 999, expected: '999 B' },
  { bytes: 1_000, expected: '1 kB' },
  { bytes: 3_440, expected: '3.4 kB' },
  { bytes: 56_400, expected: '56 kB' },
  { bytes: 200_000_000, expected: '200 MB' },
])('$bytes bytes are $expected', ({ bytes, expected }) => {
  expect(sizeWords(bytes)).toBe(expected);
});

test.each([
  { progress: null, words: 'Writing…', share: null },
  { progress: { written: 0, texts: 0, textsInAll: 9 }, words: 'Writing…', share: null },
  {
    progress: { written: 0, texts: 3, textsInAll: 4_000 },
    words: 'Writing: 3 of 4,000 texts',
    share: 0.00075,
  },
  { progress: { written: 1_500, texts: 0, textsInAll: 4 }, words: 'Writing: 1.5 kB', share: null },
  { progress: { written: 20, texts: 4, textsInAll: 4 }, words: 'Writing: 4 of 4 texts, 20 B', share: null },
])('$words', ({ progress, words, share }) => {
  expect(progressWords('Writing', progress)).toBe(words);
  expect(progressShare(progress)).toBe(share);
});
