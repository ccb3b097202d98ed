// Whether two corpora are in the same state: everything equal but journal, `exportedAt` and `generator`.
import { tableNames } from '../change/change-set.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { sameValue } from './same-value.ts';

/** Whether both hold equal records in every table. Order of keys and records does not matter; texts are equal by hash. */
export function sameState(a: CorpusStore, b: CorpusStore): boolean {
  return tableNames.every((name) => {
    const ours = a.table(name);
    const theirs = b.table(name);
    if (ours.size !== theirs.size) return false;
    for (const [id, record] of ours) if (!sameValue(record, theirs.get(id))) return false;
    return true;
  });
}
