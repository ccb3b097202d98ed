// What every command needs, and the three steps all of them are made of: add, edit, remove. Commands are pure:
// they read the store and return a change set; they never apply it.
import type { Change, ChangeSet, TableName, Tables } from '../change/change-set.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Clock, Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';

export interface CommandContext {
  readonly store: CorpusStore;
  readonly clock: Clock;
  /** Who acts; stands in every stamp. */
  readonly analyst: Id;
}

type StampedTable = 'sources' | 'entities' | 'annotations' | 'links';

/** The four stamp keys of a record made now. */
export function stampsNow(context: CommandContext) {
  const now = context.clock.now();
  return { createdAt: now, createdBy: context.analyst, updatedAt: now, updatedBy: context.analyst };
}

/** A change set, or null where nothing would change. */
export function changeSet(label: string, changes: readonly Change[], reason = ''): ChangeSet | null {
  return changes.length === 0 ? null : { label, reason, changes };
}

/** The change that adds a record. */
export function addition<Table extends Exclude<TableName, 'deleted'>>(
  table: Table,
  record: Tables[Table],
): Change {
  return { table, id: record.id, before: null, after: record } as Change;
}

/** The change that edits a stamped record; none when it is unknown or the patch says nothing new. */
export function edition<Table extends StampedTable>(
  context: CommandContext,
  table: Table,
  id: Id,
  patch: Partial<Tables[Table]>,
): Change[] {
  const before = context.store.get(table, id);
  if (!before || !saysSomethingNew(before, patch)) return [];
  const stamps = { updatedAt: context.clock.now(), updatedBy: context.analyst };
  return [{ table, id, before, after: { ...before, ...patch, ...stamps } } as Change];
}

/** The changes that remove a record and leave its tombstone. */
export function removal(context: CommandContext, table: TableName, id: Id): Change[] {
  const before = context.store.get(table, id);
  if (!before) return [];
  const key = tombstoneKey(table, id);
  const tombstone = { table, id, at: context.clock.now(), by: context.analyst };
  return [
    { table, id, before, after: null } as Change,
    { table: 'deleted', id: key, before: context.store.get('deleted', key) ?? null, after: tombstone },
  ];
}

/** "3 marks", "1 mark": for labels. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Whether any key of the patch differs from the record, compared as JSON: records are plain data. */
export function saysSomethingNew(record: object, patch: object): boolean {
  const current = record as Record<string, unknown>;
  return Object.entries(patch).some(([key, value]) => JSON.stringify(current[key]) !== JSON.stringify(value));
}
