// Merges a file into a corpus that is not empty: by id, by stamps, by deletions. Makes changes, applies none.
import { type Change, type TableName, type Tables, tableNames } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { sharedPasts } from './common-past.ts';
import {
  type ImportConflict,
  type ImportOptions,
  type ImportPreview,
  type RecordName,
  recordName,
  type Side,
} from './import-preview.ts';
import { later, type MergedRecord, mergeRecord } from './merge-record.ts';
import { MergeStage, type PlainTable, type StampedTable } from './merge-stage.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';
import type { ProblemList } from './problem.ts';

/** Records between two pauses: about a millisecond of comparing. */
const recordsPerPause = 256;

export class CorpusMerge {
  readonly counts: ImportPreview['counts'];
  readonly conflicts: readonly ImportConflict[];
  readonly stayDeleted: RecordName[] = [];
  readonly keptAlive: RecordName[] = [];
  readonly remapped = new Map<Id, Id>();
  readonly #store: CorpusStore;
  readonly #stage: MergeStage;
  readonly #file: ParsedCorpus;
  readonly #resolve: (table: TableName, id: Id, field: string) => Side;
  /** What becomes of marks that both sides have, by their id: decided first, because others depend on it. */
  readonly #marks = new Map<Id, MergedRecord<Annotation>>();
  readonly #past: ReturnType<typeof sharedPasts>;
  readonly #pause: () => Promise<void>;
  readonly #problems: ProblemList;
  #position = 0;

  constructor(
    store: CorpusStore,
    file: ParsedCorpus,
    { resolve, pause }: ImportOptions,
    problems: ProblemList,
    isKnown: (entry: Id) => boolean,
  ) {
    this.#past = sharedPasts(file, isKnown);
    this.#store = store;
    this.#stage = new MergeStage(store);
    this.counts = this.#stage.counts;
    this.conflicts = this.#stage.conflicts;
    this.#file = file;
    this.#resolve = resolve ?? (() => 'ours');
    this.#pause = pause ?? (async () => {});
    this.#problems = problems;
  }

