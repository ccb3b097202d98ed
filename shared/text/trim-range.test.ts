import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trapTexts } from './trap-texts.test-support.ts';
import { cleanRange, snapToGraphemes, trimRange } from './trim-range.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('trimming', () => {
  const cases: { input: string; expected: string | null }[] = [
    { input: ' a ', expected: 'a' },
    { input: '\u00a0\t\r\na b\u2028\u3000', expected: 'a b' },
    { input: '\u200b\u200ea\u200f\u2060\ufeff', expected: 'a' },
    { input: '\u202e\u2066ab\u2069\u202c', expected: 'ab' },
    { input: 'a\u200d', expected: 'a' },
    { input: '\u0085a\u0085', expected: 'a' },
    { input: '', expected: null },
    { input: ' \u00a0\u200b\u2067\n', expected: null },
    { input: ' \u00a0\u0301x ', expected: '\u00a0\u0301x' },
    { input: ' ❤️ ', expected: '❤️' },
    { input: ' 👩‍👧 ', expected: '👩‍👧' },
  ];
  test.each(cases)('$input', ({ input, expected }) => {
    const range = trimRange(input, whole(input));
    expect(range && input.slice(range.start, range.end)).toBe(expected);
  });

  test('ranges beyond the text are cut to it', () => {
    expect(trimRange('abc', { start: -5, end: 99 })).toEqual({ start: 0, end: 3 });
    expect(trimRange('abc', { start: 2, end: 1 })).toBeNull();
  });
});

describe('snapping', () => {
  const family = '👩‍👩‍👧‍👦';
  const cases: { name: string; text: string; range: [number, number]; expected: string }[] = [
    { name: 'half a pair at both ends', text: 'x𝔘y𝔙z', range: [2, 5], expected: '𝔘y𝔙' },
    { name: 'inside a family', text: `a${family}b`, range: [4, 6], expected: family },
    { name: 'a base without its mark', text: 'cafe\u0301s', range: [3, 4], expected: 'e\u0301' },
    { name: 'a mark without its base', text: 'cafe\u0301s', range: [4, 6], expected: 'e\u0301s' },
    { name: 'between CR and LF', text: 'a\r\nb', range: [2, 4], expected: '\r\nb' },
    { name: 'the second of three flags', text: '🇩🇪🇫🇷🇮🇹', range: [6, 8], expected: '🇫🇷' },
    { name: 'the last of many flags', text: '🇩🇪'.repeat(50), range: [198, 200], expected: '🇩🇪' },
    { name: 'skin tone', text: 'a👍🏽b', range: [1, 3], expected: '👍🏽' },
    { name: 'Hangul jamo', text: '\u1112\u1161\u11ab', range: [0, 1], expected: '\u1112\u1161\u11ab' },
    { name: 'nothing to do', text: 'plain text', range: [2, 5], expected: 'ain' },
  ];
  test.each(cases)('$name', ({ text, range: [start, end], expected }) => {
    const snapped = snapToGraphemes(text, { start, end });
    expect(text.slice(snapped.start, snapped.end)).toBe(expected);
  });
});

const pieces = fc.constantFrom(
  'a',
  ' ',
  '\u00a0',
  '\u200b',
  '\u200d',
  '👩',
  '🇩',
  '🇪',
  '\u0301',
  '\r',
  '\n',
  'ب',
  '한',
  '\ud83d',
  '\u202e',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.constantFrom(...trapTexts),
);

test('snapped ends are grapheme boundaries of the whole text', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(40), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      const bounds = new Set([text.length, ...[...segmenter.segment(text)].map(({ index }) => index)]);
      const snapped = snapToGraphemes(text, { start, end });
      expect(bounds.has(snapped.start)).toBe(true);
      expect(bounds.has(snapped.end)).toBe(true);
      expect(snapped.start).toBeLessThanOrEqual(start);
      expect(snapped.end).toBeGreaterThanOrEqual(end);
    }),
    { seed: 13, numRuns: 1_000 },
  );
});

test('a clean range has no blank ends but a space that carries a mark', () => {
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(40), (text, a, b) => {
      const range = cleanRange(text, { start: Math.min(a, b), end: Math.max(a, b) });
      if (!range) return;
      const quote = text.slice(range.start, range.end);
      expect(quote).not.toBe('');
      expect(quote).not.toMatch(
        /^(?![ \u00a0]\p{M})[\s\u200b-\u200f\u202a-\u202e]|[\s\u200b-\u200f\u202a-\u202e]$/u,
      );
    }),
    { seed: 14, numRuns: 1_000 },
  );
});
