// Sources as the analyst works with them: the newest version of each. Computed once for each state of the table.
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { supersededIds } from '../../shared/store/source-versions.ts';

const known = new WeakMap<CorpusStore, { readonly version: number; readonly ids: ReadonlySet<Id> }>();

/** Ids of the sources that a newer version has replaced. */
export function replacedIds(store: CorpusStore): ReadonlySet<Id> {
  const version = store.version('sources');
  const cached = known.get(store);
  if (cached?.version === version) return cached.ids;
  const sources = store.table('sources');
  // A version that was removed replaces nothing any more.
  const ids = new Set([...supersededIds(sources.values())].filter((id) => sources.has(id)));
  known.set(store, { version, ids });
  return ids;
}

/** Whether a newer version has replaced this source. */
export function isReplaced(store: CorpusStore, id: Id): boolean {
  return replacedIds(store).has(id);
}

/** Ids of the newest versions, in the order of the corpus. */
export function presentIds(store: CorpusStore): Id[] {
  const replaced = replacedIds(store);
  return store.sourcesInOrder().flatMap(({ id }) => (replaced.has(id) ? [] : [id]));
}
