import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readNative } from './read-native.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const options = { at: '2026-11-21T10:00:00Z', by: 'reader', sha256 };
const text = 'One \u{1F6A2} two\r\nthree';

/** As little as a file may hold: no stamps, no optional field. */
const minimal = () => ({
  format: 'glossator-corpus',
  version: 1,
  offsetUnit: 'utf-16',
  corpus: { id: 'c', title: 'C' },
  codebook: { entityTypes: [{ id: 'person', name: 'Person', colour: '#112233' }] },
  sources: [{ id: 's', position: 0, title: 'S', text, sha256: sha256(text), length: text.length }],
  entities: [
    { id: 'e', type: 'person', name: 'E' },
    { id: 'f', type: 'person', name: 'F' },
  ],
  annotations: [
    { id: 'm', sourceId: 's', kind: 'mention', spans: [{ start: 7, end: 10, quote: 'two' }], entityId: 'e' },
    { id: 'k', sourceId: 's', kind: 'claim', spans: [{ start: 0, end: 3, quote: 'One' }], claim: {} },
  ],
});
type Minimal = ReturnType<typeof minimal>;
type Anything = Record<string, unknown>;
const set = (target: object, values: Anything) => Object.assign(target, values);
const at = <Item>(list: readonly Item[], index: number): Item => list.at(index) as Item;

/** Reads a file whose ids are short for the reader's sake: the warning about that is left out. */
async function readShort(input: string, how: typeof options) {
  const read = await readNative(input, how);
  const problems = read.problems.filter(({ message }) => message !== 'The id is not a UUID.');
  return { ...read, problems, warnings: read.warnings - (read.problems.length - problems.length) };
}

test('ids that are not UUIDs are told once', async () => {
  const { problems, errors } = await readNative(JSON.stringify(minimal()), options);
  expect(errors).toBe(0);
  expect(problems.map(({ message }) => message)).toEqual(['The id is not a UUID.']);
});

test('a file without optional fields and stamps takes defaults and the stamps of the import', async () => {
  const { file, problems } = await readShort(JSON.stringify(minimal()), options);
  expect(problems).toEqual([]);
  expect(file?.annotations[0]).toEqual({
    id: 'm',
    sourceId: 's',
    kind: 'mention',
    spans: [{ start: 7, end: 10, quote: 'two', prefix: '', suffix: '' }],
    tags: [],
    comment: '',
    status: 'draft',
    anchor: 'exact',
    entityId: 'e',
    createdAt: options.at,
    createdBy: 'reader',
    updatedAt: options.at,
    updatedBy: 'reader',
  });
  expect(file?.annotations[1]).toMatchObject({
    claim: { statement: '', kind: null, attribution: [], credibility: null },
  });
  expect(file?.sources[0]).not.toHaveProperty('text');
});

test('null where the model has an empty text or list means unset; a byte-order mark is no fault', async () => {
  const file = minimal();
  set(at(file.annotations, 0), { tags: null, comment: null, status: null });
  const read = await readShort(`\uFEFF${JSON.stringify({ ...file, links: null, journal: null })}`, options);
  expect(read.problems).toEqual([]);
  expect(read.file?.annotations[0]).toMatchObject({ tags: [], comment: '', status: 'draft' });
});

test('unknown keys are left out with one warning each, however often they come', async () => {
  const file = minimal();
  for (const mark of file.annotations) set(mark, { shade: 1, __proto__x: 2 });
  const {
    problems,
    file: read,
    warnings,
  } = await readShort(JSON.stringify({ ...file, mood: 'calm' }), options);
  expect(warnings).toBe(3);
  expect(problems.map((problem) => problem.where)).toEqual([
    'mood',
    'annotations[0].shade (m) and 1 more',
    'annotations[0].__proto__x (m) and 1 more',
  ]);
  expect(read?.annotations[0]).not.toHaveProperty('shade');
});

