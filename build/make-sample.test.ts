// The sample corpus: the committed file is what the script makes, it is sound, and it shows what it is there to show.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Annotation } from '../shared/model/annotation.ts';
import { initialEntityTypes } from '../shared/model/codebook.ts';
import { previewImport } from '../shared/native/preview-import.ts';
import { readNative } from '../shared/native/read-native.ts';
import { nativeText } from '../shared/native/write-native.ts';
import { CorpusStore } from '../shared/store/corpus-store.ts';
import { makeSpan } from '../shared/text/make-span.ts';
import { makeSample, samplePath } from './make-sample.mjs';
import { sha256 } from './sample/sample-id.mjs';

const made = makeSample();
const { file, problems } = await readNative(made, { at: '2026-11-21T00:00:00Z', by: 'reader', sha256 });
if (!file) throw new Error(`The sample is refused: ${JSON.stringify(problems.slice(0, 5))}`);
const { sources, annotations, entities, links, texts } = file;
const textOf = (sourceId: string) =>
  texts.get(sources.find((source) => source.id === sourceId)?.sha256 ?? '') ?? '';
const allTexts = sources.map((source) => textOf(source.id));
const marksWhere = (wanted: (mark: Annotation) => boolean) => annotations.filter(wanted).length;
const quoteOf = (mark: Annotation) => mark.spans.map((span) => span.quote).join(' ');

test('the committed project file is what the script makes', () => {
  expect(made === readFileSync(samplePath, 'utf8')).toBe(true);
});

test('the reader finds nothing to say about it', () => {
  expect(problems).toEqual([]);
});

test('exported again it is the same to the byte', async () => {
  const store = new CorpusStore();
  const preview = await previewImport({ store, textOf: () => null }, file);
  expect(preview.refused).toEqual([]);
  if (preview.changeSet) store.apply(preview.changeSet.changes, 'import');
  const again = await nativeText(
    { store, textOf: (hash) => texts.get(hash) ?? null, journal: () => [] },
    {
      withText: true,
      withJournal: true,
      sourceIds: null,
      exportedAt: file.exportedAt ?? '',
      generator: file.generator,
    },
  );
  expect(again === made).toBe(true);
});

test('every span is the one that its offsets give', () => {
  for (const mark of annotations)
    for (const span of mark.spans) expect(span).toEqual(makeSpan(textOf(mark.sourceId), span));
});

test('spans begin and end on something that can be seen', () => {
  const cut = annotations.flatMap((mark) => mark.spans).filter(({ quote }) => quote !== quote.trim());
  expect(cut).toEqual([]);
});

test('entity types are the ones every corpus begins with', () => {
  const known = [...initialEntityTypes].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(file.entityTypes).toEqual(known);
});

test('ids are UUIDv4 by their shape', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const records = [
    file.corpus,
    ...file.analysts,
    ...file.tags,
    ...sources,
    ...entities,
    ...annotations,
    ...links,
  ];
  expect(records.filter(({ id }) => !uuid.test(id))).toEqual([]);
});

test('sizes are those of a first look', () => {
  const bytes = allTexts.map((text) => Buffer.byteLength(text));
  expect(Math.min(...bytes)).toBeGreaterThan(3000);
  expect(Math.max(...bytes)).toBeLessThan(10_240);
  expect(sources.length).toBe(9);
  expect(annotations.length).toBeGreaterThan(100);
  expect(entities.length).toBeGreaterThanOrEqual(25);
});

test('one name stands in four spellings and in Arabic script, all one entity', () => {
  const engineer = entities.find(({ name }) => name === 'Idrīs al-Marzaqānī');
  const spellings = annotations
    .filter((mark) => mark.kind === 'mention' && mark.entityId === engineer?.id)
    .map(quoteOf);
  expect(spellings).toEqual(
    expect.arrayContaining([
      'Idrīs al-Marzaqānī',
      'Idris al-Marzaqani',
      'Idriss El-Marzakani',
      'Idris Al Marzagani',
      'إدريس المرزقاني',
    ]),
  );
});

