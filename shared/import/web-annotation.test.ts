import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ImportRefusal } from './importer.ts';
import { fileOf, lossesOf, marksOf, readFiles } from './read-back.test-support.ts';
import { webAnnotationImporter } from './web-annotation.ts';

const context = 'http://www.w3.org/ns/anno.jsonld';
const page = 'https://example.org/report';
const quote = (exact: string, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more });
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const on = (...selector: object[]) => ({ type: 'SpecificResource', source: page, selector });
const tagging = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value });
const annotation = (more: object) => ({
  '@context': context,
  id: 'https://e.org/1',
  type: 'Annotation',
  ...more,
});
const row = (more: object) => ({
  id: 'abc',
  uri: page,
  user: 'acct:felicity_nunsun@hypothes.is',
  created: '2024-05-01T10:00:00.123456+00:00',
  updated: '2024-05-02T10:00:00.123456+00:00',
  text: '',
  tags: [],
  group: '__world__',
  permissions: {},
  document: { title: ['Report'] },
  links: {},
  hidden: false,
  moderation_status: 'APPROVED',
  flagged: false,
  actions: [],
  target: [
    {
      source: page,
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/p[1]',
          endContainer: '/p[1]',
          startOffset: 0,
          endOffset: 3,
        },
        position(0, 3),
        quote('Ada', { suffix: ' left' }),
      ],
    },
  ],
  ...more,
});

