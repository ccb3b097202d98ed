// The one small type that commands, store, undo, storage and journal all speak: what was, and what is now.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Analyst, CorpusInfo, Tombstone } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { drained, type Steps } from './steps.ts';

/** Every table of a corpus and the type of its records. `corpus` holds one record, the header. */
export interface Tables {
  corpus: CorpusInfo;
  analysts: Analyst;
  tags: CodebookEntry;
  entityTypes: CodebookEntry;
  relationTypes: CodebookEntry;
  sources: Source;
  entities: Entity;
  annotations: Annotation;
  links: Link;
  deleted: Tombstone;
}
export type TableName = keyof Tables;
export const tableNames: readonly TableName[] = [
  'corpus',
  'analysts',
  'tags',
  'entityTypes',
  'relationTypes',
  'sources',
  'entities',
  'annotations',
  'links',
  'deleted',
];

/** One record's step. `before` null: added; `after` null: removed. Never both null. */
export interface ChangeOf<Table extends TableName> {
  readonly table: Table;
  readonly id: Id;
  readonly before: Tables[Table] | null;
  readonly after: Tables[Table] | null;
}
export type Change = { [Table in TableName]: ChangeOf<Table> }[TableName];

/** One command's whole effect: one undo step, one transaction, one redraw. */
export interface ChangeSet {
  /** What happened, in words an analyst reads in the journal: "Marked a claim". */
  readonly label: string;
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** The change that takes `change` back. */
export function reverseChange(change: Change): Change {
  return { ...change, before: change.after, after: change.before } as Change;
}

/** The changes that take `changes` back, in the opposite order. */
export function reverse(changes: readonly Change[]): Change[] {
  return drained(reversing(changes));
}

/** The same in steps. */
export function* reversing(changes: readonly Change[]): Steps<Change[]> {
  const back: Change[] = [];
  for (let index = changes.length - 1; index >= 0; index--)
    if (back.push(reverseChange(changes[index] as Change)) % 1024 === 0) yield;
  return back;
}

/** Several steps of one record folded into one; a record that ends as it began drops out. Order of first touch is kept. */
export function squash(changes: readonly Change[]): Change[] {
  const folded = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.table}\u0000${change.id}`;
    const earlier = folded.get(key);
    folded.set(key, earlier ? ({ ...change, before: earlier.before } as Change) : change);
  }
  return [...folded.values()].filter((change) => change.before !== change.after);
}

/** Whether applying `changes` would leave everything as it is. */
export function isEmpty(changes: readonly Change[]): boolean {
  return squash(changes).length === 0;
}

/** Whether a record is changed more than once. */
export function* repeatsIn(changes: readonly Change[]): Steps<boolean> {
  const seen = new Map<TableName, Set<Id>>();
  for (const [index, { table, id }] of changes.entries()) {
    if (index % 1024 === 0) yield;
    const ids = seen.get(table) ?? new Set<Id>();
    if (ids.size === 0) seen.set(table, ids);
    if (ids.size === ids.add(id).size) return true;
  }
  return false;
}
