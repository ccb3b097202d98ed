// Every format that is written and read: a corpus of traps goes out and comes back, into itself and into an empty corpus.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Exporter } from '../export/exporter.ts';
import { findExporter } from '../export/registry.ts';
import { trapCorpus } from '../export/trap-corpus.test-support.ts';
import type { Annotation } from '../model/annotation.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { exportedSample, withWholeLineBreaks } from './exported-sample.test-support.ts';
import type { Importer } from './importer.ts';
import { copyOfCorpus, emptyCorpus, importInto, type Target } from './placed-into.test-support.ts';
import { plainOf } from './placing/source-text.ts';
import { findImporter, importers } from './registry.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const corpus = withWholeLineBreaks(trapCorpus(sha256));
const all = [...corpus.store.table('annotations').values()];

type Part = 'tags' | 'comment' | 'status' | 'claim' | 'entity' | 'entity-id' | 'entity-record';

/** What a format carries of a mark beside its passages, so that it comes back, and what of the rest. */
interface Carried {
  /** Marks that the format cannot hold, by what is wrong with them. */
  readonly without?: (mark: Annotation) => boolean;
  /** False: the format has no place for ids; marks are told by what they cover. */
  readonly ids: boolean;
  readonly parts: readonly Part[];
  readonly links: 'all' | 'within-sources' | 'none';
}

const everything: readonly Part[] = ['tags', 'comment', 'status', 'claim', 'entity', 'entity-record'];
/** The rest of an entity is in no field of the format. */
const named: readonly Part[] = ['tags', 'comment', 'status', 'claim', 'entity'];
const isBlank = ({ spans }: Annotation) => spans.every(({ quote }) => quote.trim() === '');

const carried: Readonly<Record<string, Carried>> = {
  'web-annotation': { ids: true, parts: everything, links: 'all' },
  'refi-qda': { ids: true, parts: everything, links: 'all' },
  // A region has one name for its entity: of a merged one that of the entity it was merged into.
  'label-studio': {
    ids: true,
    parts: ['tags', 'comment', 'status', 'claim', 'entity-id'],
    links: 'within-sources',
  },
  // A span over a line break is split there, and one of white space alone has no words that brat could show.
  brat: { ids: true, parts: named, links: 'within-sources', without: isBlank },
  csv: { ids: true, parts: everything, links: 'all' },
  // Each passage is an annotation of its own, with nothing beside its label.
  doccano: { ids: false, parts: [], links: 'none' },
  'cas-json': { ids: true, parts: named, links: 'within-sources' },
  xmi: { ids: true, parts: named, links: 'within-sources' },
};

const pairs = importers.flatMap((importer): { importer: Importer; exporter: Exporter; id: string }[] => {
  const exporter = findExporter(importer.id);
  return exporter ? [{ importer, exporter, id: importer.id }] : [];
});

const read = async ({ importer, exporter }: { importer: Importer; exporter: Exporter }) =>
  importer.read(await exportedSample(exporter, corpus), { format: {} });