const cases: {
  name: string;
  content: unknown;
  labels?: string;
  marks: string[];
  links?: string[];
  losses?: string[];
  problems?: number;
  notes?: string;
}[] = [
  {
    name: 'one annotation by itself: comment and tags',
    content: annotation({
      body: [tagging('weather'), { type: 'TextualBody', purpose: 'commenting', value: 'Is that so?' }],
      target: on(quote('rain'), position(3, 7)),
    }),
    marks: ['note | rain |  | weather | Is that so?'],
  },
  {
    name: 'bodyValue, a target that is an address with characters',
    content: annotation({ bodyValue: 'look', target: `${page}.txt#char=4,10` }),
    marks: ['note | 4–10 |  |  | look'],
  },
  {
    name: 'a page of a collection, pages that lie elsewhere',
    content: {
      '@context': context,
      type: 'AnnotationCollection',
      total: 3,
      first: {
        type: 'AnnotationPage',
        items: [annotation({ target: on(quote('a')) })],
        next: {
          type: 'AnnotationPage',
          items: [annotation({ id: 'x:2', target: on(quote('b')) })],
          next: 'https://e.org/p3',
        },
      },
    },
    marks: ['note | a', 'note | b'],
    problems: 1,
  },
  {
    name: 'a graph with prefixed terms, Open Annotation',
    content: {
      '@graph': [
        {
          '@id': 'x:1',
          '@type': 'oa:Annotation',
          motivatedBy: 'oa:tagging',
          hasBody: { '@type': 'oa:Tag', chars: 'storm' },
          hasTarget: {
            hasSource: { '@id': page, title: 'The report' },
            hasSelector: { '@type': 'oa:TextQuoteSelector', exact: 'wind' },
          },
        },
        { '@id': 'x:other', '@type': 'foaf:Person' },
      ],
    },
    marks: ['note | wind |  | storm'],
  },
  {
    name: 'passages in several targets; one selector of a kind that counts elements',
    content: annotation({
      target: [on(quote('one')), on({ type: 'CssSelector', value: 'p', refinedBy: quote('two') })],
    }),
    marks: ['note | one … two'],
  },
  {
    name: 'selectors of which nothing can be used',
    content: annotation({
      target: on(
        { type: 'RangeSelector', startSelector: {}, endSelector: {} },
        { type: 'SvgSelector', value: '<svg/>' },
      ),
    }),
    marks: [],
    losses: ['selector-dropped × 1'],
  },
  {
    name: 'identifying, by name and by address',
    content: [
      annotation({
        motivation: 'identifying',
        body: [
          { type: 'SpecificResource', purpose: 'identifying', source: 'http://www.wikidata.org/entity/Q64' },
          { type: 'TextualBody', purpose: 'identifying', value: 'Berlin' },
          { type: 'TextualBody', purpose: 'classifying', value: 'Location' },
        ],
        target: on(quote('capital')),
      }),
    ],
    marks: ['mention | capital | Berlin (Location)'],
  },
  {
    name: 'a tag that names a type of entity, as Recogito’s users set them',
    content: [
      annotation({ body: [tagging('Place'), tagging('doubtful')], target: on(quote('Unter Linden')) }),
    ],
    marks: ['mention | Unter Linden | Unter Linden (location) | doubtful'],
  },
  {
    name: 'the same with tags as tags',
    content: [annotation({ body: [tagging('Place')], target: on(quote('Unter Linden')) })],
    labels: 'tags',
    marks: ['note | Unter Linden |  | Place'],
  },
  {
    name: 'RecogitoJS: no source, a relation between two annotations',
    content: [
      annotation({
        id: '#a',
        body: [tagging('Person')],
        target: { selector: [quote('Ada'), position(0, 3)] },
      }),
      annotation({
        id: '#b',
        body: [tagging('Place')],
        target: { selector: [quote('Linden'), position(9, 15)] },
      }),
      annotation({
        id: '#r',
        motivation: 'linking',
        body: [tagging('left')],
        target: [{ id: '#a' }, { id: '#b' }],
      }),
    ],
    marks: ['mention | Ada | Ada (person)', 'mention | Linden | Linden (location)'],
    links: ['Ada left Linden'],
  },
  {
    name: 'Recogito’s own JSON',
    content: [
      {
        id: '9f',
        bodies: [
          {
            id: 'b1',
            annotation: '9f',
            purpose: 'tagging',
            value: 'PER',
            creator: { id: 'u1', name: 'Ida' },
          },
          { id: 'b2', annotation: '9f', purpose: 'commenting', value: 'who?' },
        ],
        target: {
          annotation: '9f',
          creator: { id: 'u1', name: 'Ida' },
          created: '2024-05-01T10:00:00.000Z',
          selector: [
            { id: 's1', quote: 'Ada', start: 4, end: 7 },
            { id: 's2', quote: 'Velden', start: 12, end: 18 },
          ],
        },
      },
    ],
    marks: ['mention | Ada … Velden | Ada Velden (person) |  | who?'],
  },
  {
    name: 'a search result of Hypothesis: a mark, a reply to a reply, a page note, one hidden in a group',
    content: {
      total: 5,
      rows: [
        row({ id: 'r2', references: ['abc', 'r1'], text: 'I do.', user: 'acct:bo@hypothes.is' }),
        row({ id: 'r1', references: ['abc'], text: 'Who says so?' }),
        row({ text: 'Not what I saw', tags: ['doubt', ' '] }),
        row({ id: 'page', text: 'A good page', target: [{ source: page }] }),
        row({ id: 'h', text: 'spam', hidden: true, group: 'g1' }),
        row({ id: 'r3', references: ['gone'], text: 'lost' }),
      ],
    },
    marks: [
      'note | Ada |  | doubt | Not what I saw\n\nbo, 2024-05-01: I do.\n\nfelicity_nunsun, 2024-05-01: Who says so?',
      'note | Ada |  |  | spam',
    ],
    losses: ['group-dropped × 1', 'hidden-rejected × 1', 'reply-in-comment × 2', 'reply-dropped × 1'],
    notes: 'felicity_nunsun: A good page',
  },
  {
    name: 'the export of the Hypothesis client',
    content: { export_date: '2024-01-01', client_version: '1', annotations: [row({ text: 'x' })] },
    marks: ['note | Ada |  |  | x'],
  },
  {
    name: 'sets of targets',
    content: annotation({
      target: {
        type: 'Composite',
        items: [on(quote('Ada')), { type: 'Choice', items: [on(quote('Bo')), on(quote('no'))] }],
      },
    }),
    marks: ['note | Ada … Bo'],
  },
  {
    name: 'a reply by the standard',
    content: [
      annotation({ id: 'x:2', motivation: 'replying', bodyValue: 'Yes', target: 'x:1' }),
      annotation({ id: 'x:1', bodyValue: 'Is it?', target: on(quote('it')) }),
    ],
    marks: ['note | it |  |  | Is it?\n\nReply: Yes'],
    losses: ['reply-in-comment × 1'],
  },
  {
    name: 'strange values',
    content: [
      annotation({ id: 5, body: 7, target: 9 }),
      annotation({
        id: 'x:1',
        body: [[], null, { items: 'x', value: {} }],
        target: [null, {}, { source: {}, selector: 'x' }],
      }),
      annotation({
        id: 'x:2',
        motivation: {},
        target: { source: page, selector: [null, quote(''), position(5, 2), { type: {}, exact: 5 }] },
      }),
      annotation({
        id: 'x:3',
        target: on(position(1e300, -4), quote('a', { prefix: 5 })),
        creator: [{ id: 4 }],
        created: 'never',
      }),
      annotation({ id: 'x:3', target: on(quote('twice')) }),
      annotation({ id: 'x:4', 'glossator:record': { kind: 'claim', id: 7 }, target: on(quote('b')) }),
      null,
      'text',
    ],
    marks: ['note | a', 'note | b'],
    losses: ['selector-dropped × 2'],
    problems: 2,
  },
];

