import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex, maxParagraphUnits } from './lines.ts';
import { trapTexts } from './trap-texts.test-support.ts';

function contents(text: string): string[] {
  const index = new LineIndex(text);
  return Array.from({ length: index.count }, (_, at) => text.slice(index.startOf(at), index.endOf(at)));
}

describe('paragraphs', () => {
  const cases: { input: string; expected: string[]; lines: number }[] = [
    { input: '', expected: [''], lines: 1 },
    { input: 'a', expected: ['a'], lines: 1 },
    { input: 'a\n', expected: ['a', ''], lines: 2 },
    { input: 'a\nb\r\nc\rd', expected: ['a', 'b', 'c', 'd'], lines: 4 },
    { input: '\r\r\n\n\r', expected: ['', '', '', '', ''], lines: 5 },
    { input: 'a\u2028b\u000bc\u000cd', expected: ['a\u2028b\u000bc\u000cd'], lines: 1 },
  ];
  test.each(cases)('$input', ({ input, expected, lines }) => {
    expect(contents(input)).toEqual(expected);
    expect(new LineIndex(input).lineCount).toBe(lines);
  });

  const long: { name: string; unit: string }[] = [
    { name: 'no blanks', unit: 'x' },
    { name: 'words', unit: 'word ' },
    { name: 'astral', unit: '𝔘' },
    { name: 'families', unit: '👩‍👩‍👧‍👦' },
    { name: 'combining marks', unit: 'e\u0301\u0302' },
    { name: 'flags', unit: '🇩🇪' },
  ];
  test.each(long)('a line of 100,000 units is cut between graphemes: $name', ({ unit }) => {
    const line = unit.repeat(Math.ceil(100_000 / unit.length));
    const text = `x${line}\nnext`;
    const pieces = contents(text);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.slice(0, -1).join('')).toBe(`x${line}`);
    for (const piece of pieces.slice(0, -1)) {
      expect(piece.length).toBeLessThanOrEqual(maxParagraphUnits);
      expect((piece.length - (piece.startsWith('x') ? 1 : 0)) % unit.length).toBe(0);
    }
    const index = new LineIndex(text);
    expect(index.lineCount).toBe(2);
    expect(index.lineNumberAt(90_000)).toBe(1);
    expect(index.startOfLineNumber(2)).toBe(text.length - 4);
  });

  test('a line of exactly the limit is not cut, and a CRLF at the limit stays whole', () => {
    expect(contents('x'.repeat(maxParagraphUnits)).length).toBe(1);
    expect(contents(`${'x'.repeat(maxParagraphUnits)}\r\ny`)).toEqual(['x'.repeat(maxParagraphUnits), 'y']);
    expect(contents(`${'x'.repeat(maxParagraphUnits - 1)}\r\ny`).at(-1)).toBe('y');
  });

  test('a long run of combining marks ends somewhere', () => {
    expect(contents(`e${'\u0301'.repeat(50_000)}`).join('').length).toBe(50_001);
  });
});

test('line numbers out of range give the first or last line', () => {
  const index = new LineIndex('a\nb\nc');
  for (const [number, start] of [
    [-3, 0],
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 4],
    [99, 4],
    [Number.NaN, 0],
  ] as const) {
    expect(index.startOfLineNumber(number)).toBe(start);
  }
});

const units = fc.constantFrom(
  'a',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '👩‍👧',
  'e\u0301',
  '\ud83d',
  '\ude00',
  'ب',
);
const texts = fc.oneof(
  fc.array(units, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.constantFrom(...trapTexts),
);

test('every offset has one paragraph and one line, and both lead back', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const index = new LineIndex(text);
      expect(index.startOf(0)).toBe(0);
      let line = 1;
      for (let offset = 0; offset <= text.length; offset++) {
        if (offset > 0) {
          const before = text.charAt(offset - 1);
          if (before === '\n' || (before === '\r' && text.charAt(offset) !== '\n')) line++;
        }
        const at = index.indexAt(offset);
        expect(index.startOf(at)).toBeLessThanOrEqual(offset);
        expect(at + 1 === index.count || offset < index.startOf(at + 1)).toBe(true);
        expect(index.lineNumberAt(offset)).toBe(line);
        expect(index.lineNumberAt(index.startOfLineNumber(line))).toBe(line);
        expect(text.slice(index.endOf(at), index.startOf(at + 1))).toMatch(/^(\r\n|\r|\n|)$/);
        expect(text.slice(index.startOf(at), index.endOf(at))).not.toMatch(/[\r\n]/);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});
