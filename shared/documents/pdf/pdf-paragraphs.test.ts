import { expect, test } from 'vitest';
import type { PdfLine } from './pdf-lines.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';

/** Lines of 10 points, 12 apart, each from 60 to `right`; a tab makes a row. */
const lines = (...texts: [string, number][]): PdfLine[] =>
  texts.map(([text, right], index) => ({
    text,
    left: 60,
    right,
    y: 800 - 12 * index,
    size: 10,
    isRow: text.includes('\t'),
  }));

test.each([
  {
    name: 'words that a narrow column stretched',
    read: lines(
      ['The observers waited for extraordinarily', 260],
      ['comprehensive\tdocumentation', 260],
      ['regarding it.', 120],
    ),
    expected: ['The observers waited for extraordinarily comprehensive documentation regarding it.'],
  },
  {
    name: 'a stretched line at the beginning',
    read: lines(
      ['Comprehensive\tdocumentation', 260],
      ['of what was done in the whole of the', 260.3],
      ['year.', 80],
    ),
    expected: ['Comprehensive documentation of what was done in the whole of the year.'],
  },
  {
    name: 'rows with figures below a full line',
    read: lines(
      ['The numbers of the year in all the harbours', 260],
      ['Total\t1234', 260],
      ['Rest\t12', 260],
    ),
    expected: ['The numbers of the year in all the harbours', 'Total\t1234', 'Rest\t12'],
  },
  {
    name: 'rows with cells of several words',
    read: lines(['The names of the year in all the harbours', 260], ['Fort Bravo\tNorth', 260]),
    expected: ['The names of the year in all the harbours', 'Fort Bravo\tNorth'],
  },
  {
    name: 'rows that end elsewhere',
    read: lines(['The names of the year in all the harbours', 260], ['Bravo\tNorth', 220]),
    expected: ['The names of the year in all the harbours', 'Bravo\tNorth'],
  },
])('$name', ({ read, expected }) => {
  expect(paragraphsOf(read).map(({ text }) => text)).toEqual(expected);
});
