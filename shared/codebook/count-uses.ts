// How often each entry of a codebook table is used, counted in one pass.
import type { CodebookTable } from '../commands/codebook.ts';
import type { Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';

/** Uses by entry id; an entry that is not used is absent. */
export function countUses(store: CorpusStore, table: CodebookTable): ReadonlyMap<Id, number> {
  const uses = new Map<Id, number>();
  const count = (id: Id) => uses.set(id, (uses.get(id) ?? 0) + 1);
  if (table === 'tags') for (const mark of store.table('annotations').values()) mark.tags.forEach(count);
  if (table === 'entityTypes') for (const entity of store.table('entities').values()) count(entity.type);
  if (table === 'relationTypes') for (const link of store.table('links').values()) count(link.type);
  return uses;
}
