import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { doccano } from '../export/doccano.ts';
import { codePointSlice, standoffCorpora, wantedPassages } from '../export/standoff/passages.test-support.ts';
import { trapOptions } from '../export/trap-corpus.test-support.ts';
import { doccanoImporter } from './doccano.ts';
import { ImportRefusal } from './importer.ts';
import { fileOf, filesOf, lossesOf, marksOf, readFiles } from './read-back.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test.each(
  standoffCorpora(sha256).flatMap((corpus) => [
    { ...corpus, layout: 'relations' },
    { ...corpus, layout: 'labels' },
  ]),
)('$name comes back from the layout “$layout”: kinds, words, sources', async ({ input, layout }) => {
  const files = await filesOf(doccano, input, { ...trapOptions, format: { layout } });
  expect(doccanoImporter.recognise(files)).toBeGreaterThanOrEqual(0.9);
  const incoming = await readFiles(doccanoImporter, files);
  const texts = new Map(incoming.sources.map(({ key, text }) => [key, text ?? '']));
  const covered: string[] = [];
  for (const { source, passages } of incoming.marks) {
    expect(passages).toHaveLength(1);
    for (const { start = 0, end = 0, quote } of passages) {
      expect(codePointSlice(texts.get(source) ?? '', start, end)).toBe(quote);
      covered.push(quote ?? '');
    }
  }
  const wanted = (await wantedPassages(input)).map((key) => JSON.parse(key)[2]);
  expect(covered.sort()).toEqual(wanted.sort());
  const kinds = { claim: 0, mention: 0, note: 0 };
  for (const { kind, spans } of input.store.table('annotations').values()) kinds[kind] += spans.length;
  for (const { kind } of incoming.marks) kinds[kind]--;
  expect(kinds).toEqual({ claim: 0, mention: 0, note: 0 });
  const own = [...input.store.table('sources').values()].map(({ id, title }) => [id, title]);
  expect(incoming.sources.map(({ id, fields }) => [id, fields.title ?? '']).sort()).toEqual(own.sort());
});

const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');
const text = '🚢 Ada Velden left Unter Linden.';

const cases: {
  name: string;
  content: string;
  labels?: string;
  marks: string[];
  links?: string[];
  losses?: string[];
  problems?: number;
}[] = [
  {
    name: 'a project with relations',
    content: lines({
      id: 7,
      text,
      entities: [
        { id: 41, label: 'PER', start_offset: 2, end_offset: 12 },
        { id: 42, label: 'LOC', start_offset: 18, end_offset: 30 },
      ],
      relations: [{ id: 1, from_id: 41, to_id: 42, type: 'left' }],
      Comments: ['checked twice'],
    }),
    marks: ['mention | Ada Velden | Ada Velden (person)', 'mention | Unter Linden | Unter Linden (location)'],
    links: ['entity left entity'],
  },
  {
    name: 'the older lists of three',
    content: lines({
      id: 1,
      text,
      label: [
        [2, 12, 'PERSON'],
        [13, 17, 'departure'],
      ],
    }),
    marks: ['mention | Ada Velden | Ada Velden (person)', 'note | left |  | departure'],
  },
  {
    name: 'doccano 1.5 calls the text data',
    content: lines({ id: 1, data: text, label: [[2, 12, 'PERSON']] }),
    marks: ['mention | Ada Velden | Ada Velden (person)'],
  },
  {
    name: 'all labels as tags',
    content: lines({ id: 1, text, label: [[2, 12, 'PERSON']] }),
    labels: 'tags',
    marks: ['note | Ada Velden |  | PERSON'],
  },
  {
    name: 'all labels as types, one entity for each surface form',
    content: lines({
      id: 1,
      text: 'Maru II met maru ii',
      labels: [
        [0, 7, 'Vessel'],
        [12, 19, 'Vessel'],
      ],
    }),
    labels: 'mentions',
    marks: ['mention | Maru II | Maru II (Vessel)', 'mention | maru ii | Maru II (Vessel)'],
  },
  {
    name: 'doccano 1.0: a list with numbers for labels',
    content: JSON.stringify([
      { id: 1, text, meta: {}, annotations: [{ label: 2, start_offset: 2, end_offset: 5, user: 1 }] },
    ]),
    marks: ['note | Ada |  | 2'],
  },
  {
    name: 'a long passage is no name',
    content: lines({ text: 'word '.repeat(40), label: [[0, 199, 'Event']] }),
    marks: [`note | ${'word '.repeat(40).slice(0, 199)} |  | Event`],
  },
  {
    name: 'labels of the whole text, broken spans, broken lines, strange values',
    content: `${lines(
      { text, label: ['positive'], cats: [{ label: 'x' }] },
      {
        text,
        label: [
          [5, 2, 'PER'],
          ['a', 3, 'PER'],
          [3, 3, 'PER'],
          [2],
          [],
          null,
          7,
          [2, 5, null],
          [2, 5, { a: 1 }],
        ],
      },
      { text: 7, label: [] },
      { text },
      [],
      { text, entities: { a: 1 } },
      {
        text,
        entities: [{ id: {}, label: [], start_offset: 1e300, end_offset: -1 }],
        relations: [7, { from_id: {} }],
      },
    )}\nno json\n\n{"text":`,
    marks: ['note | Ada', 'note | Ada'],
    losses: ['document-label-dropped × 2', 'place-dropped × 6', 'relation-end-dropped × 1'],
    problems: 6,
  },
  {
    name: 'offsets past the end stay, without words: placing says so',
    content: lines({ text: 'short', label: [[2, 99, 'PER']] }),
    marks: ['mention | 2–99 | ort (person)'],
  },
  {
    name: 'two documents of one id',
    content: lines(
      { id: 1, text: 'a b', label: [[0, 1, 'x']] },
      { id: 1, text: 'c d', label: [[0, 1, 'x']] },
    ),
    marks: ['note | a |  | x', 'note | c |  | x'],
  },
];