describe('what is refused, where, and in what words', () => {
  const cases: {
    name: string;
    change: (file: Minimal) => object | undefined;
    where: string;
    says: RegExp;
  }[] = [
    {
      name: 'newer version',
      change: (file) => ({ ...file, version: 2 }),
      where: 'version',
      says: /version 2; this program reads up to 1/,
    },
    {
      name: 'other format',
      change: (file) => ({ ...file, format: 'x' }),
      where: 'format',
      says: /its format is "x"/,
    },
    { name: 'no format', change: ({ corpus }) => ({ corpus }), where: 'format', says: /no “format”/ },
    {
      name: 'other unit',
      change: (file) => ({ ...file, offsetUnit: 'utf-8' }),
      where: 'offsetUnit',
      says: /"utf-8"/,
    },
    {
      name: 'no list',
      change: (file) => ({ ...file, sources: {} }),
      where: 'sources',
      says: /must be a list/,
    },
    {
      name: 'quote differs',
      change: (file) => void set(at(at(file.annotations, 0).spans, 0), { quote: 'twa' }),
      where: 'annotations[0].spans[0] (m)',
      says: /"two".*"twa"/,
    },
    {
      name: 'quote length',
      change: (file) => void set(at(at(file.annotations, 0).spans, 0), { quote: 'tw' }),
      where: 'annotations[0].spans[0] (m)',
      says: /2 UTF-16 units/,
    },
    {
      name: 'past the end',
      change: (file) => void set(at(at(file.annotations, 0).spans, 0), { end: 900 }),
      where: 'annotations[0].spans[0] (m)',
      says: /past the end/,
    },
    {
      name: 'cut pair',
      change: (file) => void set(at(file.annotations, 0), { spans: [{ start: 5, end: 6, quote: '\udea2' }] }),
      where: 'annotations[0].spans[0] (m)',
      says: /surrogate/,
    },
    {
      name: 'empty span',
      change: (file) => void set(at(file.annotations, 0), { spans: [{ start: 5, end: 5, quote: '' }] }),
      where: 'annotations[0].spans[0] (m)',
      says: /empty/,
    },
    {
      name: 'no span',
      change: (file) => void set(at(file.annotations, 0), { spans: [] }),
      where: 'annotations[0].spans (m)',
      says: /must not be empty/,
    },
    {
      name: 'overlap',
      change: (file) => void at(file.annotations, 0).spans.push({ start: 8, end: 10, quote: 'wo' }),
      where: 'annotations[0].spans[1] (m)',
      says: /overlaps span 0/,
    },
    {
      name: 'hash',
      change: (file) => void set(at(file.sources, 0), { text: text.replace('One', 'Two') }),
      where: 'sources[0].sha256 (s)',
      says: /hash/,
    },
    {
      name: 'length',
      change: (file) => void set(at(file.sources, 0), { length: 3 }),
      where: 'sources[0].length (s)',
      says: /17 UTF-16 units, the file says 3/,
    },
    {
      name: 'same id',
      change: (file) => void set(at(file.annotations, 0), { id: 'k' }),
      where: 'annotations[1] (k)',
      says: /same id/,
    },
    {
      name: 'no source',
      change: (file) => void set(at(file.annotations, 0), { sourceId: 'x' }),
      where: 'annotations[0].sourceId (m)',
      says: /source x/,
    },
    {
      name: 'no entity',
      change: (file) => void set(at(file.annotations, 0), { entityId: 'x' }),
      where: 'annotations[0].entityId (m)',
      says: /entity x/,
    },
    {
      name: 'no type',
      change: (file) => void set(at(file.entities, 0), { type: 'ship' }),
      where: 'entities[0].type (e)',
      says: /“ship”/,
    },
    {
      name: 'merge into nothing',
      change: (file) => void set(at(file.entities, 0), { mergedInto: 'x' }),
      where: 'entities[0].mergedInto (e)',
      says: /merged into x/,
    },
    {
      name: 'merge loop',
      change: (file) => {
        set(at(file.entities, 0), { mergedInto: 'f' });
        set(at(file.entities, 1), { mergedInto: 'e' });
        return undefined;
      },
      where: 'entities[0].mergedInto (e)',
      says: /circle/,
    },
    {
      name: 'link to a mention',
      change: (file) => ({
        ...file,
        links: [
          { id: 'l', type: 'repeats', from: { kind: 'claim', id: 'k' }, to: { kind: 'claim', id: 'm' } },
        ],
      }),
      where: 'links[0].to (l)',
      says: /claim m/,
    },
    {
      name: 'no such day',
      change: (file) =>
        void set(at(file.sources, 0), {
          publishedOn: { value: '2023-02-29', precision: 'day', basis: 'stated' },
        }),
      where: 'sources[0].publishedOn (s)',
      says: /2023-02-29 is not a date/,
    },
    {
      name: 'no date',
      change: (file) =>
        void set(at(file.sources, 0), { publishedOn: { value: 'May', precision: 'day', basis: 'stated' } }),
      where: 'sources[0].publishedOn.value (s)',
      says: /must look like/,
    },
    {
      name: 'kind',
      change: (file) => void set(at(file.annotations, 1), { claim: { credibility: 7 } }),
      where: 'annotations[1].claim.credibility (k)',
      says: /one of 1, 2, 3, 4, 5, 6/,
    },
    {
      name: 'zone',
      change: (file) => void set(at(file.sources, 0), { zones: [{ kind: 'body', start: 3, end: 99 }] }),
      where: 'sources[0].zones[0] (s)',
      says: /3–99/,
    },
    {
      name: 'stamp',
      change: (file) => void set(at(file.entities, 0), { createdAt: 'yesterday' }),
      where: 'entities[0].createdAt (e)',
      says: /“yesterday”/,
    },
  ];
  test.each(cases)('$name', async ({ change, where, says }) => {
    const file = minimal();
    const changed = change(file) ?? file;
    const { problems, file: read } = await readShort(JSON.stringify(changed), options);
    expect(read).toBeNull();
    expect(problems[0]).toMatchObject({ severity: 'error', where });
    expect(problems[0]?.message).toMatch(says);
    // A text that was changed has the wrong hash and the wrong quotes.
    expect(problems.every((problem) => problem.severity === 'error' && problem.where !== '')).toBe(true);
    expect(problems.length).toBeLessThan(3);
  });
});

