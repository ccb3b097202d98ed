// Reads packs in the order of their keys, some at a time, so that a start can stop for input in between. The database may
// change between two reads: a pack is read as it was then, or not at all.
import type { TableName } from '../../shared/change/change-set.ts';
import type { CorpusDatabase, PackKey, PackRow } from './corpus-database.ts';

/** Packs per read: about 1 MB with the usual 20 marks a source, 5 MB at worst. */
const packsPerRead = 64;

/** Packs in the order of their keys, and where to go on: null at the end. */
export interface SomePacks {
  readonly rows: readonly PackRow[];
  readonly after: PackKey | null;
}

/** Where reading a table begins. */
export function beforeTable(table: TableName): PackKey {
  return [table, '', -1];
}

/** The next packs of a table. What another window's import has written so far does not count. */
export async function readSomePacks(
  database: CorpusDatabase,
  after: PackKey,
  limit = packsPerRead,
): Promise<SomePacks> {
  // Arrays sort after every string in IndexedDB, so that this stands behind the last group.
  const end = [after[0], []];
  return database.transaction('r', [database.packs, database.stagings], async () => {
    const some = database.packs
      .where('[table+group+n]')
      .between(after, end, false, false)
      .limit(limit)
      .toArray();
    const staged = await stagedPacks(database);
    const rows = await some;
    const last = rows.at(-1);
    return {
      rows: rows.filter((row) => !staged.has(packName(row))),
      after: last ? [last.table, last.group, last.n] : null,
    };
  });
}

/** The packs of one group (a source's marks), in order, without those of an import that is not committed. */
export function readGroup(database: CorpusDatabase, table: TableName, group: string): Promise<PackRow[]> {
  return database.transaction('r', [database.packs, database.stagings], async () => {
    const rows = database.packs
      .where('[table+group+n]')
      .between([table, group, 0], [table, group, Number.POSITIVE_INFINITY])
      .toArray();
    const staged = await stagedPacks(database);
    return (await rows).filter((row) => !staged.has(packName(row)));
  });
}

/** Names of the packs that an import has written and not yet made count. Usually none. */
export async function stagedPacks(database: CorpusDatabase): Promise<ReadonlySet<string>> {
  const stagings = await database.stagings.toArray();
  return new Set(stagings.flatMap((row) => row.packs.map((key) => key.join(' '))));
}

/** How `stagedPacks` names a pack. */
export function packName({ table, group, n }: PackRow): string {
  return [table, group, n].join(' ');
}
