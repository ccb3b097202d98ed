// Which source of the corpus a file's source is, by everything that a file may say of it.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Incoming, IncomingSource, Selector } from '../incoming.ts';
import { placeIncoming } from '../place-incoming.ts';
import { at, by, emptyCorpus, importInto, type Target } from '../placed-into.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const port = 'Nine ships left the port \u{1F6A2}\r\non Friday, the ministry said.\r\nNobody was hurt.';
const reprint = 'Nine ships left the port on Friday, the ministry said, and all came back on Sunday.';

/** One source as an importer hands it on. */
const said = (source: Partial<IncomingSource> & Pick<IncomingSource, 'key'>): IncomingSource => ({
  where: 'file',
  fields: {},
  ...source,
});

const incoming = (sources: readonly IncomingSource[], passages: readonly Selector[] = []): Incoming => ({
  unit: 'detect',
  corpus: {},
  analysts: [],
  tags: [],
  entityTypes: [],
  relationTypes: [],
  sources,
  entities: [],
  marks: passages.map((passage, index) => ({
    key: `m${index}`,
    where: `line ${index + 1}`,
    source: sources[0]?.key ?? '',
    kind: 'note',
    passages: [passage],
  })),
  links: [],
  dropped: [],
  problems: [],
  passedOver: [],
});

const ids = {
  port: '11111111-0000-4000-8000-000000000001',
  reprint: '11111111-0000-4000-8000-000000000002',
  twin: '11111111-0000-4000-8000-000000000003',
};

/** Two texts, the first of them twice under other names. */
async function corpus(): Promise<Target> {
  const target = emptyCorpus(sha256);
  await importInto(
    target,
    incoming([
      said({
        key: 'port',
        id: ids.port,
        text: port,
        fields: { title: 'Ships leave', fileName: 'wire/port.txt', url: 'https://wire.example/port' },
      }),
      said({
        key: 'reprint',
        id: ids.reprint,
        text: reprint,
        fields: { title: 'Ships come back', fileName: 'post/port.txt' },
      }),
      said({
        key: 'twin',
        id: ids.twin,
        text: port,
        fields: { title: 'Ships leave', fileName: 'gazette.txt' },
      }),
    ]),
  );
  return target;
}

const lf = port.replaceAll('\r\n', '\n');
const quote = (words: string): Selector => ({ quote: words });

