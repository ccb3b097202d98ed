import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { utf8 } from '../archive/utf8.ts';
import { lineBreaks } from '../export/brat/brat-fragments.ts';
import { brat } from '../export/brat.ts';
import { throughUtf8 } from '../export/exported.test-support.ts';
import type { ExportInput } from '../export/exporter.ts';
import { ProjectedText } from '../export/projected-text.ts';
import { trapCorpus } from '../export/trap-corpus.test-support.ts';
import type { Range } from '../model/span.ts';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { bratImporter } from './brat.ts';
import { ImportRefusal } from './importer.ts';
import type { Incoming } from './incoming.ts';
import {
  comparedLinks,
  comparedMarks,
  coveredWords,
  exportedFiles,
  filesOf,
} from './own-export.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const withLf = (words: string) => throughUtf8(words.replace(/\r\n?/g, '\n'));

/** The words of a span where CRLF became LF; of a CR before its LF alone, what both became. */
function asWritten(span: Range, text: string): string {
  const projected = new ProjectedText(text, { unit: 'utf-16', newlines: 'lf', xml: false });
  const { start, end } = projected.range(span);
  return throughUtf8(projected.text).slice(start, Math.max(end, start + 1));
}

async function read(texts: Readonly<Record<string, string>>, format: Record<string, string> = {}) {
  return bratImporter.read(filesOf(texts), { format });
}

/** What a mark is, in one line: kind, words, entity with type, tags, comment. */
function lineOf(incoming: Incoming, index: number): string {
  const mark = incoming.marks[index];
  if (!mark) return 'no mark';
  const entity = incoming.entities.find(({ key }) => key === mark.entity);
  const type = incoming.entityTypes.find(({ key }) => key === entity?.type)?.name ?? entity?.type;
  const tags = (mark.tags ?? []).map((tag) => incoming.tags.find(({ key }) => key === tag)?.name);
  return [
    mark.kind,
    mark.passages.map(({ quote }) => quote).join('…'),
    entity && `${entity.name} (${type})`,
    tags.length > 0 && `#${tags.join(' #')}`,
    mark.claim && JSON.stringify(mark.claim),
    mark.comment,
  ]
    .filter(Boolean)
    .join(' | ');
}

const lines = (incoming: Incoming) => incoming.marks.map((_, index) => lineOf(incoming, index));

const isLineBreaks = (words: unknown) =>
  typeof words === 'string' && [...words].every((sign) => sign === '\r' || lineBreaks.has(sign));

/** What comes back of an export must be all of it, but for marks on line breaks alone, which the export counts as lost. */
async function expectWhole(input: ExportInput): Promise<Incoming> {
  const files = await exportedFiles(brat, input);
  expect(bratImporter.recognise(files)).toBe(1);
  const incoming = await bratImporter.read(files, { format: {} });
  const { wanted, read } = await comparedMarks(incoming, input, asWritten);
  expect(read).toEqual(wanted.filter(({ words }) => !Array.isArray(words) || !words.every(isLineBreaks)));
  expect(incoming.problems).toEqual([]);
  return incoming;
}

test('our own export of the trap corpus comes back, mark by mark', async () => {
  const traps = trapCorpus(sha256);
  const incoming = await expectWhole(traps);
  const links = comparedLinks(incoming, traps);
  expect(links.read).toEqual(links.wanted);
  expect(links.read.length).toBeGreaterThan(1);
  for (const { id, fields, sha256: stated, text } of incoming.sources) {
    const source = traps.store.get('sources', id ?? '');
    if (!source) continue;
    expect(fields.title).toBe(source.title);
    expect(stated).toBe(source.sha256);
    expect(text).toBe(withLf(traps.texts.get(source.sha256) ?? ''));
  }
  expect(incoming.dropped).toEqual([]);
});

test.each([1, 2, 3, 4, 5])('seed %i: any corpus comes back', async (seed) => {
  const corpus = arbitraryCorpus(seed, sha256);
  await expectWhole({ ...corpus, textOf: (hash) => corpus.texts.get(hash) ?? null, journal: () => [] });
});

