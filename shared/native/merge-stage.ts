// What will stand in a corpus after a merge, where that differs from now, and what keeps it a corpus: no circles, one entry a
// number key, claims at the ends of links.
import { type TableName, type Tables, tableNames } from '../change/change-set.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { type ConflictField, type ImportConflict, noCounts, recordName } from './import-preview.ts';
import { differingFields, withFieldsOf } from './merge-fields.ts';

export type StampedTable = 'sources' | 'entities' | 'annotations' | 'links';
export type PlainTable = 'corpus' | 'analysts' | 'tags' | 'entityTypes' | 'relationTypes';

/** Fields that lead from a record to another of its table, and never in a circle. */
const loops = [
  { table: 'entities', field: 'mergedInto' },
  { table: 'sources', field: 'supersedes' },
  { table: 'tags', field: 'parentId' },
  { table: 'entityTypes', field: 'parentId' },
  { table: 'relationTypes', field: 'parentId' },
] as const;
type LoopTable = (typeof loops)[number]['table'];
type Fields = Readonly<Record<string, unknown>>;

export class MergeStage {
  readonly counts = noCounts();
  readonly conflicts: ImportConflict[] = [];
  /** By table and id; null for what goes. */
  readonly next = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as {
    [Table in TableName]: Map<Id, Tables[Table] | null>;
  };
  readonly #store: CorpusStore;

  constructor(store: CorpusStore) {
    this.#store = store;
  }

  /** Lists the fields of a record that somebody has to decide. */
  tell(
    table: StampedTable | PlainTable,
    record: object & { readonly id: Id },
    fields: readonly ConflictField[],
  ): void {
    this.conflicts.push({ table, id: record.id, name: recordName(record), fields, chosen: chosenOf(fields) });
  }

  /** Mends what two good halves may break together; of fields that would break it, ours stand. */
  mend(): void {
    this.#keepLinkedClaims();
    this.#freeKeys('tags');
    this.#freeKeys('entityTypes');
    this.#breakLoops();
  }

  /** Puts a record, which is not deleted then. */
  put<Table extends StampedTable | PlainTable>(table: Table, record: Tables[Table]): void {
    const next: Map<Id, unknown> = this.next[table];
    next.set(record.id, record);
    const key = tombstoneKey(table, record.id);
    if (this.#store.get('deleted', key)) this.next.deleted.set(key, null);
  }

  /** The record as it will stand. */
  current<Table extends TableName>(table: Table, id: Id): Tables[Table] | undefined {
    const next: ReadonlyMap<Id, Tables[TableName] | null> = this.next[table];
    const changed = next.get(id);
    return changed === undefined
      ? this.#store.get(table, id)
      : ((changed ?? undefined) as Tables[Table] | undefined);
  }

  /** All records as they will stand, those first that stay as they are. */
  *all<Table extends TableName>(table: Table): Generator<Tables[Table]> {
    const next: ReadonlyMap<Id, unknown> = this.next[table];
    for (const [id, record] of this.#store.table(table)) if (!next.has(id)) yield record;
    for (const record of next.values()) if (record) yield record as Tables[Table];
  }

  /** A claim here that links hang on stays one, whatever the file made of it. */
  #keepLinkedClaims(): void {
    const changed = new Set<Id>();
    for (const [id, mark] of this.next.annotations)
      if (mark && mark.kind !== 'claim' && this.#store.get('annotations', id)?.kind === 'claim')
        changed.add(id);
    if (changed.size === 0) return;
    for (const { from, to } of this.all('links'))
      for (const { id } of [from, to]) if (changed.has(id)) this.#standAsHere('annotations', id, 'kind');
  }

  /** Takes a field, or without fields of its own the whole record, back to what it is here, and tells it as a conflict. */
  #standAsHere(table: 'annotations' | LoopTable, id: Id, field: string): void {
    const ours = this.#store.get(table, id);
    const coming = this.current(table, id);
    if (!coming || !this.next[table].has(id)) return;
    if (!ours) {
      // What is new here has nothing to go back to.
      this.next[table].set(id, { ...coming, [field]: null } as never);
      return;
    }
    const differing = differingFields(table, ours, coming);
    const theirs = differing.find((each) => each.field === field);
    if (!theirs) return;
    const next: Map<Id, unknown> = this.next[table];
    if (differing.length === 1) next.delete(id);
    else next.set(id, withFieldsOf(table, coming, ours, [field]));
    const told: ConflictField = { ...theirs, chosen: 'ours' };
    const at = this.conflicts.findIndex((each) => each.table === table && each.id === id);
    const known = this.conflicts[at];
    if (known) {
      const fields = [...known.fields.filter((each) => each.field !== field), told];
      this.conflicts[at] = { ...known, fields, chosen: chosenOf(fields) };
      return;
    }
    this.counts[table].conflicting++;
    this.counts[table].changed--;
    this.tell(table, coming, [told]);
  }

  /** A number key belongs to one entry: what has it here keeps it, what comes in with it does without. */
  #freeKeys(table: 'tags' | 'entityTypes'): void {
    const entries = [...this.all(table)];
    const hadIt = ({ id, key }: CodebookEntry) => this.#store.get(table, id)?.key === key;
    const taken = new Set(
      entries.flatMap((entry) => (hadIt(entry) && entry.key !== null ? [entry.key] : [])),
    );
    for (const entry of entries) {
      if (entry.key === null || hadIt(entry)) continue;
      if (taken.has(entry.key)) this.next[table].set(entry.id, { ...entry, key: null });
      else taken.add(entry.key);
    }
  }

  /** Two copies may each have merged an entity, or put a tag, below the other; ours stands then. */
  #breakLoops(): void {
    for (const { table, field } of loops) {
      const at = (id: Id): Fields | undefined => this.current(table, id) as Fields | undefined;
      for (const id of [...this.next[table].keys()])
        if (leadsBack(id, (each) => (at(each)?.[field] as Id | null | undefined) ?? null))
          this.#standAsHere(table, id, field);
    }
  }
}

/** The side that all fields are taken from; `mixed` where it differs. */
function chosenOf(fields: readonly ConflictField[]): ImportConflict['chosen'] {
  const [first] = fields;
  return first && fields.every(({ chosen }) => chosen === first.chosen) ? first.chosen : 'mixed';
}

/** Whether following `next` from a record leads back to it. */
function leadsBack(start: Id, next: (id: Id) => Id | null): boolean {
  const seen = new Set<Id>();
  for (let at = next(start); at !== null && !seen.has(at); at = next(at)) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
}
