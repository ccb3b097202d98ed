import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spacyTokens } from './spacy-tokens.ts';

const words = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => Array.from(text).slice(start, end).join(''));

/** What spaCy 3 makes of the words between white space: `spacy.util.get_words_and_spaces`, which `Doc.from_json` asks. */
function asSpacy(given: readonly string[], text: string): string[] {
  const out: string[] = [];
  let at = 0;
  for (const word of given.filter((each) => !isBlank(each))) {
    const start = text.indexOf(word, at);
    if (start > at) out.push(text.slice(at, start));
    out.push(word);
    at = start + word.length;
    if (text[at] === ' ') at++;
  }
  if (at < text.length) out.push(text.slice(at));
  return out;
}
const blanks =
  '\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000';
const isBlank = (word: string) => [...word].every((character) => blanks.includes(character));

test.each([
  { text: 'a b', tokens: ['a', 'b'] },
  { text: 'a.  \nb ', tokens: ['a', '.', ' \n', 'b'] },
  { text: ' a', tokens: [' ', 'a'] },
  { text: 'a\u00a0b\u001fc', tokens: ['a', '\u00a0', 'b', '\u001f', 'c'] },
  { text: 'a\u0001 \ufeff', tokens: ['a', '\u0001', '\ufeff'] },
  { text: '𝔘 \t 🚢', tokens: ['𝔘', '\t ', '🚢'] },
  { text: ' \n ', tokens: [' \n '] },
  { text: '', tokens: [] },
])('$text in tokens', ({ text, tokens }) => {
  expect(words(text, spacyTokens(text, []).tokens)).toEqual(tokens);
});

test.each([
  { name: 'words within words', range: [1, 5], expected: 'ne t' },
  { name: 'the space behind a word', range: [0, 4], expected: 'one' },
  { name: 'the space before a word', range: [3, 7], expected: 'two' },
  { name: 'nothing but that space', range: [3, 4], expected: null },
  { name: 'a token of white space', range: [4, 10], expected: 'two \n\t' },
  { name: 'white space behind its space', range: [8, 15], expected: '\n\tthree' },
  { name: 'white space with its space', range: [7, 15], expected: '\n\tthree' },
  { name: 'the first part of white space', range: [4, 9], expected: 'two' },
  { name: 'the last part of white space', range: [9, 15], expected: 'three' },
  { name: 'a part of white space', range: [8, 9], expected: null },
])('a passage of $name', ({ range: [start = 0, end = 0], expected }) => {
  const text = 'one two \n\tthree';
  const range = spacyTokens(text, [{ start, end }]).fitted({ start, end });
  expect(range && words(text, [range])[0]).toBe(expected);
});

test('spaCy makes the same tokens of any text, and every passage fits them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '.', '𝔘', '\u0001', '\ufeff', ...blanks, ' ', ' '),
  });
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 4 }), (input, pairs) => {
      const { length } = Array.from(input);
      const ranges = pairs
        .map(([from, size]) => ({ start: from, end: from + size + 1 }))
        .filter(({ end }) => end <= length);
      const { tokens, fitted } = spacyTokens(input, ranges);
      const given = words(input, tokens);
      expect(asSpacy(given, input)).toEqual(given);
      for (const range of ranges) {
        const fit = fitted(range);
        const [whole = ''] = words(input, [range]);
        if (fit === null) {
          expect(isBlank(whole)).toBe(true);
          continue;
        }
        expect(tokens.some(({ start }) => start === fit.start)).toBe(true);
        expect(tokens.some(({ end }) => end === fit.end)).toBe(true);
        expect(fit.start >= range.start && fit.end <= range.end).toBe(true);
        const outside = [
          { start: range.start, end: fit.start },
          { start: fit.end, end: range.end },
        ];
        for (const rest of words(input, outside)) expect(isBlank(rest)).toBe(true);
      }
    }),
    { seed: 20261121, numRuns: 2000 },
  );
});
