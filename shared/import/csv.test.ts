import { createHash } from 'node:crypto';
import { strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { csv as exporter } from '../export/csv.ts';
import { exportedBytes, throughUtf8 } from '../export/exported.test-support.ts';
import { trapCorpus, trapOptions } from '../export/trap-corpus.test-support.ts';
import { csvImporter } from './csv.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);

const read = async (files: Record<string, string | Uint8Array>, format: Record<string, string> = {}) =>
  csvImporter.read(
    Object.entries(files).map(([path, content]) => ({
      path,
      bytes: typeof content === 'string' ? strToU8(content) : content,
    })),
    { format },
  );

test.each([
  { guard: 'apostrophe', bom: 'none' },
  { guard: 'none', bom: 'utf-8' },
])('our own tables come back whole (guard: $guard, byte-order mark: $bom)', async (format) => {
  const bytes = await exportedBytes(exporter, traps, { ...trapOptions, format });
  expect(csvImporter.recognise([{ path: 'corpus.csv.zip', bytes }])).toBe(1);
  const incoming = await read({ 'corpus.csv.zip': bytes });
  expect(incoming.problems).toEqual([]);
  expect(incoming.dropped).toEqual([]);
  expect(incoming.unit).toBe('utf-16');
  const { store, texts } = traps;
  expect(incoming.corpus).toEqual(store.info);
  expect(incoming.analysts.map(({ id, name }) => ({ id, name }))).toEqual([
    ...store.table('analysts').values(),
  ]);
  expect(
    incoming.tags.map(({ id, name, parent = null, fields }) => ({ id, name, parentId: parent, ...fields })),
  ).toEqual([...store.table('tags').values()]);
  expect(incoming.relationTypes).toHaveLength(2);
  expect(incoming.entityTypes).toHaveLength(8);
  expect(incoming.sources).toHaveLength(store.table('sources').size);
  for (const {
    id,
    text,
    sha256: hash,
    fields,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
  } of incoming.sources) {
    const source = store.get('sources', id ?? '');
    expect(text).toBe(throughUtf8(texts.get(source?.sha256 ?? '') ?? 'none'));
    const { length: _, supersedes: __, ...known } = source ?? { length: 0, supersedes: null };
    expect({ id, sha256: hash, ...fields, createdAt, createdBy, updatedAt, updatedBy }).toEqual(known);
  }
  for (const { id, name, type, mergedInto = null, fields, ...rest } of incoming.entities) {
    const { createdAt, createdBy, updatedAt, updatedBy } = rest;
    expect({ id, name, type, mergedInto, ...fields, createdAt, createdBy, updatedAt, updatedBy }).toEqual(
      store.get('entities', id ?? ''),
    );
  }
  expect(incoming.entities).toHaveLength(store.table('entities').size);
  expect(incoming.marks).toHaveLength(store.table('annotations').size);
  for (const mark of incoming.marks) {
    const { key, id = '', where, source: sourceId, passages, entity, claim, ...rest } = mark;
    const known = store.get('annotations', id);
    const attribution = claim?.attribution?.map(({ entity: entityId = null, ...hop }) => ({
      ...hop,
      entityId,
    }));
    const through = (text: string) => throughUtf8(text);
    expect({
      id,
      sourceId,
      spans: passages,
      ...rest,
      ...(claim && { claim: { ...claim, attribution } }),
      ...(entity && { entityId: entity }),
    }).toEqual({
      ...known,
      spans: known?.spans.map((span) => ({
        ...span,
        quote: through(span.quote),
        prefix: through(span.prefix),
        suffix: through(span.suffix),
      })),
    });
    expect([key, where]).toEqual([id, expect.stringMatching(/^(claims|mentions|notes)\.csv line \d+$/)]);
  }
  expect(incoming.links).toHaveLength(store.table('links').size);
  for (const { id, type, from, to, independence, evidence, note } of incoming.links)
    expect(store.get('links', id ?? '')).toMatchObject({
      type,
      from: { kind: from.kind, id: from.key },
      to: { kind: to.kind, id: to.key },
      independence,
      evidence,
      note,
    });
});

test('tables of ours that were edited: a column taken out says nothing, a wrong cell is told and left out', async () => {
  const files = unzipSync(await exportedBytes(exporter, traps, trapOptions));
  const claims = new TextDecoder().decode(files['claims.csv']);
  const lines = claims.replace(',forecast,', ',prophecy,').replace('claim_kind', 'claim_kind');
  const entities = new TextDecoder().decode(files['entities.csv']);
  const incoming = await read({
    'x/claims.csv': lines,
    'x/spans.csv': files['spans.csv'] ?? '',
    'x/entities.csv': entities.replace('description', 'beschreibung'),
  });
  expect(incoming.problems).toHaveLength(1);
  expect(incoming.problems[0]).toMatchObject({
    where: expect.stringMatching(/^x\/claims\.csv line \d+, column “claim_kind”$/),
    message: expect.stringContaining('“prophecy” is not one of fact, assessment'),
  });
  expect(incoming.marks.length).toBeGreaterThan(10);
  const [first] = incoming.entities;
  expect(first && 'description' in first.fields).toBe(false);
  expect(first && 'aliases' in first.fields).toBe(false);
  expect(first?.fields.reliability).toBe('B');
  expect(incoming.marks.every(({ claim }) => claim && !('attribution' in claim))).toBe(true);
});

test('a registry of entities: synonyms of headers, aliases, ids of other registers, types', async () => {
  const incoming = await read({
    'people.csv':
      'Preferred_Name;Category;Also Known As;alias 2;Remarks;Wikidata;Sanctions ID;Shoe size\r\n' +
      '"Norling; Ida";PER;"I. Norling|Ida N.";\'=Ida;"Line one\r\nline two";Q1;S-7;39\r\n' +
      "'+Plus;Militia;;;;;;\r\n" +
      ';ORG;nobody;;;;;\r\n' +
      '\r\n' +
      'Sana;GPE;"Sanaa ; صنعاء ; Sana";;;Q2471;;\r\n',
  });
  expect(
    incoming.entities.map(({ name, type, fields, where }) => ({ name, type, where, ...fields })),
  ).toEqual([
    {
      name: 'Norling; Ida',
      type: 'person',
      where: 'people.csv line 2',
      aliases: ['I. Norling', 'Ida N.', '=Ida'],
      description: 'Line one\r\nline two',
      externalIds: { Wikidata: 'Q1', 'Sanctions ID': 'S-7' },
    },
    { name: '+Plus', type: 'name:militia', where: 'people.csv line 4' },
    {
      name: 'Sana',
      type: 'location',
      where: 'people.csv line 7',
      aliases: ['Sanaa', 'صنعاء'],
      externalIds: { Wikidata: 'Q2471' },
    },
  ]);
  expect(incoming.entityTypes).toMatchObject([{ name: 'Militia' }]);
  expect(incoming.problems).toMatchObject([
    { where: 'people.csv line 5, column “Preferred_Name”', message: 'An entity without a name is left out.' },
  ]);
  expect(incoming.dropped).toMatchObject([
    { kind: 'column-dropped', count: 1, examples: [{ words: 'Shoe size' }] },
  ]);
});

test('claims with quotes: sources by file, address and title, speakers from a registry beside them', async () => {
  const incoming = await read({
    'entities.csv': 'name,aliases\nObservatory,SOHR; the Observatory\nSound Watch,SOHR\n',
    'claims.csv':
      'Source\tQuote\tStatement\tKind\tSpeaker\tConfidence\tGrade\tDate\tTags\tNote\tLikelihood\tStart\tEnd\n' +
      'report.txt\t"nine ""were"" killed"\tNine died\tFact\tthe observatory\tMedium\tB2\t2024-08-30T10:00\tdead; wounded\tn\tvery likely\t4\t22\n' +
      'https://x.example/a\tten\t\trumour\tSOHR > Sound Watch\tvery\tZ9\t03/04/2024\t\t\tphia: likely\t9\t4\n' +
      'Daily News\t\tNo quote\t\t\t\t\t\t\t\t\t\t\n',
  });
  expect(incoming.unit).toBe('detect');
  expect(incoming.sources.map(({ fields }) => fields)).toEqual([
    { fileName: 'report.txt' },
    { url: 'https://x.example/a' },
  ]);
  const [first, second] = incoming.marks;
  expect(first).toMatchObject({
    kind: 'claim',
    where: 'claims.csv line 2',
    passages: [{ start: 4, end: 22, quote: 'nine "were" killed' }],
    comment: 'n',
    claim: {
      statement: 'Nine died',
      kind: 'fact',
      attribution: [{ name: 'the observatory', role: 'says', entity: 'entities.csv:line 2' }],
      confidence: 'moderate',
      reliability: 'B',
      credibility: 2,
      informationDate: { value: '2024-08-30', to: null, precision: 'day', basis: 'stated' },
      likelihood: { scale: 'icd203', term: 'very-likely' },
    },
  });
  expect(first?.tags).toHaveLength(2);
  expect(second?.passages).toEqual([{ quote: 'ten' }]);
  expect(second?.claim).toEqual({
    attribution: [
      // Two entities have this alias: neither is meant for certain.
      { name: 'SOHR', role: 'says' },
      { name: 'Sound Watch', role: 'says', entity: 'entities.csv:line 3' },
    ],
    likelihood: { scale: 'phia', term: 'likely' },
  });
  expect(incoming.problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
    'claims.csv line 3, column “End”: The end is not behind the start; only the quote counts.',
    expect.stringContaining('line 3, column “Kind”: “rumour” is not one of fact'),
    expect.stringContaining('line 3, column “Confidence”: “very” is not low, moderate or high'),
    expect.stringContaining('line 3, column “Grade”: “Z9” is not a letter from A to F and a digit'),
    expect.stringContaining('line 3, column “Date”: “03/04/2024” is not a date such as 2024-08-30'),
    expect.stringContaining('line 4, column “Quote”: A claim without a quote is left out'),
  ]);
});

