// What a file's journal tells of the past that two copies of a record share: what the other side changed since then.
import type { TableName } from '../change/change-set.ts';
import { tableNames } from '../change/change-set.ts';
import type { Id } from '../model/ids.ts';
import { differingFields } from './merge-fields.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';

export interface SharedPast {
  /** The record as both had it. */
  readonly record: object;
  /** Fields that the file's side has changed since then. */
  readonly theirs: ReadonlySet<string>;
}

interface Trace {
  /** Before the first entry that is not known here; null while all are known. */
  before: object | null;
  isOpen: boolean;
  /** After the last entry. */
  after: object | null;
}

/**
 * The shared past of records, as far as the journal of the file explains them: entries that are known here belong to it.
 * Null for a record that was made since, that no entry speaks of, or that is not as its last entry left it.
 */
export function sharedPasts(
  { journal }: ParsedCorpus,
  isKnown: (entry: Id) => boolean,
): (table: TableName, theirs: { readonly id: Id }) => SharedPast | null {
  const traces = new Map<TableName, Map<Id, Trace>>(tableNames.map((name) => [name, new Map()]));
  let known = 0;
  for (const { id, changes } of journal) {
    const isShared = isKnown(id);
    if (isShared) known++;
    for (const { table, id: of, before, after } of changes) {
      const traced = traces.get(table);
      const trace = traced?.get(of) ?? { before: null, isOpen: true, after: null };
      // Whoever imports a file makes its records anew, as their history left them.
      const isRepeated =
        before === null && after && trace.after && differingFields(table, trace.after, after).length === 0;
      if (!isShared && trace.isOpen && !isRepeated) {
        trace.before = before;
        trace.isOpen = false;
      }
      trace.after = after;
      traced?.set(of, trace);
    }
  }
  if (known === 0) return () => null;
  return (table, theirs) => {
    const trace = traces.get(table)?.get(theirs.id);
    if (!trace?.after || differingFields(table, trace.after, theirs).length > 0) return null;
    const record = trace.isOpen ? trace.after : trace.before;
    if (!record) return null;
    return { record, theirs: new Set(differingFields(table, record, theirs).map(({ field }) => field)) };
  };
}
