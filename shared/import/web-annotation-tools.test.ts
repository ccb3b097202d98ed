// What Recogito 2 and Recogito Studio export, and annotations on the lines of a file.
import { expect, test } from 'vitest';
import { fileOf, marksOf, readFiles } from './read-back.test-support.ts';
import { webAnnotationImporter } from './web-annotation.ts';

const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact });
const on = (...selector: object[]) => ({ source: 'https://example.org/report', selector });
const annotation = (more: object) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  ...more,
});
const recogito = (said: object) => ({ type: 'SpecificResource', modified: '2020-05-01T10:00:00Z', ...said });

const cases: { name: string; content: object[]; marks: string[] }[] = [
  {
    name: 'Recogito 2: kinds of entities without a name, places by their address and shape',
    content: [
      annotation({
        id: 'x:1',
        body: recogito({ value: 'PERSON', purpose: 'identifying' }),
        target: on(quote('Ada')),
      }),
      annotation({
        id: 'x:2',
        body: recogito({ value: 'PERSON', purpose: 'identifying' }),
        target: on(quote('Bo')),
      }),
      annotation({
        id: 'x:3',
        body: [
          recogito({ value: 'http://places.example/1', purpose: 'identifying' }),
          { type: 'Feature', purpose: 'georeferencing', geometry: { type: 'Point', coordinates: [0, 51] } },
        ],
        target: on(quote('Linden')),
      }),
      annotation({ id: 'x:4', body: recogito({ value: 'EVENT' }), target: on(quote('rain')) }),
    ],
    marks: [
      'mention | Ada | Ada (person)',
      'mention | Bo | Bo (person)',
      'mention | Linden | Linden (location)',
      'mention | rain | rain (event)',
    ],
  },
  {
    name: 'Recogito Studio: terms of a vocabulary, comments as HTML and as the editor has them',
    content: [
      annotation({
        id: 'x:1',
        body: [
          {
            purpose: 'tagging',
            value: { label: 'engine', id: 'http://terms.example/1' },
            format: 'application/json',
          },
          {
            purpose: 'commenting',
            value: '<p>Is it &amp; was</p><p>so?</p>',
            format: 'text/html',
            type: 'TextualBody',
          },
        ],
        target: on(quote('Ada')),
      }),
      {
        id: 'y',
        bodies: [
          { purpose: 'tagging', value: '{"label":"engine"}' },
          {
            purpose: 'commenting',
            format: 'Quill',
            value: '{"ops":[{"insert":"Bold","attributes":{"bold":true}},{"insert":" words\\n"}]}',
          },
        ],
        target: { selector: [{ quote: 'Bo', start: 4, end: 6 }] },
      },
    ],
    marks: ['note | Ada |  | engine | Is it & was\nso?', 'note | Bo |  | engine | Bold words'],
  },
];
test.each(cases)('$name', async ({ content, marks }) => {
  const incoming = await readFiles(webAnnotationImporter, [fileOf('found.json', content)]);
  expect(marksOf(incoming)).toEqual(marks);
  expect(incoming.dropped).toEqual([]);
  expect(incoming.problems).toEqual([]);
});

test('JSON Lines: an annotation on each', async () => {
  const lines = ['Ada', 'Bo'].map((words) =>
    JSON.stringify(annotation({ id: `x:${words}`, target: on(quote(words)) })),
  );
  const file = { path: 'found.jsonl', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
  expect(webAnnotationImporter.recognise([file])).toBe(1);
  expect(marksOf(await readFiles(webAnnotationImporter, [file]))).toEqual(['note | Ada', 'note | Bo']);
});