test.each([
  { what: 'a mark with an astral letter', wanted: (mark: Annotation) => quoteOf(mark).includes('𝑝') },
  { what: 'a mark with an emoji', wanted: (mark: Annotation) => quoteOf(mark).includes('🔥') },
  {
    what: 'a mark behind an emoji',
    wanted: (mark: Annotation) =>
      /\p{Emoji_Presentation}/u.test(textOf(mark.sourceId).slice(0, mark.spans[0]?.start)),
  },
  {
    what: 'a marked Arabic sentence',
    wanted: (mark: Annotation) => /^\p{sc=Arab}.{40,}/u.test(quoteOf(mark)),
  },
  { what: 'a soft hyphen in a mark', wanted: (mark: Annotation) => quoteOf(mark).includes('\u00ad') },
  { what: 'a no-break space in a mark', wanted: (mark: Annotation) => quoteOf(mark).includes('\u00a0') },
  { what: 'an en dash range in a mark', wanted: (mark: Annotation) => /\d–\d/.test(quoteOf(mark)) },
  {
    what: 'passages over a page break',
    wanted: (mark: Annotation) => {
      const [first, second] = mark.spans;
      const between = first && second ? textOf(mark.sourceId).slice(first.end, second.start) : '';
      return between.includes('\f') && between.length < 250;
    },
  },
  {
    what: 'passages whose reading order is not that of the text',
    wanted: (mark: Annotation) => {
      const [first, second] = mark.spans;
      return first !== undefined && second !== undefined && second.start < first.start;
    },
  },
  {
    what: 'marks that cross',
    wanted: (mark: Annotation) =>
      annotations.some(
        (other) =>
          other.sourceId === mark.sourceId &&
          mark.spans.some((a) =>
            other.spans.some((b) => a.start < b.start && b.start < a.end && a.end < b.end),
          ),
      ),
  },
  { what: 'a rejected mark', wanted: (mark: Annotation) => mark.status === 'rejected' },
  { what: 'a draft', wanted: (mark: Annotation) => mark.status === 'draft' },
  { what: 'a note', wanted: (mark: Annotation) => mark.kind === 'note' },
])('there is $what', ({ wanted }) => {
  expect(marksWhere(wanted)).toBeGreaterThan(0);
});

test.each([
  { what: 'CRLF line ends', pattern: /\r\n/ },
  { what: 'form feeds', pattern: /\f/ },
  { what: 'numbered footnotes', pattern: /^\[3\] /m },
  { what: 'a newsletter plea', pattern: /Subscribe to our newsletter/ },
  { what: 'related articles', pattern: /Related articles/ },
  { what: 'an author’s note', pattern: /^About the author$/m },
  { what: 'curly quotes', pattern: /“[^”]+”/ },
  { what: 'a hedge with a confidence', pattern: /We have moderate confidence/ },
  { what: 'a paragraph that stands twice', pattern: /^(?:\*\*)?(At least 40 .{150,}?)(?:\*\*)?\n\n\1$/m },
])('there are texts with $what', ({ pattern }) => {
  expect(allTexts.filter((text) => pattern.test(text)).length).toBeGreaterThan(0);
});

/** Values of one count over all claims, with the day they hold for. */
const counted = (counts: string) =>
  annotations.flatMap((mark) =>
    mark.kind === 'claim' ? mark.claim.figures.filter((figure) => figure.counts === counts) : [],
  );

test('the dead are counted differently on different days', () => {
  const counts = counted('dead').map(({ value, asOf }) => `${asOf?.value} ${value}`);
  expect(counts).toEqual(expect.arrayContaining(['2026-09-08 11', '2026-09-10 19', '2026-09-13 23']));
});

test('one figure travels from a speaker through two reprints, and the second drops him', () => {
  const chains = annotations.flatMap((mark) =>
    mark.kind === 'claim' && mark.claim.figures.some((figure) => figure.counts === 'infiltrators')
      ? [
          mark.claim.attribution.map(
            ({ name, entityId }) => entities.find(({ id }) => id === entityId)?.name ?? name,
          ),
        ]
      : [],
  );
  expect(chains).toContainEqual(expect.arrayContaining(['Pelagic Press Agency', 'Anton Revick']));
  expect(chains).toContainEqual(expect.arrayContaining(['Clemens Audry', 'Anton Revick']));
  expect(chains).toContainEqual(['Marchland Daily']);
  expect(links.filter(({ type }) => type === 'repeats').length).toBeGreaterThanOrEqual(2);
});

test('reading statuses are mixed', () => {
  expect(new Set(sources.map((source) => source.readStatus))).toEqual(new Set(['unread', 'reading', 'done']));
});