describe('what is only warned of', () => {
  const cases: { name: string; change: (file: Minimal) => object | undefined; says: RegExp }[] = [
    { name: 'tag', change: (file) => void set(at(file.annotations, 0), { tags: ['x'] }), says: /no tag x/ },
    {
      name: 'initial type',
      change: (file) => void set(at(file.entities, 0), { type: 'event' }),
      says: /“event”; it is added/,
    },
    {
      name: 'attribution',
      change: (file) =>
        void set(at(file.annotations, 1), { claim: { attribution: [{ role: 'says', entityId: 'x' }] } }),
      says: /its name stays/,
    },
    {
      name: 'analyst',
      change: (file) => void set(at(file.entities, 0), { createdBy: 'x' }),
      says: /analyst x/,
    },
    {
      name: 'twin sources',
      change: (file) => {
        set(at(file.sources, 0), { fileName: 's.txt' });
        file.sources.push({ ...at(file.sources, 0), id: 't' });
      },
      says: /twice under the file name s\.txt/,
    },
    {
      name: 'lost mark',
      change: (file) =>
        void set(at(file.annotations, 0), {
          tags: ['x'],
          anchor: 'lost',
          spans: [{ start: 800, end: 900, quote: 'gone' }],
        }),
      says: /no tag/,
    },
  ];
  test.each(cases)('$name', async ({ change, says }) => {
    const file = minimal();
    const { problems, file: read } = await readShort(JSON.stringify(change(file) ?? file), options);
    expect(read).not.toBeNull();
    expect(problems.map((problem) => problem.severity)).toEqual(['warning']);
    expect(problems[0]?.message).toMatch(says);
  });
});

test('all faults are told, 200 of them listed and the rest counted', async () => {
  const file = minimal();
  const broken = {
    ...file,
    annotations: Array.from({ length: 1000 }, (_, id) => ({
      ...at(file.annotations, 0),
      id: `m${id}`,
      sourceId: 'x',
    })),
  };
  const { problems, errors } = await readShort(JSON.stringify(broken), options);
  expect(errors).toBe(1000);
  expect(problems).toHaveLength(201);
  expect(problems.at(-1)?.message).toBe('800 more errors are not listed.');
});

test.each([
  { input: '', says: /empty/ },
  { input: '[]', says: /not a Glossator corpus/ },
  { input: '{"a": 1,\n "b": tru}', says: /line 2, column 7/ },
  { input: '{"a": "x\ny"}', says: /line 1, column 7/ },
  { input: '{"a": [1, 2', says: /ends too early, at line 1, column 12/ },
  { input: '{"a": 1}}', says: /line 1, column 9/ },
  { input: '{"a": "\\x"}', says: /line 1, column 7/ },
])('bad JSON $input says where', async ({ input, says }) => {
  const { problems, file } = await readShort(input, options);
  expect(file).toBeNull();
  expect(problems[0]?.message).toMatch(says);
});