const reference = process.env.GLOSSATOR_REFERENCE;
const sample = join(reference ?? '', 'formats/brat/sample.ann');
if (!reference || !existsSync(sample)) console.warn('Skipped: no brat sample (GLOSSATOR_REFERENCE).');

test.skipIf(!reference || !existsSync(sample))('the reference sample comes in', async () => {
  const textOf = (name: string) => readFileSync(join(reference ?? '', 'formats/brat', name), 'utf8');
  const incoming = await read({
    'a/sample.txt': textOf('sample.txt'),
    'a/sample.ann': textOf('sample.ann'),
    'a/annotation.conf': textOf('sample-annotation.conf'),
  });
  expect(lines(incoming)).toEqual([
    'mention | Ministry of\nDefence | Ministry of Defence (organisation)',
    'note | North…Korea | #Country',
    'claim | North and South Korea agreed | #Negated | {"confidence":"high"} | speaker=MoD; reliability=B; credibility=2',
  ]);
  expect(incoming.entities[0]?.fields.externalIds).toEqual({ wikidata: 'Q1' });
  for (const mark of incoming.marks) coveredWords(incoming, mark);
  expect(incoming.links).toMatchObject([
    { from: { kind: 'claim', key: 'a/sample T3' }, to: { kind: 'entity' } },
  ]);
  expect(incoming.problems).toEqual([]);
});

const conf = `[entities]
!Thing
	Organization
	Drug|CHEBI:23888
		Opioid
[relations]
Founded	Arg1:Organization, Arg2:Organization
Equiv	Arg1:Drug, Arg2:Drug, <REL-TYPE>:symmetric-transitive
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
Meet	Participant+:Organization, Place?:Drug
[attributes]
Negation	Arg:<EVENT>
Certainty	Arg:<EVENT>, Value:L1|L2
`;
const visual = `[labels]
Drug | Medicine | Med
[drawing]
Drug	bgColor:#FFCCAA, borderColor:darken
Opioid	bgColor:red
`;

test('a folder in the style of brat: events, attributes, equivalences, references, notes, configuration', async () => {
  const text = 'Acme met Beta.\nAcme Ltd sold aspirin\nand morphine 😀 in Ōsaka.\n';
  const incoming = await read({
    'annotation.conf': conf,
    'visual.conf': visual,
    'sub/report.txt': text,
    'sub/report.ann': `T1\tOrganization 0 4\tAcme
T2\tOrganization 9 13\tBeta
T3\tMeet 5 8\tmet
E1\tMeet:T3 Participant:T1 Participant2:T2
A1\tNegation E1
M2\tCertainty E1 L2
T4\tOrganization 15 23\tAcme Ltd
*\tEquiv T1 T4
T5\tDrug 29 36\taspirin
T6\tDrug 29 36;41 49\taspirin morphine
T7\tPlace 55 60\tŌsaka
N1\tReference T5 Wikidata:Q18216\tAspirin
N2\tReference T5 drugbank:DB00945\tAcetylsalicylic acid
R1\tFounded Arg1:T1 Arg2:T2
#1\tAnnotatorNotes T2\tWho is this?
#2\tAnnotatorNotes E1\tSee\tthere
#3\tAnnotatorNotes R1\tlost
`,
  });
  expect(lines(incoming)).toEqual([
    'mention | Acme | Acme (organisation)',
    'mention | Beta | Beta (organisation) | Who is this?',
    'note | met | #Meet #Negation #Certainty: L2 | Participant: Acme\nParticipant2: Beta\nSee\tthere',
    'mention | Acme Ltd | Acme Ltd (organisation)',
    'mention | aspirin | Aspirin (Medicine)',
    'note | aspirin…morphine | #Medicine',
    'mention | Ōsaka | Ōsaka (location)',
  ]);
  for (const mark of incoming.marks) coveredWords(incoming, mark);
  const name = (key: string) => incoming.entities.find((entity) => entity.key === key)?.name;
  const relation = (key: string) => incoming.relationTypes.find((type) => type.key === key)?.name;
  expect(incoming.links.map(({ type, from, to }) => [relation(type), name(from.key), name(to.key)])).toEqual([
    ['Founded', 'Acme', 'Beta'],
    ['same as', 'Acme', 'Acme Ltd'],
  ]);
  expect(incoming.entities.find((entity) => entity.name === 'Aspirin')?.fields).toEqual({
    externalIds: { wikidata: 'Q18216', drugbank: 'DB00945' },
  });
  const tags = incoming.tags.map((tag) => {
    const parent = incoming.tags.find(({ key }) => key === tag.parent);
    return `${parent ? `${parent.name}/` : ''}${tag.name}${tag.fields.colour ?? ''}`;
  });
  expect(tags).toEqual(
    ['Thing', 'Thing/Medicine#ffccaa', 'Medicine/Opioid', 'Meet', 'Negation', 'Certainty'].concat(
      'Certainty/Certainty: L1',
      'Certainty/Certainty: L2',
    ),
  );
  expect(incoming.dropped.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
    'note-dropped 1',
    'event-arguments-as-words 2',
  ]);
  expect(incoming.sources).toMatchObject([
    { key: 'sub/report', fields: { fileName: 'sub/report.txt' }, text },
  ]);
  expect(incoming.problems).toEqual([]);
});