test.each(cases)('$name', async ({ content, labels, marks, links = [], losses = [], problems = 0 }) => {
  const file = fileOf('data.jsonl', content);
  const incoming = await readFiles(doccanoImporter, [file], labels ? { labels } : {});
  expect(marksOf(incoming)).toEqual(marks);
  const types = new Map(incoming.relationTypes.map(({ key, name }) => [key, name]));
  expect(
    incoming.links.map(({ from, type, to }) => `${from.kind} ${types.get(type) ?? type} ${to.kind}`),
  ).toEqual(links);
  expect(lossesOf(incoming)).toEqual(losses);
  expect(incoming.problems).toHaveLength(problems);
  expect(incoming.unit).toBe('code-point');
});

test('comments of a document are notes of its source', async () => {
  const file = fileOf('data.jsonl', cases[0]?.content);
  const { sources } = await readFiles(doccanoImporter, [file]);
  expect(sources.map(({ fields }) => fields.notes)).toEqual(['checked twice']);
});

test.each([
  { name: 'nothing', content: '' },
  { name: 'no JSON', content: 'one\ntwo\n' },
  { name: 'JSON Lines of something else', content: '{"a":1}\n{"b":2}\n' },
  { name: 'a list of something else', content: '[1, null, {"text": 5}]' },
  { name: 'a list cut off', content: '[{"text": "a", "label": []}, ' },
])('$name is refused with a sentence', async ({ content }) => {
  const reading = readFiles(doccanoImporter, [fileOf('data.jsonl', content)]);
  await expect(reading).rejects.toThrow(ImportRefusal);
  await expect(reading).rejects.toThrow(/^data\.jsonl .*\.$/);
});

test.each([
  { path: 'a.jsonl', content: cases[0]?.content, expected: 0.95 },
  { path: 'a.jsonl', content: cases[1]?.content, expected: 0.95 },
  { path: 'a.txt', content: cases[0]?.content, expected: 0 },
  {
    path: 'a.jsonl',
    content: `{"id": 3, "text": "${'long \\"text\\" '.repeat(2000)}", "label": []}`,
    expected: 0.5,
  },
  { path: 'a.jsonl', content: '{"text":"spaCy","spans":[]}', expected: 0 },
  { path: 'a.json', content: '{"format": "glossator-corpus"}', expected: 0 },
])('recognises $path', ({ path, content, expected }) => {
  expect(doccanoImporter.recognise([fileOf(path, content)])).toBe(expected);
});

test('one document over many lines, as editors print JSON', async () => {
  const content = JSON.stringify(
    { text: 'Ada', entities: [{ id: 0, start_offset: 0, end_offset: 3, label: 'PER' }] },
    null,
    2,
  );
  const incoming = await readFiles(doccanoImporter, [fileOf('a.jsonl', content)]);
  expect(incoming.marks).toMatchObject([{ kind: 'mention', passages: [{ start: 0, end: 3, quote: 'Ada' }] }]);
  expect(incoming.problems).toEqual([]);
});
