import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineBreaks } from '../export/brat/brat-fragments.ts';
import { brat } from '../export/brat.ts';
import { throughUtf8 } from '../export/exported.test-support.ts';
import type { ExportInput } from '../export/exporter.ts';
import { ProjectedText } from '../export/projected-text.ts';
import { trapCorpus } from '../export/trap-corpus.test-support.ts';
import type { Range } from '../model/span.ts';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { bratImporter } from './brat.ts';
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
