// Label Studio's pages (HyperText) and talks (Paragraphs): the text that is made of them, and where regions lie in it.
import { expect, test } from 'vitest';
import { labelStudioImporter } from './label-studio.ts';
import { fileOf, marksOf, readFiles } from './read-back.test-support.ts';

const task = (result: unknown, data: object) => ({
  id: 12,
  data,
  annotations: [{ id: 3, completed_by: 1, result, was_cancelled: false }],
});
const page = (id: string, start: number, end: number, words: string) => ({
  id,
  type: 'hypertextlabels',
  from_name: 'label',
  to_name: 'html',
  value: {
    start: '/div[1]/p[1]/text()[1]',
    end: '/div[1]/p[1]/text()[1]',
    globalOffsets: { start, end },
    text: words,
    hypertextlabels: ['Thing'],
  },
});
const said = (id: string, first: number, from: number, last: number, to: number, words: string) => ({
  id,
  type: 'paragraphlabels',
  from_name: 'label',
  to_name: 'talk',
  value: {
    start: String(first),
    end: String(last),
    startOffset: from,
    endOffset: to,
    text: words,
    paragraphlabels: ['Thing'],
  },
});

const cases: { name: string; content: object[]; shown: string; marks: string[]; covered: string[] }[] = [
  {
    name: 'a page by its offsets: without its markup, a blank within an element, entities, added line breaks',
    content: [
      task([page('a', 6, 16, 'Big London'), page('b', 24, 27, 'Two'), page('c', 28, 33, 'Three')], {
        html: '<div><p>Hello <b>Big</b> London &amp; more</p>\n<p>Two<br>Three</p></div>',
      }),
    ],
    shown: 'Hello Big London & more\nTwo\nThree',
    marks: ['note | Big London |  | Thing', 'note | Two |  | Thing', 'note | Three |  | Thing'],
    covered: ['Big London', 'Two', 'Three'],
  },
  {
    name: 'a talk: utterances are lines, regions count within them',
    content: [
      task(
        [
          said('a', 0, 6, 0, 8, '😀'),
          said('b', 1, 7, 1, 13, 'London'),
          said('c', 0, 15, 1, 6, 'London\nSecond'),
        ],
        {
          dialogue: [
            { author: 'Ann', text: 'Hello 😀 there London' },
            { author: 'Bob', text: 'Second London' },
          ],
        },
      ),
    ],
    shown: 'Ann: Hello 😀 there London\nBob: Second London',
    marks: ['note | 😀 |  | Thing', 'note | London |  | Thing', 'note | London\nBob: Second |  | Thing'],
    covered: ['😀', 'London', 'London\nBob: Second'],
  },
];
test.each(cases)('$name', async ({ content, shown, marks, covered }) => {
  const incoming = await readFiles(labelStudioImporter, [fileOf('export.json', content)]);
  expect(incoming.sources[0]?.text).toBe(shown);
  expect(marksOf(incoming)).toEqual(marks);
  const places = incoming.marks.map(({ passages: [{ start = 0, end = 0 } = {}] }) => shown.slice(start, end));
  expect(places).toEqual(covered);
});