const cases: {
  name: string;
  source: Partial<IncomingSource>;
  passages?: readonly Selector[];
  expected: { outcome: string; by?: string | null; id?: string };
  note?: RegExp;
}[] = [
  {
    name: 'id and text',
    source: { id: ids.reprint, text: reprint },
    expected: { outcome: 'matched', by: 'id', id: ids.reprint },
  },
  { name: 'id alone', source: { id: ids.port }, expected: { outcome: 'matched', by: 'id', id: ids.port } },
  {
    name: 'id, and a text with LF',
    source: { id: ids.twin, text: lf },
    expected: { outcome: 'matched', by: 'id', id: ids.twin },
  },
  {
    name: 'id of ours with another text',
    source: { id: ids.port, text: 'Of something else.' },
    expected: { outcome: 'new', by: null },
  },
  {
    name: 'stated hash, text converted beyond recognition',
    source: { sha256: sha256(reprint), text: 'Nine ships.' },
    expected: { outcome: 'matched', by: 'hash', id: ids.reprint },
  },
  { name: 'text', source: { text: reprint }, expected: { outcome: 'matched', by: 'text', id: ids.reprint } },
  {
    name: 'one text under two names: the same name',
    source: { text: port, fields: { fileName: 'gazette.txt' } },
    expected: { outcome: 'matched', by: 'text', id: ids.twin },
  },
  {
    name: 'a text with LF',
    source: { text: lf, fields: { fileName: 'gazette.txt' } },
    expected: { outcome: 'matched', by: 'text', id: ids.twin },
    note: /line breaks/,
  },
  {
    name: 'another text, no name',
    source: { text: 'Of something else.' },
    expected: { outcome: 'new', by: null },
  },
  {
    name: 'file name and quotes',
    source: { fields: { fileName: 'wire/port.txt' } },
    passages: [quote('Nobody was hurt')],
    expected: { outcome: 'matched', by: 'file-name', id: ids.port },
    note: /1 of 1/,
  },
  {
    name: 'bare file name of two: the quotes tell',
    source: { fields: { fileName: 'PORT.TXT' } },
    passages: [quote('came back'), quote('Sunday')],
    expected: { outcome: 'matched', by: 'file-name', id: ids.reprint },
  },
  {
    name: 'bare file name of two, without quotes',
    source: { fields: { fileName: 'port.txt' } },
    passages: [{ start: 0, end: 4 }],
    expected: { outcome: 'no-text' },
    note: /2 sources here are called the same/,
  },
  {
    name: 'address with fragment and other scheme',
    source: { fields: { url: 'http://www.wire.example/port/#top' } },
    passages: [quote('Nobody')],
    expected: { outcome: 'matched', by: 'url', id: ids.port },
  },
  {
    name: 'title, folded',
    source: { fields: { title: '  SHIPS come back ' } },
    passages: [quote('Sunday')],
    expected: { outcome: 'matched', by: 'title', id: ids.reprint },
  },
  {
    name: 'a name that the quotes belie',
    source: { fields: { title: 'Ships come back' } },
    passages: [quote('nothing'), quote('of'), quote('this here')],
    expected: { outcome: 'no-text' },
    note: /only 0 of 3 quotes/,
  },
  {
    name: 'nothing but quotes, long enough to tell',
    source: {},
    passages: [quote('all came back on Sunday')],
    expected: { outcome: 'matched', by: 'quotes', id: ids.reprint },
  },
  {
    name: 'nothing but quotes, in two sources',
    source: {},
    passages: [quote('Nobody was hurt')],
    expected: { outcome: 'no-text' },
    note: /several sources/,
  },
  {
    name: 'nothing but short quotes',
    source: {},
    passages: [quote('Sunday')],
    expected: { outcome: 'no-text' },
  },
  {
    name: 'a text that was edited, under the name it has here',
    source: { text: `${reprint} Later.`, fields: { fileName: 'post/port.txt' } },
    passages: [quote('Sunday'), quote('ministry')],
    expected: { outcome: 'matched', by: 'file-name', id: ids.reprint },
    note: /text differs/,
  },
  {
    name: 'a text that was edited, with one title',
    source: { text: `${reprint} Later.`, fields: { title: 'Ships come back' } },
    passages: [quote('Sunday')],
    expected: { outcome: 'new' },
  },
  {
    name: 'a text that was edited, and nothing marked',
    source: { text: `${reprint} Later.`, fields: { fileName: 'post/port.txt' } },
    expected: { outcome: 'new' },
  },
];

describe('sources are matched', () => {
  it.each(cases)('$name', async ({ source, passages = [], expected, note }) => {
    const target = await corpus();
    const { placed } = await importInto(target, incoming([said({ key: 'x', ...source })], passages));
    const [line] = placed.report.sources;
    expect(line).toMatchObject(expected);
    if (note) expect(line?.note).toMatch(note);
    if (expected.outcome === 'no-text') {
      expect(placed.report.notPlaced.map(({ reason }) => reason)).toEqual(passages.map(() => 'no-text'));
      expect(placed.corpus.annotations).toEqual([]);
    }
  });

  it('two sources of one text are two, whatever came first', async () => {
    const target = await corpus();
    const three = [1, 2, 3].map((number) => said({ key: `k${number}`, text: port }));
    const { placed } = await importInto(target, incoming(three));
    expect(placed.report.sources.map(({ outcome }) => outcome)).toEqual(['matched', 'matched', 'new']);
    expect(new Set(placed.report.sources.map(({ id }) => id)).size).toBe(3);
    const again = await importInto(target, incoming(three));
    expect(again.placed.report.sources.map(({ outcome }) => outcome)).toEqual([
      'matched',
      'matched',
      'matched',
    ]);
    expect(again.preview.changeSet).toBeNull();
  });

  it('what the file calls a source here is no reason to ask, but what it knows of it is', async () => {
    const target = await corpus();
    const fields = { title: 'other.txt', fileName: 'other.txt', encoding: 'utf-16le', publisher: 'The Post' };
    const { preview } = await importInto(target, incoming([said({ key: 'x', text: reprint, fields })]));
    // Nobody here knows of a publisher: there is nothing to ask.
    expect(preview.conflicts).toEqual([]);
    expect(preview.changeSet?.changes).toMatchObject([
      { table: 'sources', before: { publisher: null }, after: { publisher: 'The Post' } },
    ]);
    const other = said({ key: 'x', text: reprint, fields: { ...fields, publisher: 'The Times' } });
    const again = await importInto(target, incoming([other]));
    expect(again.preview.conflicts).toMatchObject([{ table: 'sources', fields: [{ field: 'publisher' }] }]);
  });

  it('texts that are brought are not asked for, and the corpus is only read', async () => {
    const target = await corpus();
    const asked: string[] = [];
    const textOf = (hash: string) => {
      asked.push(hash);
      return target.texts.get(hash) ?? null;
    };
    const before = JSON.stringify([...target.store.table('sources').values()]);
    await placeIncoming(
      incoming([said({ key: 'x', text: 'A text of its own.' })]),
      { store: target.store, textOf },
      { format: 'test', file: 'x', at, by, sha256 },
    );
    expect(asked).toEqual([]);
    expect(JSON.stringify([...target.store.table('sources').values()])).toBe(before);
  });
});

