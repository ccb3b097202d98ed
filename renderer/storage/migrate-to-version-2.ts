// From version 1 to 2: one string of marks per source becomes packs, one row per journal entry becomes head and body.
import type { Transaction } from 'dexie';
import type { Change, TableName, Tables } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { BodyRow, HeadRow, PackRow, Step } from './corpus-database.ts';
import { changesPerPart, packSize, touchKeys } from './record-encoding.ts';

/** A row of version 1: any record but marks. */
export interface RecordRowV1 {
  readonly table: TableName;
  readonly id: Id;
  readonly record: Tables[TableName];
}

/** A row of version 1: all marks of a source as one JSON array. */
export interface MarksRowV1 {
  readonly sourceId: Id;
  readonly marks: string;
}

/** Moves every row; runs inside the upgrade's transaction, so that it happens whole or not at all. */
export async function splitJournalAndMarks(transaction: Transaction): Promise<void> {
  const packs = transaction.table<PackRow>('packs');
  const records = new Map<TableName, RecordRowV1[]>();
  await transaction.table<RecordRowV1>('records').each((row) => {
    records.set(row.table, [...(records.get(row.table) ?? []), row]);
  });
  for (const [table, rows] of records) {
    await packs.bulkPut(packed(table, '', rows));
  }
  for (const sourceId of (await transaction.table('marks').toCollection().primaryKeys()) as Id[]) {
    const row: MarksRowV1 | undefined = await transaction.table<MarksRowV1, Id>('marks').get(sourceId);
    const marks = JSON.parse(row?.marks ?? '[]') as Tables['annotations'][];
    const rows = marks.map((record) => ({ id: record.id, record }));
    await packs.bulkPut(packed('annotations', sourceId, rows));
  }
  const steps = new Map<Id, Step>();
  for (const seq of (await transaction.table('journal').toCollection().primaryKeys()) as number[]) {
    const entry: JournalEntry | undefined = await transaction.table<JournalEntry, number>('journal').get(seq);
    if (!entry) continue;
    const { changes, ...head } = entry;
    const step: Step = entry.undoes === null ? 'do' : steps.get(entry.undoes) === 'undo' ? 'redo' : 'undo';
    steps.set(entry.id, step);
    const bodies = bodyRows(seq, changes);
    await transaction.table<BodyRow>('journalBodies').bulkPut(bodies);
    const row: HeadRow = { ...head, changeCount: changes.length, step, body: seq, parts: bodies.length };
    await transaction.table<HeadRow>('journalHeads').put(row);
  }
}

function packed(
  table: TableName,
  group: string,
  rows: readonly { readonly id: Id; readonly record: Tables[TableName] }[],
): PackRow[] {
  const size = packSize(table);
  const made: PackRow[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    made.push({
      table,
      group,
      n: made.length,
      ids: some.map((row) => row.id),
      lines: some.map((row) => JSON.stringify(row.record)).join('\n'),
    });
  }
  return made;
}

function bodyRows(body: number, changes: readonly Change[]): BodyRow[] {
  const rows: BodyRow[] = [];
  for (let from = 0; from < changes.length; from += changesPerPart) {
    const some = changes.slice(from, from + changesPerPart);
    rows.push({ body, part: rows.length, touches: touchKeys(some), changes: JSON.stringify(some) });
  }
  return rows;
}
