import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { labelStudio } from '../export/label-studio.ts';
import { passageKey, standoffCorpora, wantedPassages } from '../export/standoff/passages.test-support.ts';
import { trapOptions } from '../export/trap-corpus.test-support.ts';
import { ImportRefusal } from './importer.ts';
import { labelStudioImporter } from './label-studio.ts';
import { fileOf, filesOf, lossesOf, marksOf, readFiles } from './read-back.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test.each(standoffCorpora(sha256))('$name comes back whole, mark by mark', async ({ input }) => {
  const files = await filesOf(labelStudio, input, trapOptions);
  expect(labelStudioImporter.recognise(files)).toBeGreaterThanOrEqual(0.7);
  const incoming = await readFiles(labelStudioImporter, files);
  const texts = new Map(incoming.sources.map(({ key, text }) => [key, text ?? '']));
  const passages = incoming.marks.flatMap((mark) =>
    mark.passages.map(({ start = 0, end = 0, quote = '' }, index) => {
      expect((texts.get(mark.source) ?? '').slice(start, end)).toBe(quote);
      return passageKey(mark.id ?? '', index + 1, quote);
    }),
  );
  expect(passages.sort()).toEqual(await wantedPassages(input));
  const { store } = input;
  const entities = new Map(incoming.entities.map((entity) => [entity.key, entity]));
  const tags = new Map(incoming.tags.map((tag) => [tag.key, tag]));
  for (const mark of incoming.marks) {
    const ours = store.get('annotations', mark.id ?? '');
    expect(mark).toMatchObject({
      kind: ours?.kind,
      source: ours?.sourceId,
      status: ours?.status,
      comment: ours?.comment,
      createdAt: ours?.createdAt,
      updatedBy: ours?.updatedBy,
    });
    expect(mark.tags ?? []).toEqual(ours?.tags);
    for (const id of ours?.tags ?? []) expect(tags.get(id)?.id).toBe(id);
    if (ours?.kind === 'mention') {
      expect(mark.entity).toBe(ours.entityId);
      const meant = store.resolveEntity(ours.entityId);
      if (meant) expect(entities.get(ours.entityId)?.name).toBe(meant.name);
    }
    if (ours?.kind === 'claim') {
      const { attribution, ...claim } = ours.claim;
      expect(mark.claim).toMatchObject(claim);
      expect(mark.claim?.attribution?.map(({ name, entity }) => [name, entity ?? null])).toEqual(
        attribution.map(({ name, entityId }) => [name, entityId]),
      );
    }
  }
  expect(incoming.problems).toEqual([]);
  expect(incoming.dropped).toEqual([]);
});

const text = 'Ada 👨‍👩‍👧 Velden left Unter Linden.';
const region = (id: string, type: string, start: number, end: number, said: object, from = 'label') => ({
  id,
  type,
  from_name: from,
  to_name: 'text',
  value: { start, end, ...said },
});
const task = (result: unknown, more: object = {}, data: object = { text }) => ({
  id: 12,
  data,
  annotations: [{ id: 3, completed_by: 1, result, was_cancelled: false, ...more }],
  predictions: [],
});
const label = (id: string, start: number, end: number, name: string) =>
  region(id, 'labels', start, end, { text: text.slice(start, end), labels: [name] });