describe.each(pairs)('$id', (pair) => {
  const expected: Carried = carried[pair.id] ?? { ids: false, parts: [], links: 'none' };

  it('is recognised, with certainty and before all others', async () => {
    const files = await exportedSample(pair.exporter, corpus);
    const likeness = importers.map(({ id, recognise }) => ({ id, sure: recognise(files) }));
    likeness.sort((a, b) => b.sure - a.sure);
    expect(likeness[0]?.id).toBe(pair.id);
    expect(likeness[0]?.sure).toBeGreaterThan(likeness[1]?.sure ?? 0);
  });

  it('covers the same words in an empty corpus', async () => {
    const target = emptyCorpus(sha256);
    const { placed } = await importInto(target, await read(pair), pair.id);
    expect(placed.report.notPlaced).toEqual([]);
    expect(placed.report.doubtful).toEqual([]);
    const wanted = all.filter((mark) => !expected.without?.(mark));
    if (!expected.ids) {
      const passages = (store: CorpusStore, texts: Target['texts']) =>
        [
          ...new Set(
            [...store.table('annotations').values()].flatMap((mark) => coverage(mark, store, texts)),
          ),
        ].sort();
      expect(passages(target.store, target.texts)).toEqual(passages(corpus.store, new Map(corpus.texts)));
      return;
    }
    for (const mark of wanted) {
      const came = target.store.get('annotations', mark.id);
      expect(came && comparable(came, target, expected.parts)).toEqual(
        comparable(mark, { ...corpus, texts: new Map(corpus.texts), sha256 }, expected.parts),
      );
    }
    expect(target.store.table('annotations').size).toBe(wanted.length);
    const linked = [...corpus.store.table('links').values()].filter(
      ({ from, to }) =>
        expected.links === 'all' ||
        (expected.links === 'within-sources' &&
          sourceOf(from.id) !== undefined &&
          sourceOf(from.id) === sourceOf(to.id)),
    );
    const came = [...target.store.table('links').values()];
    const shown = (links: typeof came) =>
      links.map(({ type, from, to }) => `${from.id} ${type} ${to.id}`).sort();
    expect(shown(came)).toEqual(shown(linked));
  });

  it('says nothing new to the corpus it was written from', async () => {
    const target = copyOfCorpus(corpus, sha256);
    const { placed, preview } = await importInto(target, await read(pair), pair.id);
    expect(placed.report.sources.filter(({ outcome }) => outcome !== 'matched')).toEqual([]);
    expect(placed.report.notPlaced).toEqual([]);
    const conflicts = preview.conflicts.map(
      ({ table, name, fields }) => `${table} ${name} ${fields.map(({ field }) => field)}`,
    );
    expect(conflicts).toEqual([]);
    const changes = preview.changeSet?.changes ?? [];
    if (expected.ids) expect(changes).toEqual([]);
    // Without a place for marks of several passages each of these comes as a mark of its own, and its links with it.
    const several = new Set(
      all.flatMap(({ spans }) => (spans.length > 1 ? spans.map(({ quote }) => plainOf(quote)) : [])),
    );
    for (const { table, after } of changes) {
      expect(['annotations', 'links']).toContain(table);
      if (table === 'annotations') expect(several).toContain(plainOf(after?.spans[0]?.quote ?? ''));
    }
  });
});

it('a file that names merged entities by what they were merged into says no other name for them', async () => {
  const [importer, exporter] = [findImporter('web-annotation'), findExporter('web-annotation')];
  if (!importer || !exporter) throw new Error('The format is read and written');
  const merged = [...corpus.store.table('entities').values()].find(({ mergedInto }) => mergedInto !== null);
  if (!merged) throw new Error('The corpus has a merged entity');
  const target = copyOfCorpus(corpus, sha256);
  target.store.apply(
    [{ table: 'entities', id: merged.id, before: merged, after: { ...merged, type: 'event' } }],
    'command',
  );
  const files = (await exportedSample(exporter, corpus)).map(({ path, bytes }) => {
    const { 'glossator:entities': _, ...rest } = JSON.parse(new TextDecoder().decode(bytes));
    return { path, bytes: new TextEncoder().encode(JSON.stringify(rest)) };
  });
  const { preview } = await importInto(target, await importer.read(files, { format: {} }), 'web-annotation');
  expect(preview.conflicts).toEqual([]);
  expect(preview.changeSet).toBeNull();
});

function sourceOf(mark: string): string | undefined {
  return corpus.store.get('annotations', mark)?.sourceId;
}

/** The passages of a mark as tools with LF alone and without control characters see them: position and words. */
function coverage(mark: Annotation, store: CorpusStore, texts: ReadonlyMap<string, string>): string[] {
  const text = texts.get(store.get('sources', mark.sourceId)?.sha256 ?? '') ?? '';
  return mark.spans.map(({ start, end }) => {
    const before = plainOf(text.slice(0, start));
    return JSON.stringify([plainOf(text).slice(0, 20), before.length, plainOf(text.slice(start, end))]);
  });
}

/** A mark with what it refers to by name, as far as the format carries it. */
function comparable(mark: Annotation, { store, texts }: Target, parts: readonly Part[]): object {
  const entity = mark.kind === 'mention' ? store.get('entities', mark.entityId) : null;
  const all: Record<Part, unknown> = {
    tags: mark.tags.map((tag) => store.get('tags', tag)?.name),
    comment: plainOf(mark.comment),
    status: mark.status,
    claim: mark.kind === 'claim' ? mark.claim : null,
    entity: entity && { id: entity.id, name: entity.name, type: entity.type },
    'entity-id': entity?.id,
    'entity-record': entity,
  };
  const { id, kind } = mark;
  return {
    id,
    kind,
    covers: coverage(mark, store, texts),
    ...Object.fromEntries(parts.map((part) => [part, all[part]])),
  };
}