test('labels are what the analyst says: all of them mentions, or all of them tags', async () => {
  const files = { 'a.txt': 'Acme aspirin', 'a.ann': 'T1\tORG 0 4\tAcme\nT2\tDrug 5 12\taspirin\n' };
  expect(lines(await read(files))).toEqual([
    'mention | Acme | Acme (organisation)',
    'note | aspirin | #Drug',
  ]);
  expect(lines(await read(files, { labels: 'mentions' }))).toEqual([
    'mention | Acme | Acme (organisation)',
    'mention | aspirin | aspirin (Drug)',
  ]);
  expect(lines(await read(files, { labels: 'tags' }))).toEqual([
    'note | Acme | #ORG',
    'note | aspirin | #Drug',
  ]);
});

const quoteCases: { name: string; text: string; ann: string; expected: string[] }[] = [
  { name: 'offsets count code points', text: '😀 Acme', ann: 'T1\tX 2 6\tAcme', expected: ['Acme'] },
  { name: 'a tool counted UTF-16 units', text: '😀 Acme', ann: 'T1\tX 3 7\tAcme', expected: ['Acme'] },
  {
    name: 'the byte-order mark was counted',
    text: '\ufeffBy Acme',
    ann: 'T1\tX 4 8\tAcme',
    expected: ['Acme'],
  },
  { name: 'it was not counted', text: '\ufeffBy Acme', ann: 'T1\tX 3 7\tAcme', expected: ['Acme'] },
  { name: 'CRLF counts as two', text: 'a\r\nb\r\nAcme', ann: 'T1\tX 6 10\tAcme', expected: ['Acme'] },
  { name: 'CRLF was counted as one', text: 'a\r\nb\r\nAcme', ann: 'T1\tX 4 8\tAcme', expected: ['Acme'] },
  {
    name: 'a split at a line break is one passage again',
    text: 'North \n  Korea',
    ann: 'T1\tX 0 5;9 14\tNorth Korea',
    expected: ['North \n  Korea'],
  },
  {
    name: 'two passages with words or mere spaces between them stay two',
    text: 'North and South  Korea',
    ann: 'T1\tX 0 5;17 22\tNorth Korea\nT2\tX 10 15;17 22\tSouth Korea',
    expected: ['North…Korea', 'South…Korea'],
  },
  {
    name: 'fragments out of order or overlapping are put in order',
    text: 'one two three',
    ann: 'T1\tX 8 13;0 3\tone three\nT2\tX 0 5;2 7\tone two',
    expected: ['one…three', 'one two'],
  },
  {
    name: 'words that stand elsewhere are left to placing',
    text: 'Beta, Acme',
    ann: 'T1\tX 0 4\tAcme',
    expected: ['Acme'],
  },
  {
    name: 'older versions write line breaks as spaces',
    text: 'a\nb',
    ann: 'T1\tX 0 3\ta b',
    expected: ['a\nb'],
  },
  {
    name: 'words over several lines of the .ann',
    text: 'a\nb c',
    ann: 'T1\tX 0 5\ta\nb c\nT2\tX 4 5\tc',
    expected: ['a\nb c', 'c'],
  },
  { name: 'tabs in the words', text: 'a\tb', ann: 'T1\tX 0 3\ta\tb', expected: ['a\tb'] },
  { name: 'CRLF in the .ann', text: 'ab', ann: 'T1\tX 0 1\ta\r\nT2\tX 1 2\tb\r\n', expected: ['a', 'b'] },
  { name: 'offsets in columns', text: 'ab', ann: 'T1\tX\t0\t1\ta', expected: ['a'] },
  { name: 'no words at all', text: 'ab', ann: 'T1\tX 0 1', expected: [''] },
];