test.each(cases)(
  '$name',
  async ({ content, labels, marks, links = [], losses = [], problems = 0, notes }) => {
    const format = labels ? { labels } : {};
    const incoming = await readFiles(webAnnotationImporter, [fileOf('found.json', content)], format);
    expect(marksOf(incoming)).toEqual(marks);
    const names = new Map(
      [...incoming.relationTypes, ...incoming.entities].map(({ key, name }) => [key, name]),
    );
    expect(
      incoming.links.map(({ from, type, to }) =>
        [from.key, type, to.key].map((key) => names.get(key) ?? key).join(' '),
      ),
    ).toEqual(links);
    expect(lossesOf(incoming)).toEqual(losses);
    expect(incoming.problems).toHaveLength(problems);
    expect(incoming.sources[0]?.fields.notes).toBe(notes);
  },
);

test('Hypothesis: the page by address and title, people and times, hidden ones rejected, context of the quote', async () => {
  const content = cases.find(({ name }) => name.startsWith('a search result'))?.content;
  const { sources, analysts, marks } = await readFiles(webAnnotationImporter, [fileOf('s.json', content)]);
  expect(sources).toHaveLength(1);
  expect(sources[0]?.fields).toMatchObject({ url: page, title: 'Report' });
  expect(analysts.map(({ name }) => name).sort()).toEqual(['bo', 'felicity_nunsun']);
  expect(marks[0]).toMatchObject({
    createdAt: '2024-05-01T10:00:00.123Z',
    updatedAt: '2024-05-02T10:00:00.123Z',
    passages: [{ start: 0, end: 3, quote: 'Ada', suffix: ' left' }],
  });
  expect(marks[1]?.status).toBe('rejected');
});

test('the unit: the option, else what our file says, else by the quotes', async () => {
  const foreign = fileOf('f.json', annotation({ target: on(quote('a')) }));
  expect((await readFiles(webAnnotationImporter, [foreign])).unit).toBe('detect');
  expect((await readFiles(webAnnotationImporter, [foreign], { unit: 'utf-16' })).unit).toBe('utf-16');
  const own = fileOf('f.json', {
    type: 'AnnotationCollection',
    'glossator:offsetUnit': 'code-point',
    'glossator:sources': [],
  });
  expect((await readFiles(webAnnotationImporter, [own])).unit).toBe('code-point');
  expect((await readFiles(webAnnotationImporter, [own], { unit: 'utf-16' })).unit).toBe('utf-16');
});

test.each([
  { name: 'nothing', content: '' },
  { name: 'a list cut off', content: '[{"type": "Annotation", ' },
  { name: 'an empty object', content: '{}' },
  { name: 'other JSON', content: '[{"a": 1}, 5]' },
  { name: 'a search without results', content: '{"total": 0, "rows": []}' },
  { name: 'a corpus of ours', content: '{"format": "glossator-corpus", "version": 1}' },
])('$name is refused with a sentence', async ({ content }) => {
  const reading = readFiles(webAnnotationImporter, [fileOf('found.json', content)]);
  await expect(reading).rejects.toThrow(ImportRefusal);
  await expect(reading).rejects.toThrow(/^found\.json .*\.$/);
});

test.each([
  { path: 'a.json', content: cases[0]?.content, expected: 1 },
  { path: 'a.json', content: cases[10]?.content, expected: 0.95 },
  { path: 'a.json', content: cases[11]?.content, expected: 0.95 },
  {
    path: 'a.json',
    content: '{"format": "glossator-corpus", "sources": ["TextQuoteSelector"]}',
    expected: 0,
  },
  { path: 'a.txt', content: cases[0]?.content, expected: 0 },
  { path: 'a.json', content: '{"a": 1}', expected: 0 },
])('recognises $path as $expected', ({ path, content, expected }) => {
  expect(webAnnotationImporter.recognise([fileOf(path, content)])).toBe(expected);
});

const schema = resolve(process.env.GLOSSATOR_REFERENCE ?? '-', 'formats/hypothesis/annotation.yaml');
if (!existsSync(schema))
  console.warn('Skipped: set GLOSSATOR_REFERENCE to the folder that holds formats/hypothesis.');
test.skipIf(!existsSync(schema))(
  'the rows of these tests have what the API of Hypothesis always gives',
  () => {
    const [, required = ''] =
      /^Annotation:\n {2}type: object\n {2}required:\n((?: {4}- .*\n)+)/m.exec(
        readFileSync(schema, 'utf8'),
      ) ?? [];
    const names = required.match(/\w+$/gm) ?? [];
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(row({}))).toEqual(expect.arrayContaining(names));
  },
);
