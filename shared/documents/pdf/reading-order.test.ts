import { expect, test } from 'vitest';
import { linesOf, type PdfPiece } from './pdf-lines.ts';
import { logicalText } from './reading-order.ts';

const shapes: { name: string; str: string; dir: string; expected: string }[] = [
  { name: 'letters as they are', str: 'قال الوزير', dir: 'rtl', expected: 'قال الوزير' },
  { name: 'Latin', str: 'a 12 b', dir: 'ltr', expected: 'a 12 b' },
  { name: 'shapes in the order of the paper', str: '\ufedd\ufe8e\ufed7', dir: 'ltr', expected: 'قال' },
  { name: 'shapes and a number', str: '25 \ufee6\ufee3', dir: 'ltr', expected: 'من 25' },
  { name: 'a ligature', str: '\ufefb', dir: 'ltr', expected: 'لا' },
  { name: 'brackets in letters', str: ')אב(', dir: 'rtl', expected: '(אב)' },
  { name: 'brackets in Latin', str: 'f(x)', dir: 'ltr', expected: 'f(x)' },
  // What pdf.js makes of letters among shapes: it turned “وزا” alone.
  { name: 'letters among shapes', str: '\ufea9زا\ufe8d', dir: 'ltr', expected: 'ازاد' },
];
test.each(shapes)('$name', ({ str, dir, expected }) => {
  expect(logicalText({ str, dir })).toBe(expected);
});

/** Pieces of one line, by their left edges; 10 points wide each. */
const line = (...pieces: [number, string][]): PdfPiece[] =>
  pieces.map(([x, str]) => ({
    str,
    dir: 'ltr',
    transform: [10, 0, 0, 10, x, 700],
    width: 10,
    height: 10,
    hasEOL: false,
  }));

const lines: { name: string; pieces: PdfPiece[]; expected: string }[] = [
  { name: 'from the left', pieces: line([0, 'one'], [10, ' '], [20, 'two']), expected: 'one two' },
  {
    name: 'from the right, on paper from the left',
    pieces: line([0, 'ج'], [10, ' '], [20, 'ب'], [30, 'ا']),
    expected: 'اب ج',
  },
  {
    name: 'from the right, in reading order',
    pieces: line([30, 'ا'], [20, 'ب'], [10, ' '], [0, 'ج']),
    expected: 'اب ج',
  },
  {
    name: 'a Latin name and a number in it',
    pieces: line([0, 'د'], [10, ' '], [20, 'The'], [30, ' '], [40, '25'], [50, ' '], [60, 'جبا']),
    expected: 'جبا The 25 د',
  },
  {
    name: 'brackets and signs that look the other way from the right',
    pieces: line(
      [0, '«'],
      [10, 'جباد'],
      [20, '»'],
      [30, ' '],
      [40, '('],
      [50, 'The'],
      [60, ')'],
      [70, ' '],
      [80, 'ابد'],
    ),
    expected: 'ابد (The) «جباد»',
  },
  {
    name: 'brackets within Latin words of a line from the right',
    pieces: line([0, 'باب'], [10, ' '], [20, 'f'], [30, '('], [40, 'x'], [50, ' '], [60, 'ابد']),
    expected: 'ابد f(x باب',
  },
  {
    name: 'an Arabic word in a Latin line',
    pieces: line([0, 'The'], [10, ' '], [20, 'ا'], [30, ' '], [40, 'word']),
    expected: 'The ا word',
  },
];
test.each(lines)('line: $name', ({ pieces, expected }) => {
  expect(linesOf(pieces).map(({ text }) => text)).toEqual([expected]);
});

test('signs that no font explains are told apart from letters', () => {
  expect(linesOf(line([0, 'a\0b']))[0]?.text).toBe('a\ufffdb');
});