test.each(quoteCases)('$name', async ({ text, ann, expected }) => {
  const incoming = await read({ 'a.txt': text, 'a.ann': ann });
  expect(incoming.marks.map(({ passages }) => passages.map(({ quote }) => quote ?? '').join('…'))).toEqual(
    expected,
  );
  expect(incoming.problems).toEqual([]);
  expect(incoming.sources[0]?.fields.encoding).toBe(text.startsWith('\ufeff') ? 'utf-8-bom' : 'utf-8');
});

test('a text in another encoding than brat’s is read as it is, and one that is none is told', async () => {
  const ann = filesOf({ 'a.ann': 'T1\tX 5 7\tÜb', 'b.ann': 'T1\tX 0 1\ta' });
  const latin = { path: 'a.txt', bytes: Uint8Array.from('Grüß Über den Fluß', (sign) => sign.charCodeAt(0)) };
  const binary = {
    path: 'b.txt',
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
  };
  const incoming = await bratImporter.read([...ann, latin, binary], { format: {} });
  expect(incoming.sources.map(({ text, fields }) => [text, fields.encoding])).toEqual([
    ['Grüß Über den Fluß', 'windows-1252'],
    [undefined, undefined],
  ]);
  expect(incoming.problems).toMatchObject([{ where: 'b.txt' }]);
});

test('without its text a document is known by its file name, and passages by their words', async () => {
  const incoming = await read({ 'x/a.ann': 'T1\tX 0 5;9 12\tNorth Sea\nT2\tX 3 5\tab' });
  expect(incoming.sources).toEqual([{ key: 'x/a', where: 'x/a.ann', fields: { fileName: 'x/a.txt' } }]);
  expect(incoming.marks.map(({ passages }) => passages)).toEqual([
    [
      { start: 0, end: 5, quote: 'North' },
      { start: 9, end: 12, quote: 'Sea' },
    ],
    [{ start: 3, end: 5, quote: 'ab' }],
  ]);
});

