import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FindOptions, findAround, findInText, type HitPlace } from './find-in-text.ts';
import { trapTexts } from './trap-texts.test-support.ts';

const found = (text: string, query: string, options: FindOptions = {}) =>
  findInText(text, query, options).map(({ start, end }) => text.slice(start, end));

describe('finding', () => {
  const cases: { text: string; query: string; options?: FindOptions; expected: string[] }[] = [
    { text: 'Ship, ship, SHIP', query: 'ship', expected: ['Ship', 'ship', 'SHIP'] },
    { text: 'Ship, ship', query: 'ship', options: { caseSensitive: true }, expected: ['ship'] },
    {
      text: 'ship shipping ship_1 ship’s',
      query: 'ship',
      options: { wholeWord: true },
      expected: ['ship', 'ship'],
    },
    { text: 'pre\u00adfix pre fix', query: 'pre', options: { wholeWord: true }, expected: ['pre'] },
    { text: 'Öster—Vik oster-vik', query: 'oster-vik', expected: ['Öster—Vik', 'oster-vik'] },
    { text: 'New\u00a0York\r\nNew\r\nYork', query: 'new york', expected: ['New\u00a0York', 'New\r\nYork'] },
    { text: 'The  end', query: ' ', expected: [] },
    { text: 'abc', query: '', expected: [] },
    { text: 'aaaa', query: 'aa', expected: ['aa', 'aa'] },
    { text: 'が か', query: 'か', expected: ['か'] },
    { text: '한국 하', query: '하', expected: ['하'] },
    { text: 'Straße', query: 'strasse', expected: ['Straße'] },
    { text: '“No”', query: '"no"', expected: ['“No”'] },
    { text: '𝔘x', query: 'x', expected: ['x'] },
    { text: '委员会星期四', query: '星期', options: { wholeWord: true }, expected: ['星期'] },
    { text: 'قال محمّد إن مُحَمَّد', query: 'محمد', expected: ['محمّد', 'مُحَمَّد'] },
    { text: 'a.b a+b', query: 'a.b', expected: ['a.b'] },
  ];
  test.each(cases)('$query in $text', ({ text, query, options, expected }) => {
    expect(found(text, query, options)).toEqual(expected);
  });
});

describe('the hits around a place', () => {
  const text = 'x.x.x.x.x.x.x.x.x.x'; // Ten hits, at 0, 2 … 18.
  const cases: { place: HitPlace; before: number; starts: number[] }[] = [
    { place: { offset: 0 }, before: 0, starts: [0, 2, 4, 6] },
    { place: { offset: 7 }, before: 2, starts: [4, 6, 8, 10] },
    { place: { offset: 8 }, before: 2, starts: [4, 6, 8, 10] },
    { place: { offset: 19 }, before: 6, starts: [12, 14, 16, 18] },
    { place: { index: 9 }, before: 6, starts: [12, 14, 16, 18] },
    { place: { index: 5 }, before: 3, starts: [6, 8, 10, 12] },
  ];
  test.each(cases)('$place', ({ place, before, starts }) => {
    const found = findAround(text, 'x', place, 4);
    expect({ ...found, hits: found.hits.map(({ start }) => start) }).toEqual({
      before,
      total: 10,
      hits: starts,
    });
  });
  test('all of them where they are few, none where there are none', () => {
    expect(findAround(text, 'x', { offset: 7 }).hits).toEqual(findInText(text, 'x'));
    expect(findAround(text, 'y', { offset: 7 })).toEqual({ hits: [], before: 0, total: 0 });
  });
});

test('any passage of a text is found where it stands, if it is not blank', () => {
  fc.assert(
    fc.property(fc.constantFrom(...trapTexts), fc.nat(60), fc.nat(60), (text, a, b) => {
      const words = text.split(/(?=[\s,.])/);
      const query = words[(a + b) % Math.max(1, words.length)] ?? '';
      for (const { start, end } of findInText(text, query)) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      if (/^[\w ]*\w[\w ]*$/.test(query)) {
        expect(
          findInText(text, query).some(({ start, end }) => text.slice(start, end).trim() === query.trim()),
        ).toBe(true);
      }
    }),
    { seed: 17, numRuns: 300 },
  );
});