const cases: {
  name: string;
  content: unknown;
  format?: Record<string, string>;
  marks: string[];
  links?: string[];
  losses?: string[];
  problems?: number;
}[] = [
  {
    name: 'labels, choices and a rating of one region',
    content: [
      task([
        label('a', 0, 19, 'PER'),
        region('a', 'choices', 0, 19, { choices: ['accepted'] }, 'status'),
        region('a', 'choices', 0, 19, { choices: ['seen before'] }, 'novelty'),
        region('a', 'rating', 0, 19, { rating: 4 }, 'stars'),
        region('a', 'textarea', 0, 19, { text: ['who is\nthis?'] }, 'question'),
        region('a', 'textarea', 0, 19, { text: ['Ada V.'] }, 'entity'),
      ]),
    ],
    marks: [
      `mention | ${text.slice(0, 19)} | Ada V. (person) | seen before | stars: 4\nquestion: who is\nthis?`,
    ],
  },
  {
    name: 'a claim by our controls, without our record',
    content: [
      task([
        label('a', 0, 24, 'Claim'),
        region('a', 'textarea', 0, 24, { text: ['Velden is gone'] }, 'statement'),
        region('a', 'choices', 0, 24, { choices: ['high'] }, 'confidence'),
        region('a', 'choices', 0, 24, { choices: ['icd203:likely'] }, 'likelihood'),
        region('a', 'textarea', 0, 24, { text: ['Wire > Ada'] }, 'speaker'),
        region('a', 'choices', 0, 24, { choices: ['7'] }, 'credibility'),
      ]),
    ],
    marks: [`claim | ${text.slice(0, 24)} | Velden is gone |  | credibility: 7`],
  },
  {
    name: 'relations, to the left too',
    content: [
      task([
        label('a', 0, 19, 'Person'),
        label('b', 25, 37, 'LOC'),
        label('c', 20, 24, 'verb'),
        { type: 'relation', from_id: 'a', to_id: 'b', direction: 'left', labels: ['left by'] },
        { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
        { type: 'relation', from_id: 'a', to_id: 'c', direction: 'right', labels: ['does'] },
        { type: 'relation', from_id: 'a', to_id: 'zzz', labels: ['gone'] },
      ]),
    ],
    marks: [
      `mention | ${text.slice(0, 19)} | ${text.slice(0, 19)} (person)`,
      'mention | Unter Linden | Unter Linden (location)',
      'note | left |  | verb',
    ],
    links: ['Unter Linden left by Ada 👨‍👩‍👧 Velden', 'Ada 👨‍👩‍👧 Velden related to Unter Linden'],
    losses: ['relation-end-dropped × 2'],
  },
  {
    name: 'completions of early versions, another key for the text, one skipped',
    content: {
      id: 1,
      data: { headline: 'Ada', story: text },
      completions: [
        { id: 1, result: [label('a', 0, 3, 'PER')] },
        { id: 2, result: [label('b', 0, 3, 'PER')], was_cancelled: true },
      ],
    },
    marks: ['mention | Ada | Ada (person)'],
    losses: ['cancelled-dropped × 1'],
  },
  {
    name: 'predictions are left out',
    content: [
      { id: 1, data: { text }, predictions: [{ model_version: 'v2', result: [label('a', 0, 3, 'PER')] }] },
    ],
    marks: [],
    losses: ['prediction-dropped × 1'],
  },
  {
    name: 'predictions are taken',
    content: [
      { id: 1, data: { text }, predictions: [{ model_version: 'v2', result: [label('a', 0, 3, 'PER')] }] },
    ],
    format: { predictions: 'take' },
    marks: ['mention | Ada | Ada (person)'],
  },
  {
    name: 'JSON-MIN',
    content: [
      {
        id: 9,
        text,
        ner: [
          { start: 0, end: 3, text: 'Ada', labels: ['PER'] },
          { start: 25, end: 37, text: 'Unter Linden', labels: ['Street'] },
        ],
        sentiment: { choices: ['Neutral'] },
        annotator: 4,
        annotation_id: 77,
        created_at: '2024-05-01T10:00:00.123456Z',
        updated_at: '2024-05-02T10:00:00.123456Z',
        lead_time: 3.2,
      },
    ],
    marks: ['mention | Ada | Ada (person)', 'note | Unter Linden |  | Street'],
  },
  {
    name: 'hypertext: xpaths are no offsets, the words are',
    content: [
      task(
        [
          {
            id: 'h',
            type: 'hypertextlabels',
            from_name: 'ner',
            to_name: 'text',
            value: {
              start: '/p[1]/text()[1]',
              end: '/p[1]/text()[1]',
              startOffset: 3,
              endOffset: 6,
              text: 'Ada',
              hypertextlabels: ['PER'],
            },
          },
        ],
        {},
        { html: '<p>Ada</p>' },
      ),
    ],
    marks: ['mention | Ada | Ada (person)'],
  },
  {
    name: 'all that was typed beside a region, and the remarks on it',
    content: [
      task([
        { ...label('a', 0, 3, 'Thing'), meta: { text: ['a remark'] } },
        region('a', 'textarea', 0, 3, { text: ['first', 'second'] }, 'comment'),
      ]),
    ],
    marks: ['note | Ada |  | Thing | a remark\nfirst\nsecond'],
  },
  {
    name: 'pictures and recordings hold no text',
    content: [
      task([], {}, { image: '/upload/a.jpg' }),
      task([], {}, { audio: 'https://x.example/a.mp3?b' }),
      task([label('n', 0, 3, 'Thing')]),
    ],
    marks: ['note | Ada |  | Thing'],
    problems: 2,
  },
  {
    name: 'strange values',
    content: [
      null,
      7,
      { id: 3 },
      { id: 4, data: { text: 5 } },
      task('no list'),
      task([
        null,
        5,
        {},
        { value: 7 },
        region('x', 'labels', 9, 2, { labels: ['PER'] }),
        label('n', 0, 3, 'PER'),
      ]),
      task([
        { ...label('m', 0, 3, 'PER'), meta: { glossator: { record: { kind: 'claim' }, passage: 'x' } } },
      ]),
      task([
        { id: 'w', type: 'rectanglelabels', from_name: 'box', value: { x: 1, rectanglelabels: ['Car'] } },
      ]),
    ],
    marks: ['mention | Ada | Ada (person)', 'mention | Ada | Ada (person)'],
    losses: ['result-dropped × 3', 'place-dropped × 1'],
    problems: 4,
  },
];

test.each(cases)('$name', async (wanted) => {
  const { content, format = {}, marks, links = [], losses = [], problems = 0 } = wanted;
  const incoming = await readFiles(labelStudioImporter, [fileOf('export.json', content)], format);
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
  expect(incoming.unit).toBe('utf-16');
});

test('what our controls say of a claim is in the claim', async () => {
  const incoming = await readFiles(labelStudioImporter, [fileOf('export.json', cases[1]?.content)]);
  expect(incoming.marks[0]?.claim).toEqual({
    statement: 'Velden is gone',
    confidence: 'high',
    likelihood: { scale: 'icd203', term: 'likely' },
    attribution: [
      { name: 'Wire', role: 'says' },
      { name: 'Ada', role: 'says' },
    ],
  });
});

test('answers changed in Label Studio win over our record; a changed label makes another kind', async () => {
  const [corpus] = standoffCorpora(sha256);
  if (!corpus) throw new Error('There is no corpus');
  const files = await filesOf(labelStudio, corpus.input, trapOptions);
  const tasks = files.find(({ path }) => path === 'tasks.json');
  const changed = JSON.parse(new TextDecoder().decode(tasks?.bytes));
  const results: { id: string; from_name: string; type: string; value: Record<string, unknown> }[] =
    changed[0].annotations[0].result;
  const claim = results.find(({ from_name }) => from_name === 'statement');
  if (claim) claim.value.text = ['Corrected'];
  const note = results.find(({ value }) => JSON.stringify(value.labels) === '["Note"]');
  if (note) note.value.labels = ['Claim'];
  const incoming = await readFiles(labelStudioImporter, [fileOf('tasks.json', changed)]);
  expect(incoming.marks.find(({ id }) => id === claim?.id)?.claim?.statement).toBe('Corrected');
  const made = incoming.marks.find(({ key }) => key.endsWith(note?.id ?? '?'));
  expect([made?.kind, made?.id]).toEqual(['claim', undefined]);
});

test('people and times are those of the annotation; answers about the whole text are notes of the source', async () => {
  const person = { id: 5, email: 'ida@example.org', first_name: 'Ida', last_name: '' };
  const whole = {
    id: 'q',
    type: 'choices',
    from_name: 'sentiment',
    to_name: 'text',
    value: { choices: ['Bad'] },
  };
  const content = [
    task([label('a', 0, 3, 'PER'), whole], { completed_by: person, created_at: '2024-05-01T12:00:00+02:00' }),
  ];
  const { analysts, marks, sources } = await readFiles(labelStudioImporter, [fileOf('export.json', content)]);
  expect(analysts.map(({ name }) => name)).toEqual(['Ida']);
  expect(marks[0]).toMatchObject({ createdBy: analysts[0]?.key, createdAt: '2024-05-01T10:00:00.000Z' });
  expect(sources[0]?.fields.notes).toBe('sentiment: Bad');
});

test.each([
  { name: 'nothing', content: '' },
  { name: 'a file cut off', content: '[{"id": 1, "data": {"text": "a"' },
  { name: 'a list of something else', content: '[{"a": 1}]' },
  { name: 'images', content: '[{"data": {"image": 5}, "annotations": []}]' },
  { name: 'a number', content: '7' },
])('$name is refused with a sentence', async ({ content }) => {
  const reading = readFiles(labelStudioImporter, [fileOf('export.json', content)]);
  await expect(reading).rejects.toThrow(ImportRefusal);
  await expect(reading).rejects.toThrow(/^export\.json .*\.$/);
});

test.each([
  { path: 'a.json', content: cases[0]?.content, expected: 1 },
  { path: 'a.json', content: cases[6]?.content, expected: 0.9 },
  { path: 'a.csv', content: cases[0]?.content, expected: 0 },
  { path: 'a.json', content: [{ text: 'x', label: [[0, 1, 'a']] }], expected: 0 },
])('recognises $path as $expected', ({ path, content, expected }) => {
  expect(labelStudioImporter.recognise([fileOf(path, content)])).toBe(expected);
});
