// How records and changes become strings in the database and come back.
import type { Change, TableName, Tables } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { PackRow } from './corpus-database.ts';

/** Marks per pack: small enough that rewriting one costs well below a millisecond, large enough that 10,000 are 79 rows. */
const marksPerPack = 128;
const recordsPerPack = 64;
/** Changes per journal row: one row parses in about 2 ms. */
export const changesPerPart = 500;
/** Up to so many changes a journal row is found by every record it touches, above only by source: index entries cost as much as rows. */
const finelyIndexed = 16;

/** How many records of a table share a pack. */
export function packSize(table: TableName): number {
  return table === 'annotations' ? marksPerPack : recordsPerPack;
}

/** The group a record is packed with: marks by their source, everything else together. */
export function groupOf(table: TableName, record: Tables[TableName]): string {
  return table === 'annotations' && 'sourceId' in record ? record.sourceId : '';
}

const damaged = 'A part of this corpus is damaged and cannot be read. Restore its last backup.';

/** The records of a pack as changes that add them. Throws when the pack is damaged. */
export function unpack(row: PackRow): Change[] {
  if (row.ids.length === 0) return [];
  const records = JSON.parse(`[${row.lines.replaceAll('\n', ',\n')}]`) as Tables[TableName][];
  if (records.length !== row.ids.length) throw new Error(damaged);
  return row.ids.map(
    (id, index) => ({ table: row.table, id, before: null, after: records[index] }) as Change,
  );
}

/** A change as JSON; `after` and `before` are the records' JSON where the caller has it already. */
export function encodeChange(change: Change, after: string | null, before = jsonOf(change.before)): string {
  return `{"table":"${change.table}","id":${JSON.stringify(change.id)},"before":${before},"after":${after ?? 'null'}}`;
}

function jsonOf(record: Change['before']): string {
  return record ? JSON.stringify(record) : 'null';
}

/** The changes of a journal row. Throws when it is damaged. */
export function decodeChanges(changes: string): Change[] {
  return JSON.parse(changes) as Change[];
}

/** Keys by which a journal row is found: record ids in a small one; in a large one `source:<id>` for marks, none for tombstones and ids for the rest. */
export function touchKeys(changes: readonly Change[]): string[] {
  const keys = new Set<string>();
  const fine = changes.length <= finelyIndexed;
  for (const change of changes) {
    // Nobody asks for the history of a tombstone: it is that of the record.
    if (!fine && change.table === 'deleted') continue;
    if (fine || change.table !== 'annotations') keys.add(change.id);
    else for (const sourceId of sourcesOf(change)) keys.add(coarseKey(sourceId));
  }
  return [...keys];
}

/** The key under which large journal rows are found by the source whose marks they change. */
export function coarseKey(sourceId: Id): string {
  return `source:${sourceId}`;
}

/** The sources whose marks a change touches: one, or two when a mark moved. */
export function sourcesOf(change: Change): Id[] {
  if (change.table !== 'annotations') return [];
  const ids = [change.before?.sourceId, change.after?.sourceId].filter((id) => id !== undefined);
  return [...new Set(ids)];
}
