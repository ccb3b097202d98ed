// What an export of selected sources takes along: their marks, the entities and links those need, and nothing of the rest.
import type { Change } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Analyst, Tombstone } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { CorpusStore } from '../store/corpus-store.ts';

/** The records of one export, each list in the order in which it is written. */
export interface ExportScope {
  readonly analysts: readonly Analyst[];
  readonly sources: readonly Source[];
  readonly entities: readonly Entity[];
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
  readonly deleted: readonly Tombstone[];
  /** Whether a step of the journal speaks of what is exported. */
  readonly concerns: (change: Change) => boolean;
}

/**
 * The records to export: everything for null, else the sources with these ids with their marks; the entities that marks
 * and attributions name and what those were merged into; links with both ends among these; analysts who are named
 * (all of them with a journal, which names them too). Codebook and tombstones always go along: they quote no text.
 */
export function exportScope(
  store: CorpusStore,
  sourceIds: ReadonlySet<Id> | null,
  withJournal: boolean,
): ExportScope {
  const deleted = [...store.table('deleted').values()].sort((a, b) =>
    a.id === b.id ? order(a.table, b.table) : order(a.id, b.id),
  );
  if (!sourceIds) {
    return {
      analysts: byId(store.table('analysts').values()),
      sources: store.sourcesInOrder(),
      entities: byId(store.table('entities').values()),
      annotations: byId(store.table('annotations').values()),
      links: byId(store.table('links').values()),
      deleted,
      concerns: () => true,
    };
  }
  const sources = store.sourcesInOrder().filter((source) => sourceIds.has(source.id));
  const annotations = byId(sources.flatMap((source) => store.marksOf(source.id).ordered));
  const entityIds = entitiesNamedBy(store, annotations);
  const markIds = new Set(annotations.map((mark) => mark.id));
  const included = (end: Link['from']) => (end.kind === 'entity' ? entityIds : markIds).has(end.id);
  const links = byId(store.table('links').values()).filter(
    (link) => included(link.from) && included(link.to),
  );
  const linkIds = new Set(links.map((link) => link.id));
  const entities = byId(store.table('entities').values()).filter((entity) => entityIds.has(entity.id));
  const named = new Set<Id>(deleted.map((tombstone) => tombstone.by));
  for (const list of [sources, entities, annotations, links])
    for (const record of list) named.add(record.createdBy).add(record.updatedBy);
  const analysts = byId(store.table('analysts').values()).filter(
    (analyst) => withJournal || named.has(analyst.id),
  );
  const concerns = (change: Change): boolean => {
    if (change.table === 'sources') return sourceIds.has(change.id);
    if (change.table === 'entities') return entityIds.has(change.id);
    if (change.table === 'links') return linkIds.has(change.id);
    if (change.table !== 'annotations') return true;
    const record = change.after ?? change.before;
    return record !== null && sourceIds.has(record.sourceId);
  };
  return { analysts, sources, entities, annotations, links, deleted, concerns };
}

function entitiesNamedBy(store: CorpusStore, annotations: readonly Annotation[]): Set<Id> {
  const ids = new Set<Id>();
  const add = (first: Id | null) => {
    for (let id = first; id !== null && !ids.has(id); id = store.get('entities', id)?.mergedInto ?? null)
      ids.add(id);
  };
  for (const mark of annotations) {
    if (mark.kind === 'mention') add(mark.entityId);
    if (mark.kind === 'claim') for (const hop of mark.claim.attribution) add(hop.entityId);
  }
  return ids;
}

/** Records by id, compared by UTF-16 code units: the same everywhere, whatever the locale. */
export function byId<Item extends { readonly id: Id }>(records: Iterable<Item>): Item[] {
  return [...records].sort((a, b) => order(a.id, b.id));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
