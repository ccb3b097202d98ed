// @vitest-environment jsdom
import { serializeW3CTextAnnotation, type TextAnnotation } from '@recogito/text-annotator';
import { expect, test } from 'vitest';
import { fileOf, marksOf, readFiles } from './read-back.test-support.ts';
import { webAnnotationImporter } from './web-annotation.ts';

const text = 'Ada 👨‍👩‍👧 Velden left Unter Linden.';
const creator = { id: 'https://example.org/ida', name: 'Ida' };
const selector = (quote: string) => {
  const start = text.indexOf(quote);
  return { quote, start, end: start + quote.length, range: document.createRange() };
};

/** What Recogito's own store holds, before it is written. */
const annotation: TextAnnotation = {
  id: '6a1b9c4e-0000-4000-8000-000000000001',
  bodies: [
    { id: 'b1', annotation: 'a', purpose: 'tagging', value: 'Person', creator },
    { id: 'b2', annotation: 'a', purpose: 'commenting', value: 'Who is she?', creator },
  ],
  target: {
    annotation: '6a1b9c4e-0000-4000-8000-000000000001',
    selector: [selector('Velden'), selector('Ada')],
    creator,
    created: new Date('2024-05-01T10:00:00Z'),
  },
};

test.each([
  { name: 'its own JSON', content: [annotation] },
  {
    name: 'the W3C JSON that it writes',
    content: [serializeW3CTextAnnotation(annotation, 'https://example.org/ada')],
  },
])('what Recogito itself makes is read: $name', async ({ content }) => {
  const file = fileOf('recogito.json', content);
  expect(webAnnotationImporter.recognise([file])).toBeGreaterThanOrEqual(0.9);
  const incoming = await readFiles(webAnnotationImporter, [file]);
  expect(marksOf(incoming)).toEqual(['mention | Velden … Ada | Velden Ada (person) |  | Who is she?']);
  expect(incoming.marks[0]?.passages).toMatchObject(
    ['Velden', 'Ada'].map((quote) => {
      const start = text.indexOf(quote);
      return { quote, start, end: start + quote.length };
    }),
  );
  expect(incoming.analysts.map(({ name }) => name)).toEqual(['Ida']);
  expect(incoming.problems).toEqual([]);
  expect(incoming.dropped).toEqual([]);
});