const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++)
    bytes.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], 2 + at * 2);
  return bytes;
};

test.each([
  { what: 'a byte-order mark', content: '\ufeffname,type\nÜnal,person\n', names: ['Ünal'] },
  {
    what: 'UTF-16 as Excel saves it',
    content: utf16('name\ttype\r\nÜnal 🚢\tperson\r\n'),
    names: ['Ünal 🚢'],
  },
  {
    what: 'Windows-1252',
    content: Uint8Array.from(
      'name;type\r\nMüller – “x”;person\r\nGarcía;person\r\n',
      (character) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[character] ?? character.charCodeAt(0),
    ),
    names: ['Müller – “x”', 'García'],
  },
  { what: 'a stated separator', content: 'sep=;\r\nname;type\r\nA, B;person\r\n', names: ['A, B'] },
  { what: 'one column', content: 'Name\nA\nB\n', names: ['A', 'B'] },
  { what: 'no newline at the end', content: 'name,type\nA,person', names: ['A'] },
  { what: 'old Mac line ends', content: 'name,type\rA,person\rB,person\r', names: ['A', 'B'] },
  { what: 'empty rows', content: '\n\nname,type\n,\nA,person\n\n', names: ['A'] },
  { what: 'short and long rows', content: 'name,type\nA\nB,person,more\n', names: ['A', 'B'] },
  { what: 'a prototype’s name as header', content: '__proto__,name,constructor\nx,A,y\n', names: ['A'] },
  { what: 'columns of one name', content: 'name,name\nA,B\n', names: ['A'] },
  { what: 'guarded formulas', content: "name\n'=1+1\n''=x\n'plain\n", names: ['=1+1', "'=x", "'plain"] },
])('entities in a table with $what', async ({ content, names }) => {
  const incoming = await read({ 't.csv': content });
  expect(incoming.entities.map(({ name }) => name)).toEqual(names);
});

