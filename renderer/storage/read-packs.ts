// Reads packs in the order of their keys, some at a time, so that a start can stop for input in between.
import type { TableName } from '../../shared/change/change-set.ts';
import type { CorpusDatabase, PackKey, PackRow } from './corpus-database.ts';

/** Packs per read: about 1 MB with the usual 20 marks a source, 5 MB at worst. */
const packsPerRead = 64;

/** All packs of one table. The database may change in between: a pack is read as it was then, or not at all. */
export async function* readPacks(
  database: CorpusDatabase,
  table: TableName,
): AsyncGenerator<readonly PackRow[], void> {
  let after: PackKey = [table, '', -1];
  // Arrays sort after every string in IndexedDB, so that this stands behind the last group.
  const end = [table, []];
  for (;;) {
    const rows: PackRow[] = await database.packs
      .where('[table+group+n]')
      .between(after, end, false, false)
      .limit(packsPerRead)
      .toArray();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.table, last.group, last.n];
  }
}

/** The packs of one group (a source's marks), in order. */
export function readGroup(database: CorpusDatabase, table: TableName, group: string): Promise<PackRow[]> {
  return database.packs
    .where('[table+group+n]')
    .between([table, group, 0], [table, group, Number.POSITIVE_INFINITY])
    .toArray();
}
