// The records of one corpus in memory: the truth every view reads. Only `apply` changes it, only by change sets.
import type { Change, TableName, Tables } from '../change/change-set.ts';
import { tableNames } from '../change/change-set.ts';
import { drained, type Steps } from '../change/steps.ts';
import type { Annotation } from '../model/annotation.ts';
import type { CorpusInfo } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import { SourceMarks } from './source-marks.ts';

/** Where a change comes from. `load` is never undone and never written back. */
export type Origin = 'command' | 'undo' | 'redo' | 'import' | 'load';

/** What a listener is told, once per applied change set. */
export interface StoreEvent {
  readonly origin: Origin;
  readonly changes: readonly Change[];
  readonly tables: ReadonlySet<TableName>;
  /** Sources whose annotations changed. */
  readonly markedSources: ReadonlySet<Id>;
}

/** The marks of one source before and after, and what makes the difference. */
interface MadeIndex {
  readonly sourceId: Id;
  readonly before: SourceMarks;
  readonly removed: readonly Annotation[];
  readonly added: readonly Annotation[];
  readonly after: SourceMarks;
}

/** Changes between two steps: well below a millisecond. */
const changesPerStep = 256;

const noMarks = new SourceMarks();
const noIds: ReadonlySet<Id> = new Set();

export class CorpusStore {
  readonly #tables = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as {
    [Table in TableName]: Map<Id, Tables[Table]>;
  };
  readonly #marks = new Map<Id, SourceMarks>();
  readonly #mentions = new Map<Id, Set<Id>>();
  readonly #versions = new Map<string, number>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();

  /** A live view of one table, by id, in no particular order. */
  table<Table extends TableName>(name: Table): ReadonlyMap<Id, Tables[Table]> {
    return this.#tables[name];
  }

  get<Table extends TableName>(name: Table, id: Id): Tables[Table] | undefined {
    return this.#tables[name].get(id) as Tables[Table] | undefined;
  }

  /** The corpus header. Throws before one was loaded: that is a bug. */
  get info(): CorpusInfo {
    for (const info of this.#tables.corpus.values()) return info;
    throw new Error('The corpus has no header yet');
  }

  /** The marks of one source, in text order, with lookup by range. Never null: an unmarked source has an empty index. */
  marksOf(sourceId: Id): SourceMarks {
    return this.#marks.get(sourceId) ?? noMarks;
  }

  /** Ids of the mentions that name exactly this entity (merged ones are asked for one by one). */
  mentionsOf(entityId: Id): ReadonlySet<Id> {
    return this.#mentions.get(entityId) ?? noIds;
  }

  /** The entity that a mention finally means, after merges. Undefined for an unknown id; a merge loop ends where it began. */
  resolveEntity(entityId: Id): Entity | undefined {
    let entity = this.#tables.entities.get(entityId);
    // Nearly all are not merged, and a filter asks for thousands.
    if (!entity?.mergedInto) return entity;
    for (const seen = new Set<Id>(); entity?.mergedInto && !seen.has(entity.id); ) {
      seen.add(entity.id);
      entity = this.#tables.entities.get(entity.mergedInto) ?? entity;
    }
    return entity;
  }

  /** Sources by `position`, as lists and the native file show them. */
  sourcesInOrder(): Source[] {
    return [...this.#tables.sources.values()].sort(
      (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1),
    );
  }

  /** A number that grows with every change of a table (`'entities'`) or of one source's marks (`marksKey(id)`). */
  version(key: TableName | `marks:${Id}`): number {
    return this.#versions.get(key) ?? 0;
  }

  /** Applies one change set and tells every listener once. `before` is trusted, not compared. */
  apply(changes: readonly Change[], origin: Origin): void {
    drained(this.applySteps(changes, origin));
  }

  /**
   * The same in steps, for a change set too large for one frame. Nobody is told and no index of marks is exchanged before the
   * last step; whoever asks for single records meanwhile may find new ones already.
   */
  *applySteps(changes: readonly Change[], origin: Origin): Steps<void> {
    const tables = new Set<TableName>();
    const marksBySource = new Map<Id, { removed: Annotation[]; added: Map<Id, Annotation> }>();
    const touched = (sourceId: Id) => {
      const known = marksBySource.get(sourceId);
      if (known) return known;
      const entry = { removed: [], added: new Map<Id, Annotation>() };
      marksBySource.set(sourceId, entry);
      return entry;
    };
    let done = 0;
    for (const change of changes) {
      if (++done % changesPerStep === 0) yield;
      tables.add(change.table);
      if (change.table === 'annotations') {
        const before = this.#tables.annotations.get(change.id);
        if (before) {
          // A record that changes twice in one set was added by the first change and must not stay.
          const marks = touched(before.sourceId);
          marks.removed.push(before);
          marks.added.delete(before.id);
          if (before.kind === 'mention') this.#mentions.get(before.entityId)?.delete(before.id);
        }
        if (change.after) {
          touched(change.after.sourceId).added.set(change.id, change.after);
          if (change.after.kind === 'mention') this.#indexMention(change.after.entityId, change.after.id);
        }
      }
      const table = this.#tables[change.table] as Map<Id, unknown>;
      if (change.after) table.set(change.id, change.after);
      else table.delete(change.id);
    }
    const made: MadeIndex[] = [];
    for (const [sourceId, { removed, added }] of marksBySource) {
      const before = this.marksOf(sourceId);
      const change = { sourceId, before, removed, added: [...added.values()] };
      made.push({ ...change, after: yield* before.withSteps(removed, change.added) });
      yield;
    }
    for (const { sourceId, before, after, removed, added } of made) {
      // Loading goes on between two steps.
      const present = this.marksOf(sourceId);
      this.#marks.set(sourceId, present === before ? after : present.with(removed, added));
      this.#bump(`marks:${sourceId}`);
    }
    for (const table of tables) this.#bump(table);
    const event: StoreEvent = { origin, changes, tables, markedSources: new Set(marksBySource.keys()) };
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls `listener` after each applied change set; returns the function that stops it. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #indexMention(entityId: Id, annotationId: Id): void {
    const mentions = this.#mentions.get(entityId);
    if (mentions) mentions.add(annotationId);
    else this.#mentions.set(entityId, new Set([annotationId]));
  }

  #bump(key: string): void {
    this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
  }
}