test.each([
  { files: { 'a.csv': 'sep=;\n"Name";"Type"\nA;B\n' }, likeness: 0.9 },
  { files: { 'a.tsv': 'Source\tQuote\n' }, likeness: 0.9 },
  { files: { 'a.csv': 'name,type\n', 'a.ann': 'T1' }, likeness: 0.4 },
  { files: { 'a.csv': '1,2\n' }, likeness: 0.4 },
  { files: { 'x/spans.csv': 'annotation_id,start_utf16\n' }, likeness: 1 },
  { files: { 'a.csv': '' }, likeness: 0.4 },
  { files: { 'a.txt': 'name,type' }, likeness: 0 },
])('$files looks like tables: $likeness', ({ files, likeness }) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: strToU8(String(text)) }));
  expect(csvImporter.recognise(given)).toBe(likeness);
});

test('a quotation mark that never closes is told with its line', async () => {
  const incoming = await read({ 't.csv': 'name,type\nA,person\n"B,person\nC,person\n' });
  expect(incoming.entities[0]?.name).toBe('A');
  expect(incoming.problems).toMatchObject([
    { where: 't.csv line 3', message: expect.stringContaining('none closes it') },
  ]);
});

test.each([
  { what: 'nothing', files: {}, message: /There is no \.csv or \.tsv file/ },
  { what: 'another file', files: { 'a.txt': 'x' }, message: /There is no \.csv or \.tsv file in a\.txt/ },
  { what: 'an empty file', files: { 'a.csv': '' }, message: /a\.csv cannot be read\. This file is empty/ },
  {
    what: 'blank lines',
    files: { 'a.csv': '\n \n' },
    message: /a\.csv has no rows\. Its first row must name/,
  },
  {
    what: 'no header',
    files: { 'a.csv': '1,2,3\n4,5,6\n' },
    message: /begins with “1, 2, 3”, which names no column/,
  },
  {
    what: 'a picture',
    files: { 'a.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
    message: /a\.csv cannot be read/,
  },
  {
    what: 'a broken zip',
    files: { 'a.csv.zip': 'PK\u0003\u0004' },
    message: /a\.csv\.zip: This archive is broken/,
  },
])('$what is refused with a sentence', async ({ files, message }) => {
  await expect(read(files as Record<string, string>)).rejects.toThrow(message);
  await expect(read(files as Record<string, string>)).rejects.toMatchObject({ name: 'ImportRefusal' });
});
