// Brings the records into memory: first what the first screen needs, then the rest in slices.
// Changes are made meanwhile; what they touched is newer than what is read here and stays as it is.
import type { Change, TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import type { LoadState } from '../session/corpus-session.ts';
import { ObservableValue } from '../session/observable-value.ts';
import { CommittedReading } from './committed-reading.ts';
import type { CorpusDatabase, PackKey, PackRow } from './corpus-database.ts';
import type { PackDirectory } from './pack-directory.ts';
import type { SomePacks } from './read-packs.ts';
import { beforeTable, readGroup, readSomePacks } from './read-packs.ts';
import { unpack } from './record-encoding.ts';
import { describeStorageFailure } from './storage-failure.ts';
import { inSlices, Slice } from './time-slices.ts';

const firstTables: readonly TableName[] = [
  'corpus',
  'analysts',
  'tags',
  'entityTypes',
  'relationTypes',
  'sources',
];
const laterTables: readonly TableName[] = ['entities', 'links', 'deleted', 'annotations'];

export class CorpusLoading {
  readonly state = new ObservableValue<LoadState>({ kind: 'loading', done: 0, total: 1 });
  readonly complete: Promise<void>;
  readonly #database: CorpusDatabase;
  readonly #directory: PackDirectory;
  readonly #store: CorpusStore;
  /** Where another window may write. */
  readonly #committed: CommittedReading | null;
  /** Ids of records that were changed since loading began, by table. */
  readonly #touched = new Map<TableName, Set<Id>>();
  readonly #loadedSources = new Set<Id>();
  #resolve = () => {};
  #reject = (_error: Error) => {};
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #total = 1;
  #done = 0;

  /** `writing`: nobody else changes the database meanwhile. */
  constructor(database: CorpusDatabase, directory: PackDirectory, store: CorpusStore, writing: boolean) {
    this.#database = database;
    this.#directory = directory;
    this.#store = store;
    this.#committed = writing ? null : new CommittedReading(database);
    this.complete = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits is told; nobody waiting is no unhandled failure.
    this.complete.catch(() => {});
  }

  /** Header, analysts, codebook, sources and the marks of one source. Rejects when a record is damaged. */
  async loadFirst(sourceId: Id | null): Promise<void> {
    this.#total = await this.#database.packs.count();
    for (const table of firstTables) await this.#loadTable(table, new Slice());
    if (sourceId !== null) await this.loadMarks(sourceId);
  }

  /** Everything else, when nothing else is to be done. Never rejects: see `complete`. */
  loadRest(): Promise<void> {
    this.#running = this.#loadRest();
    return this.#running;
  }

  async #loadRest(): Promise<void> {
    try {
      for (const table of laterTables) await this.#loadTable(table, new Slice('background'));
      if (this.#stopped) return;
      this.#touched.clear();
      this.#loadedSources.clear();
      this.state.set({ kind: 'complete' });
      this.#resolve();
    } catch (error) {
      if (this.#stopped) return;
      const message = describeStorageFailure(error);
      this.state.set({ kind: 'failed', message });
      this.#reject(new Error(message));
    }
  }

  /** The marks of one source now, if they are not there yet. */
  async loadMarks(sourceId: Id): Promise<void> {
    if (this.state.get().kind === 'complete' || this.#loadedSources.has(sourceId)) return;
    await this.#read(
      () => readGroup(this.#database, 'annotations', sourceId),
      async (rows) => this.#apply(rows.flatMap((row) => this.#fresh(row))),
    );
    this.#loadedSources.add(sourceId);
  }

  /** To be told of every change before it is applied: it is newer than what is on disk. */
  touch(changes: readonly Change[]): void {
    if (this.state.get().kind === 'complete') return;
    for (const { table, id } of changes) {
      const touched = this.#touched.get(table) ?? new Set<Id>();
      this.#touched.set(table, touched.add(id));
    }
  }

  /** Ends loading; the session is closed. Resolves when nothing reads any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    // Without effect when everything was read.
    this.#reject(new Error('The corpus was closed before all of it was read.'));
  }

  async #loadTable(table: TableName, slice: Slice): Promise<void> {
    let group: string | null = null;
    const take = async ({ rows }: SomePacks) => {
      let changes: Change[] = [];
      for (const row of rows) {
        if (this.#stopped) return;
        if (group !== null && group !== row.group) this.#directory.completeGroup(table, group);
        group = row.group;
        this.#directory.register(row);
        for (const change of this.#fresh(row)) changes.push(change);
        this.#done++;
        if (!slice.isUsedUp) continue;
        this.#apply(changes);
        changes = [];
        await slice.pause();
      }
      this.#apply(changes);
      this.state.set({ kind: 'loading', done: this.#done, total: Math.max(this.#total, this.#done) });
    };
    for (let after: PackKey | null = beforeTable(table); after !== null; ) {
      if (this.#stopped) return;
      const from: PackKey = after;
      ({ after } = await this.#read(() => readSomePacks(this.#database, from), take));
    }
    if (!this.#stopped) this.#directory.completeTable(table);
  }

  /** Reads and takes in. Where another window writes, what it has committed since the last read comes first. */
  async #read<Rows>(ask: () => Promise<Rows>, take: (rows: Rows) => Promise<void>): Promise<Rows> {
    if (this.#committed)
      return this.#committed.read(ask, async (rows, since) => {
        if (since.length > 0) await inSlices(this.#store.applySteps(since, 'load'));
        await take(rows);
      });
    const rows = await ask();
    await take(rows);
    return rows;
  }

  #fresh(row: PackRow): Change[] {
    const touched = this.#touched.get(row.table);
    const present = this.#store.table(row.table);
    return unpack(row).filter(({ id }) => !touched?.has(id) && !present.has(id));
  }

  #apply(changes: readonly Change[]): void {
    if (changes.length > 0) this.#store.apply(changes, 'load');
  }
}
