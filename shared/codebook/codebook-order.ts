// The order in which codebook entries are shown: number keys first, then as a new corpus has them, then by name.
import type { CodebookTable } from '../commands/codebook.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import type { CorpusStore } from '../store/corpus-store.ts';

const initialRank = new Map(initialEntityTypes.map((type, index) => [type.id, index]));
const last = Number.MAX_SAFE_INTEGER;
/** Tag 2 before tag 10. */
const byName = new Intl.Collator('en', { numeric: true });

/** All entries of a table in the order every list, chip row and picker shows them. */
export function codebookInOrder(store: Pick<CorpusStore, 'table'>, table: CodebookTable): CodebookEntry[] {
  return [...store.table(table).values()].sort(
    (a, b) =>
      (a.key ?? last) - (b.key ?? last) ||
      (initialRank.get(a.id) ?? last) - (initialRank.get(b.id) ?? last) ||
      byName.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}
