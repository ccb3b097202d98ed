import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Zone } from '../model/source.ts';
import { pageAt, pagesOf, pageWording } from './pages.ts';

const pageBreak = (start: number): Zone => ({ kind: 'page-break', start, end: start + 2 });
const pdf = (zones: Zone[]) => pagesOf({ mediaType: 'application/pdf', zones });

// "One\n\nTwo\n\n\n\nFour": the third page is empty.
const four = pdf([{ kind: 'heading', start: 0, end: 3 }, pageBreak(3), pageBreak(8), pageBreak(10)]);

describe('pages', () => {
  it.each([
    { start: 0, end: 3, words: 'p. 1' },
    { start: 3, end: 5, words: 'p. 1' },
    { start: 5, end: 8, words: 'p. 2' },
    { start: 10, end: 10, words: 'p. 3' },
    { start: 12, end: 16, words: 'p. 4' },
    { start: 2, end: 6, words: 'pp. 1–2' },
    { start: 0, end: 16, words: 'pp. 1–4' },
    { start: 5, end: 5, words: 'p. 2' },
  ])('$start to $end is $words', ({ start, end, words }) => {
    expect(four && pageWording(four, { start, end })).toBe(words);
  });

  it('a PDF without a break has one page; a file of a word processor has no page numbers', () => {
    expect(pdf([])).toEqual({ count: 1, starts: [0] });
    expect(pagesOf({ mediaType: 'text/plain', zones: [pageBreak(3)] })).toBeNull();
  });

  it('counts the breaks before an offset, in whatever order they are recorded', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), fc.nat(600), (offsets, at) => {
        const pages = pdf(offsets.map(pageBreak));
        expect(pages && pageAt(pages, at)).toBe(1 + offsets.filter((offset) => offset + 2 <= at).length);
      }),
      { seed: 20 },
    );
  });
});