const oddLines: { line: string; problem: RegExp | null; marks?: number }[] = [
  { line: 'nonsense', problem: /No line of brat/ },
  { line: 'T', problem: /without a type/ },
  { line: 'T2', problem: /without a type/ },
  { line: 'T2\tX', problem: /without a type/ },
  { line: 'T2\tX a b\tq', problem: /without a type/ },
  { line: 'T2\tX -1 2\tq', problem: /without a type/ },
  { line: 'T2\tX 0 99999999999999999999\tq', problem: /without a type/ },
  { line: 'T2\tX 1.5 2\tq', problem: /without a type/ },
  { line: 'T2\tX 2 2\t', problem: /empty or run backwards/ },
  { line: 'T2\tX 3 1\tq', problem: /empty or run backwards/ },
  { line: 'T1\tX 0 1\ta', problem: /used twice/ },
  { line: 'T2\tX 500 600\tfar', problem: null, marks: 2 },
  { line: 'E1\tX:T9', problem: /refers to T9/ },
  { line: 'E1\tX', problem: /without a trigger/ },
  { line: 'E1\tX:T1 Arg:T9', problem: /refers to T9/ },
  { line: 'E1\tX:E1', problem: /refers to E1/ },
  { line: 'R1\tX Arg1:T1', problem: /without two ends/ },
  { line: 'R1\tX Arg1:T1 Arg2:T9', problem: /refers to T9/ },
  { line: 'A1\tX', problem: /of nothing/ },
  { line: 'A1\tX T9', problem: /refers to T9/ },
  { line: 'N1\tReference T9 Wikidata:Q1\tx', problem: /refers to T9/ },
  { line: '*\tEquiv T1', problem: /fewer than two/ },
  { line: '*\tEquiv T1 T9', problem: /refers to T9/ },
  { line: 'N1\tReference T1 Wikidata', problem: /no register/ },
  { line: '#1\tAnnotatorNotes', problem: /on nothing/ },
  { line: '#1\tAnnotatorNotes T1\t{"id":"x"}', problem: null },
  { line: '#1\tAnnotatorNotes T1\t{"id":', problem: null },
  { line: '\u0000\u0001', problem: /No line of brat/ },
  { line: 'T2\t__proto__ 0 1\ta', problem: null, marks: 2 },
  { line: 'N1\tReference T1 __proto__:constructor\tx', problem: null },
];

test.each(oddLines)('$line', async ({ line, problem, marks = 1 }) => {
  const incoming = await read({ 'a.txt': 'ab', 'a.ann': `T1\tLOC 0 1\ta\n${line}\n` });
  expect(incoming.marks).toHaveLength(marks);
  expect(incoming.problems.map(({ message }) => message).join()).toMatch(problem ?? /^$/);
  for (const { where } of incoming.problems) expect(where).toContain('a.ann line 2');
});

const refusals: { name: string; texts: Record<string, string>; says: RegExp }[] = [
  { name: 'no files', texts: {}, says: /no \.ann file/ },
  { name: 'a text alone', texts: { 'a.txt': 'words' }, says: /no \.ann file/ },
  { name: 'something else called .ann', texts: { 'a.ann': '{"a": 1}\n' }, says: /another format/ },
];

test.each(refusals)('refused: $name', async ({ texts, says }) => {
  await expect(read(texts)).rejects.toThrow(ImportRefusal);
  await expect(read(texts)).rejects.toThrow(says);
});

test('an .ann without a line is a text that nobody has marked', async () => {
  const incoming = await read({ 'a.txt': 'words', 'a.ann': '', 'README.txt': 'not a document' });
  expect(incoming.sources.map(({ text }) => text)).toEqual(['words']);
  expect(incoming.problems).toEqual([]);
});

test('what somebody changed in brat wins over the record beside it', async () => {
  const traps = trapCorpus(sha256);
  const files = await exportedFiles(brat, traps);
  const edited = files.map(({ path, bytes }) => {
    if (!path.startsWith('0001') || !path.endsWith('.ann')) return { path, bytes };
    const ann = strFromU8(bytes)
      .replace(/^(A\d+\tClaimKind T\d+) forecast$/m, '$1 denial')
      .replace(/^(A\d+\tStatus T1) \w+$/m, '$1 rejected')
      .replace(
        /$/,
        'T90\tLocation 0 4\t𝔘nte\n#90\tAnnotatorNotes T90\tAdded in brat\nT91\tClaim 5 9\tr sa\nA91\tConfidence T91 high\n',
      );
    return { path, bytes: utf8(ann) };
  });
  const incoming = await bratImporter.read(edited, { format: {} });
  expect(incoming.marks.filter(({ claim }) => claim?.kind === 'denial')).toHaveLength(1);
  const first = incoming.marks.find(({ where }) => where === '0001-Every_trap_a_b_c.ann line 1');
  expect(first?.status).toBe('rejected');
  expect(lines(incoming).filter((line) => /Added in brat|\{"confidence":"high"\}/.test(line))).toEqual([
    'mention | 𝔘nte | 𝔘nte (Location) | Added in brat',
    'claim | r sa | {"confidence":"high"}',
  ]);
});