describe('offsets are counted as the quotes say', () => {
  const points = (words: string) => [...port.slice(0, port.indexOf(words))].length;
  const units = (words: string) => port.indexOf(words);
  const asOne = (at: number, words: string) =>
    at - (port.slice(0, port.indexOf(words)).match(/\r\n/g)?.length ?? 0);
  const words = ['Friday', 'ministry', 'Nobody'];
  const counted: { name: string; start: (words: string) => number; expected: object }[] = [
    { name: 'code points', start: points, expected: { unit: 'code-point', crlfAsOne: false, standing: 3 } },
    { name: 'UTF-16 units', start: units, expected: { unit: 'utf-16', crlfAsOne: false, standing: 3 } },
    {
      name: 'code points, CRLF as one',
      start: (each) => asOne(points(each), each),
      expected: { unit: 'code-point', crlfAsOne: true, standing: 3 },
    },
    {
      name: 'UTF-16 units, CRLF as one',
      start: (each) => asOne(units(each), each),
      expected: { unit: 'utf-16', crlfAsOne: true, standing: 3 },
    },
  ];
  for (const unit of ['detect', 'code-point', 'utf-16'] as const)
    it.each(counted)(`$name, the file says ${unit}`, async ({ start, expected }) => {
      const target = await corpus();
      const selectors = words.map((each) => ({
        start: start(each),
        end: start(each) + each.length,
        quote: each,
      }));
      // A mark without a quote is where the others say.
      const bare = { start: start('hurt'), end: start('hurt') + 4 };
      const file = { ...incoming([said({ key: 'x', id: ids.port })], [...selectors, bare]), unit };
      const { placed } = await importInto(target, file);
      expect(placed.report.sources[0]?.offsets).toMatchObject({ ...expected, quotes: 3 });
      expect(placed.corpus.annotations.map(({ anchor, spans }) => [anchor, spans[0]?.quote])).toEqual(
        [...words, 'hurt'].map((each) => ['exact', each]),
      );
    });

  it('one stray quote does not overrule what the file says', async () => {
    const target = await corpus();
    const passages = [
      { start: units('Friday'), end: units('Friday') + 6, quote: 'Friday' },
      { start: points('ministry'), end: points('ministry') + 8, quote: 'ministry' },
      { start: points('Nobody'), end: points('Nobody') + 6, quote: 'Nobody' },
    ];
    const file = { ...incoming([said({ key: 'x', id: ids.port })], passages), unit: 'code-point' as const };
    const { placed } = await importInto(target, file);
    expect(placed.report.sources[0]?.offsets).toMatchObject({
      unit: 'code-point',
      basis: 'stated',
      standing: 2,
    });
    expect(placed.report.doubtful).toMatchObject([{ key: 'm0', anchor: 'moved', found: 'Friday' }]);
  });

  it('no quote anywhere: code points are assumed, and said to be', async () => {
    const target = await corpus();
    const { placed } = await importInto(
      target,
      incoming([said({ key: 'x', id: ids.port })], [{ start: 0, end: 4 }]),
    );
    expect(placed.report.sources[0]?.offsets).toMatchObject({ unit: 'code-point', basis: 'assumed' });
  });
});
