import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextUnits, cutsSurrogatePair, makeSpan, spanMatches } from './make-span.ts';
import { trapTexts } from './trap-texts.test-support.ts';

const astral = '𝔘'.repeat(40);

test('a span holds its quote and up to 32 units of context', () => {
  expect(makeSpan('The ship sailed.', { start: 4, end: 8 })).toEqual({
    start: 4,
    end: 8,
    quote: 'ship',
    prefix: 'The ',
    suffix: ' sailed.',
  });
});

const cases: { name: string; text: string; start: number; end: number; prefix: number; suffix: number }[] = [
  { name: 'whole pairs', text: astral, start: 34, end: 36, prefix: 32, suffix: 32 },
  {
    name: 'a pair at the far ends',
    text: `${astral}xy${astral}`,
    start: 81,
    end: 82,
    prefix: 31,
    suffix: 32,
  },
  { name: 'at both ends of the text', text: '𝔘', start: 0, end: 2, prefix: 0, suffix: 0 },
  { name: 'the whole text', text: 'abc', start: 0, end: 3, prefix: 0, suffix: 0 },
];
test.each(cases)('context never cuts a pair: $name', ({ text, start, end, prefix, suffix }) => {
  const span = makeSpan(text, { start, end });
  expect([span.prefix.length, span.suffix.length]).toEqual([prefix, suffix]);
  expect(spanMatches(text, span)).toBe(true);
});

test('a span that lies elsewhere, outside, empty or backwards does not match', () => {
  const span = makeSpan('abc abc', { start: 0, end: 3 });
  expect(spanMatches('abc abc', { ...span, start: 4, end: 7 })).toBe(true);
  for (const wrong of [
    { start: 1, end: 4 },
    { start: -1, end: 2 },
    { start: 5, end: 8 },
    { start: 0, end: 2 },
    { start: 3, end: 0 },
  ]) {
    expect(spanMatches('abc abc', { ...span, ...wrong })).toBe(false);
  }
  expect(spanMatches('abc', { start: 1, end: 1, quote: '' })).toBe(false);
});

test('cutsSurrogatePair is true only between two halves', () => {
  expect([0, 1, 2, 3, 4].map((offset) => cutsSurrogatePair('a𝔘\ude00', offset))).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
});

test('every range gives its own quote back', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom(...trapTexts));
  fc.assert(
    fc.property(text, fc.nat(120), fc.nat(120), (input, a, b) => {
      const start = Math.min(a, b, input.length);
      const end = Math.min(Math.max(a, b), input.length);
      const span = makeSpan(input, { start, end });
      expect(span.prefix + span.quote + span.suffix).toBe(
        input.slice(start - span.prefix.length, end + span.suffix.length),
      );
      expect(span.quote).toBe(input.slice(start, end));
      expect(Math.max(span.prefix.length, span.suffix.length)).toBeLessThanOrEqual(contextUnits);
      expect(cutsSurrogatePair(input, start - span.prefix.length) && span.prefix !== '').toBe(false);
      expect(cutsSurrogatePair(input, end + span.suffix.length) && span.suffix !== '').toBe(false);
    }),
    { seed: 15, numRuns: 500 },
  );
});