  /** The changes that make one corpus of both. */
  async run(): Promise<Change[]> {
    const { annotations, entities, links } = this.#file;
    this.#matchSources();
    const marks = this.remapped.size === 0 ? annotations : annotations.map((mark) => this.#remap(mark));
    const gone = (table: StampedTable, record: Tables[StampedTable]) => this.#goneSince(table, record);
    const arriving: Annotation[] = [];
    const tags = new Set<Id>();
    await this.#each(marks, (mark) => {
      if (gone('annotations', mark)) return;
      const comesIn = this.#asMerged(mark);
      if (!comesIn) return;
      arriving.push(comesIn);
      for (const tag of comesIn.tags) tags.add(tag);
    });
    this.#plain('corpus', this.#file.corpus.id === this.#store.info.id ? [this.#file.corpus] : []);
    this.#plain('analysts', this.#file.analysts);
    this.#plain('tags', this.#file.tags, tags);
    const types = new Set(entities.map((entity) => entity.type));
    this.#plain('entityTypes', this.#file.entityTypes, types);
    this.#plain('relationTypes', this.#file.relationTypes);
    await this.#pause();
    const needed = await this.#needed(arriving);
    await this.#each(this.#file.sources, (source) => {
      if (!needed.has(source.id) && gone('sources', source)) this.#leave('sources', source);
      else this.#source(source);
    });
    await this.#each(entities, (entity) => {
      if (!needed.has(entity.id) && gone('entities', entity)) this.#leave('entities', entity);
      else this.#stamped('entities', entity);
    });
    await this.#each(marks, (mark) => {
      if (gone('annotations', mark)) this.#leave('annotations', mark);
      else this.#stamped('annotations', mark);
    });
    await this.#each(links, (link) => {
      if (gone('links', link) || !this.#present(link.from) || !this.#present(link.to))
        this.#leave('links', link);
      else this.#stamped('links', link);
    });
    this.#stage.mend();
    await this.#pause();
    this.#takeDeletions();
    await this.#pause();
    return this.#changes();
  }

  /** Takes one record after the other and lets the window live in between. */
  async #each<Value>(records: readonly Value[], take: (record: Value) => void): Promise<void> {
    for (const [index, record] of records.entries()) {
      if (index % recordsPerPause === 0) await this.#pause();
      take(record);
    }
  }

  /** Sources are the same when hash and file name are, whatever their ids. */
  #matchSources(): void {
    const key = (source: Source) => `${source.sha256}\n${source.fileName ?? ''}`;
    const known = new Map<string, Source>();
    for (const source of this.#store.table('sources').values()) {
      known.set(key(source), source);
      this.#position = Math.max(this.#position, source.position + 1);
    }
    for (const source of this.#file.sources) {
      const ours = this.#store.get('sources', source.id);
      if (ours && ours.sha256 !== source.sha256)
        this.#problems.error(
          `sources (${source.id})`,
          `The source “${source.title}” has another text here under the same id.`,
          'Import the file into a corpus of its own.',
        );
      const same = ours ? undefined : known.get(key(source));
      if (same) this.remapped.set(source.id, same.id);
    }
  }

  #remap(mark: Annotation): Annotation {
    const sourceId = this.remapped.get(mark.sourceId);
    return sourceId === undefined ? mark : { ...mark, sourceId };
  }

  /** The mark as it will stand; null where ours stays as it is. */
  #asMerged(theirs: Annotation): Annotation | null {
    const ours = this.#store.get('annotations', theirs.id);
    if (!ours) return theirs;
    const merged = this.#merge('annotations', ours, theirs);
    this.#marks.set(theirs.id, merged);
    return merged.record;
  }

  #merge<Table extends StampedTable | PlainTable>(
    table: Table,
    ours: Tables[Table],
    theirs: Tables[Table],
    yields = false,
  ): MergedRecord<Tables[Table]> {
    return mergeRecord(table, ours, theirs, {
      resolve: (field) => this.#resolve(table, theirs.id, field),
      yields,
      past: this.#past(table, theirs),
    });
  }

  /** Ids of sources and entities that arriving marks cannot do without: deleted here or not, they come in. */
  async #needed(arriving: readonly Annotation[]): Promise<Set<Id>> {
    const needed = new Set<Id>();
    const entities = new Map(this.#file.entities.map((entity) => [entity.id, entity]));
    const add = (first: Id | null) => {
      for (let id = first; id !== null && !needed.has(id); id = entities.get(id)?.mergedInto ?? null)
        needed.add(id);
    };
    await this.#each(arriving, (mark) => {
      needed.add(mark.sourceId);
      if (mark.kind === 'mention') add(mark.entityId);
      if (mark.kind === 'claim') for (const hop of mark.claim.attribution) add(hop.entityId);
    });
    await this.#each(this.#file.entities, (entity) => {
      if (!this.#goneSince('entities', entity)) add(entity.mergedInto);
    });
    return needed;
  }

  /** Whether the record was deleted here at or after its last change in the file. */
  #goneSince(table: StampedTable, record: Tables[StampedTable]): boolean {
    const tombstone = this.#store.get('deleted', tombstoneKey(table, record.id));
    return (
      tombstone !== undefined && !this.#store.get(table, record.id) && !later(record.updatedAt, tombstone.at)
    );
  }

  #leave(table: StampedTable, record: Tables[StampedTable]): void {
    this.#stage.counts[table].stayDeleted++;
    this.stayDeleted.push({ table, id: record.id, name: recordName(record) });
  }

  #source(theirs: Source): void {
    const id = this.remapped.get(theirs.id) ?? theirs.id;
    const ours = this.#store.get('sources', id);
    const supersedes =
      theirs.supersedes === null ? null : (this.remapped.get(theirs.supersedes) ?? theirs.supersedes);
    const position = ours ? ours.position : this.#position++;
    if (!ours || id === theirs.id) {
      this.#stamped('sources', { ...theirs, id, position, supersedes });
      return;
    }
    const { createdAt, createdBy } = ours;
    // A source that nobody has touched since it came in holds nobody's word: what the file knows of it is taken.
    const untouched = ours.updatedAt === createdAt;
    const updatedAt = later(theirs.updatedAt, createdAt) ? theirs.updatedAt : createdAt;
    const stamps = untouched ? { createdAt, createdBy, updatedAt } : { createdAt, createdBy };
    this.#stamped('sources', { ...theirs, id, position, supersedes, ...stamps }, untouched);
  }

  #stamped<Table extends StampedTable>(table: Table, theirs: Tables[Table], yields = false): void {
    const ours = this.#store.get(table, theirs.id);
    if (!ours) {
      this.#stage.counts[table].new++;
      this.#stage.put(table, theirs);
      return;
    }
    const decided = table === 'annotations' ? this.#marks.get(theirs.id) : undefined;
    const merged = decided as MergedRecord<Tables[Table]> | undefined;
    this.#take(table, theirs, merged ?? this.#merge(table, ours, theirs, yields));
  }

  /** Counts what became of a record that both sides have, and puts it where it changes. */
  #take<Table extends StampedTable | PlainTable>(
    table: Table,
    theirs: Tables[Table],
    { record, became, fields }: MergedRecord<Tables[Table]>,
  ): void {
    this.#stage.counts[table][became]++;
    if (fields.length > 0) this.#stage.tell(table, theirs, fields);
    if (record) this.#stage.put(table, record);
  }

  /**
   * Records without stamps: nobody knows which is newer, so ours stands unless the analyst says otherwise. What was
   * deleted here stays so unless it is among the `used`.
   */
  #plain<Table extends PlainTable>(
    table: Table,
    records: readonly Tables[Table][],
    used: ReadonlySet<Id> = new Set(),
  ): void {
    for (const theirs of records) {
      const ours = this.#store.get(table, theirs.id);
      if (ours) this.#take(table, theirs, this.#merge(table, ours, theirs));
      else if (this.#store.get('deleted', tombstoneKey(table, theirs.id)) && !used.has(theirs.id)) {
        this.#stage.counts[table].stayDeleted++;
        this.stayDeleted.push({ table, id: theirs.id, name: recordName(theirs) });
      } else {
        this.#stage.counts[table].new++;
        this.#stage.put(table, theirs);
      }
    }
  }

  #present(end: Link['from']): boolean {
    if (end.kind === 'entity') return this.#stage.current('entities', end.id) !== undefined;
    return this.#stage.current('annotations', end.id)?.kind === 'claim';
  }

  /** What the file says was deleted goes here too, unless ours is newer or something that stays needs it. */
  #takeDeletions(): void {
    const order: readonly string[] = ['links', 'annotations', 'sources', 'entities'];
    const tombstones = this.#file.deleted
      .filter((tombstone) => order.includes(tombstone.table))
      .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
    let used: ReadonlySet<Id> = new Set();
    let usedFor = '';
    for (const { table: name, id: theirId, at, by } of tombstones) {
      const table = name as StampedTable;
      const id = this.remapped.get(theirId) ?? theirId;
      const key = tombstoneKey(table, id);
      const known = this.#store.get('deleted', key);
      const record = this.#stage.current(table, id);
      if (usedFor !== table) {
        used = this.#usedBy(table);
        usedFor = table;
      }
      if (record && (later(record.updatedAt, at) || used.has(id))) {
        this.keptAlive.push({ table, id, name: recordName(record) });
        continue;
      }
      if (record) {
        if (this.#store.get(table, id)) this.#stage.next[table].set(id, null);
        else this.#stage.next[table].delete(id);
        this.#stage.counts[table].deleted++;
      }
      if (!known || later(at, known.at)) {
        this.#stage.next.deleted.set(key, { table, id, at, by });
        this.#stage.counts.deleted.new++;
      }
    }
  }

  /** Ids of a table that records which stay refer to. */
  #usedBy(table: StampedTable): Set<Id> {
    const used = new Set<Id>();
    if (table === 'sources') for (const mark of this.#stage.all('annotations')) used.add(mark.sourceId);
    if (table === 'annotations' || table === 'entities')
      for (const link of this.#stage.all('links')) used.add(link.from.id).add(link.to.id);
    if (table === 'entities') {
      for (const mark of this.#stage.all('annotations')) {
        if (mark.kind === 'mention') used.add(mark.entityId);
        if (mark.kind === 'claim')
          for (const { entityId } of mark.claim.attribution) if (entityId !== null) used.add(entityId);
      }
      for (const entity of this.#stage.all('entities'))
        if (entity.mergedInto !== null) used.add(entity.mergedInto);
    }
    return used;
  }

  async #changes(): Promise<Change[]> {
    const changes: Change[] = [];
    for (const table of tableNames) {
      const next: ReadonlyMap<Id, unknown> = this.#stage.next[table];
      await this.#each([...next], ([id, after]) => {
        changes.push({ table, id, before: this.#store.get(table, id) ?? null, after } as Change);
      });
    }
    return changes;
  }
}
