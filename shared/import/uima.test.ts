import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { casJson } from '../export/cas-json.ts';
import { throughUtf8 } from '../export/exported.test-support.ts';
import type { Exporter, ExportInput } from '../export/exporter.ts';
import { trapCorpus } from '../export/trap-corpus.test-support.ts';
import { xmi } from '../export/xmi.ts';
import { xmlCharacters } from '../export/xml-text.ts';
import type { Span } from '../model/span.ts';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { casJsonImporter } from './cas-json.ts';
import type { Importer } from './importer.ts';
import type { Incoming } from './incoming.ts';
import { comparedLinks, comparedMarks, coveredWords, exportedFiles } from './own-export.test-support.ts';
import { xmiImporter } from './xmi.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Pair {
  readonly exporter: Exporter;
  readonly importer: Importer;
  readonly asWritten: (words: string) => string;
}
const pairs: readonly Pair[] = [
  { exporter: casJson, importer: casJsonImporter, asWritten: throughUtf8 },
  { exporter: xmi, importer: xmiImporter, asWritten: xmlCharacters },
];
/** Marks in one line each: kind, words, entity with type, tags, claim, comment. */
function marksOf(incoming: Incoming): string[] {
  return incoming.marks.map((mark) => {
    const entity = incoming.entities.find(({ key }) => key === mark.entity);
    const type = incoming.entityTypes.find(({ key }) => key === entity?.type)?.name ?? entity?.type;
    const tags = (mark.tags ?? []).map((key) => {
      const tag = incoming.tags.find((each) => each.key === key);
      const parent = incoming.tags.find((each) => each.key === tag?.parent);
      return parent ? `${parent.name}/${tag?.name}` : tag?.name;
    });
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
  });
}

const { store: trapStore } = trapCorpus(sha256);

async function expectWhole({ exporter, importer, asWritten }: Pair, input: ExportInput): Promise<Incoming> {
  const files = await exportedFiles(exporter, input);
  expect(importer.recognise(files)).toBe(1);
  const incoming = await importer.read(files, { format: {} });
  const { wanted, read } = await comparedMarks(incoming, input, ({ quote }: Span) => asWritten(quote));
  expect(read).toEqual(wanted);
  expect(incoming.problems).toEqual([]);
  expect(incoming.dropped).toEqual([]);
  return incoming;
}

test.each(pairs)('$exporter.id: our own export of the trap corpus comes back whole', async (pair) => {
  const traps = trapCorpus(sha256);
  const incoming = await expectWhole(pair, traps);
  const links = comparedLinks(incoming, traps);
  expect(links.read).toEqual(links.wanted);
  expect(links.read.length).toBeGreaterThan(1);
  expect(incoming.links.filter(({ id }) => id !== undefined)).toHaveLength(links.read.length);
  for (const { key, id, fields, text, sha256: stated } of incoming.sources) {
    const source = trapStore.get('sources', id ?? '');
    expect(fields.title).toBe(source?.title);
    if (incoming.marks.some((mark) => mark.source === key))
      expect([stated, fields.fileName ?? null]).toEqual([source?.sha256, source?.fileName]);
    expect(fields.url ?? null).toBe(source?.url);
    expect(text).toBe(pair.asWritten(traps.texts.get(source?.sha256 ?? '') ?? '-'));
  }
  expect(incoming.sources).toHaveLength(traps.store.table('sources').size);
});

test.each(pairs.flatMap((pair) => [1, 2, 3, 4, 5].map((seed) => ({ ...pair, seed }))))(
  '$exporter.id, seed $seed: any corpus comes back',
  async ({ seed, ...pair }) => {
    const corpus = arbitraryCorpus(seed, sha256);
    await expectWhole(pair, {
      ...corpus,
      textOf: (hash) => corpus.texts.get(hash) ?? null,
      journal: () => [],
    });
  },
);

const reference = join(process.env.GLOSSATOR_REFERENCE ?? '', 'formats/uima');
const isHere =
  process.env.GLOSSATOR_REFERENCE !== undefined && existsSync(join(reference, 'sample-doc.json'));
if (!isHere) console.warn('Skipped: no UIMA samples (GLOSSATOR_REFERENCE).');
const fileAt = (path: string) => ({ path, bytes: new Uint8Array(readFileSync(join(reference, path))) });

test.skipIf(!isHere)('the reference samples come in', async () => {
  const incoming = await xmiImporter.read([fileAt('sample-TypeSystem.xml'), fileAt('sample-doc.xmi')], {
    format: {},
  });
  expect(marksOf(incoming)).toEqual([
    'claim | North and South Korea agreed | {"attribution":[{"name":"MoD","role":"says"}]} | confidence: 85',
    'mention | North | North (location)',
    'mention | Ministry of\nDefence | Ministry of Defence (organisation)',
  ]);
  expect(incoming.dropped.map(({ kind, count }) => `${kind} ${count}`)).toEqual(['claim-relation-dropped 1']);
  const json = await casJsonImporter.read([fileAt('sample-doc.json')], { format: {} });
  expect(marksOf(json)).toEqual(marksOf(incoming).slice(0, 1));
  expect(json.sources).toMatchObject([{ fields: { fileName: 'sample-doc.txt', language: 'en' } }]);
});

test.skipIf(!isHere)(
  'documents of cassis come in: tokens are counted, the names they mark are mentions',
  async () => {
    const small = await xmiImporter.read([fileAt('small_cas.xmi')], { format: {} });
    expect(small.marks).toEqual([]);
    expect(small.dropped).toMatchObject([{ kind: 'linguistics-ignored', count: 13 }]);
    const file = fileAt('cas_with_smileys.xmi');
    const bare = await xmiImporter.read([file], { format: {} });
    const typed = await xmiImporter.read([fileAt('inception_typesystem.xml'), file], { format: {} });
    for (const incoming of [bare, typed]) {
      expect(incoming.marks.length).toBeGreaterThan(3);
      for (const mark of incoming.marks) coveredWords(incoming, mark);
    }
    expect(marksOf(typed)).toEqual(marksOf(bare));
    expect(typed.marks.map(({ kind }) => kind)).toEqual(Array(5).fill('mention'));
    expect(typed.entities.map(({ type }) => type)).toEqual(Array(3).fill('other'));
  },
);

test.skipIf(!isHere)('Apache’s own reference files are read alike from JSON and XMI', async () => {
  const texts: string[] = [];
  for (const name of readdirSync(join(reference, 'jsoncas-ser-ref'))) {
    const path = `jsoncas-ser-ref/${name}`;
    const json = await casJsonImporter.read([fileAt(`${path}/data.json`)], { format: { labels: 'tags' } });
    const xml = await xmiImporter.read([fileAt(`${path}/debug.xmi`)], { format: { labels: 'tags' } });
    const counts = ({ dropped }: Incoming) => dropped.map(({ kind, count }) => `${kind} ${count}`);
    expect(counts(json), name).toEqual(counts(xml));
    // One of Apache's XMI files was written without its text.
    if (name !== 'casWithTextAndAnnotations')
      expect(
        json.sources.map(({ text }) => text),
        name,
      ).toEqual(xml.sources.map(({ text }) => text));
    texts.push(...json.sources.flatMap(({ text }) => text ?? []));
  }
  expect(texts.length).toBeGreaterThan(4);
});
