// One open corpus database behind the session: what is read, what is written behind, and the queue in between.
import { Dexie } from 'dexie';
import type { Change, TableName } from '../../shared/change/change-set.ts';
import { repeatsIn } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry, JournalHead } from '../../shared/model/journal.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import type { BulkProgress } from '../session/corpus-session.ts';
import type { HeadRow } from './corpus-database.ts';
import { CorpusDatabase, corpusDatabaseName } from './corpus-database.ts';
import { CorpusLoading } from './corpus-loading.ts';
import { PackDirectory } from './pack-directory.ts';
import { publicHead, readChanges, readHeads, readHistory, readJournal } from './read-journal.ts';
import { type StagedBulk, StagedImport } from './stage-import.ts';
import { discardStagings } from './staged-batches.ts';
import { describeStorageFailure } from './storage-failure.ts';
import { inSlices } from './time-slices.ts';
import type { JournalStamp, PendingWrite } from './write-change-set.ts';
import { writeChangeSet } from './write-change-set.ts';
import { WriteQueue } from './write-queue.ts';

export class CorpusStorage {
  readonly database: CorpusDatabase;
  readonly loading: CorpusLoading;
  readonly queue = new WriteQueue();
  readonly #directory = new PackDirectory();
  readonly #counters = { seq: 1, body: 1 };

  private constructor(database: CorpusDatabase, store: CorpusStore, writing: boolean) {
    this.database = database;
    this.loading = new CorpusLoading(database, this.#directory, store, writing);
  }

  /** Opens and, where needed, migrates. `writing`: this window alone may write, and cleans up after a killed import. */
  static async open(id: Id, store: CorpusStore, writing: boolean): Promise<CorpusStorage> {
    const database = new CorpusDatabase(corpusDatabaseName(id));
    try {
      await database.open();
      const storage = new CorpusStorage(database, store, writing);
      if (writing) await discardStagings(database);
      const [lastSeq = 0] = await database.journalHeads.toCollection().reverse().limit(1).primaryKeys();
      const [lastBody] = await database.journalBodies.toCollection().reverse().limit(1).primaryKeys();
      storage.#counters.seq = lastSeq + 1;
      // Head and body numbers differ where an import was cancelled: those rows are gone, their numbers may come again.
      storage.#counters.body = Math.max(lastBody?.[0] ?? 0, await lastHeadBody(database)) + 1;
      return storage;
    } catch (error) {
      database.close();
      throw new Error(describeStorageFailure(error));
    }
  }

  /** Writes behind, in order. */
  write(write: PendingWrite, onCommitted: () => void): void {
    this.queue.add(async () => {
      await this.#commit(write);
      onCommitted();
    });
  }

  /** Writes in its turn and resolves after the commit. Rejects with a sentence, and is forgotten, when the database refuses. */
  async writeNow(write: PendingWrite): Promise<void> {
    await this.#inQueue(() => this.#commit(write)).catch((error: unknown) => {
      throw new Error(describeStorageFailure(error));
    });
  }

  /**
   * Stages a bulk and commits it in its turn: what is new at once, what is changed when everything before is written. Rejects
   * with a sentence when the database refuses; then, and when it is cancelled, nothing is left of it.
   */
  async importBulk(
    bulk: StagedBulk,
    stamp: JournalStamp,
    progress: BulkProgress,
  ): Promise<'done' | 'cancelled'> {
    const staged = new StagedImport(this.database, this.#directory, this.#counters, bulk);
    try {
      let result = await staged.stage(progress);
      if (result === 'staged')
        result = await this.#inQueue(async () => {
          const edited = await staged.stageEdits(progress);
          if (edited === 'staged') await staged.commit(stamp);
          else await staged.discard();
          return edited;
        });
      else await staged.discard();
      return result === 'staged' ? 'done' : 'cancelled';
    } catch (error) {
      await staged.discard().catch(() => {});
      throw new Error(describeStorageFailure(error));
    }
  }

  async text(sha256: string): Promise<string | undefined> {
    return (await this.database.texts.get(sha256))?.text;
  }

  async original(sourceId: Id): Promise<Uint8Array | undefined> {
    return (await this.database.originals.get(sourceId))?.bytes;
  }

  async document(sourceId: Id): Promise<Blob | undefined> {
    return (await this.database.documents.get(sourceId))?.document;
  }

  /** Keeps the document of a source that has none. */
  async keepDocument(sourceId: Id, document: Blob): Promise<void> {
    try {
      await this.database.documents.put({ sourceId, document });
    } catch (error) {
      throw new Error(describeStorageFailure(error));
    }
  }

  /** Takes away the documents of sources that are gone: `kept` are those that are there. */
  async clearDocuments(kept: { readonly has: (sourceId: Id) => boolean }): Promise<void> {
    const ids = await this.database.documents.toCollection().primaryKeys();
    const gone = ids.filter((id) => !kept.has(id));
    if (gone.length > 0) await this.database.documents.bulkDelete(gone);
  }

  /** Heads as stored, newest first, before a number (null: from the end). */
  heads(beforeSeq: number | null, limit: number): Promise<HeadRow[]> {
    return readHeads(this.database, beforeSeq, limit);
  }

  async journalPage(beforeSeq: number | null, limit: number): Promise<JournalHead[]> {
    return (await this.heads(beforeSeq, limit)).map(publicHead);
  }

  async journalEntry(seq: number): Promise<JournalEntry | undefined> {
    const head = await this.database.journalHeads.get(seq);
    return head && { ...publicHead(head), changes: await readChanges(this.database, head) };
  }

  /** The changes of an entry by its id. Rejects when it is lost. */
  async changesOf(id: Id): Promise<Change[]> {
    const head = await this.database.journalHeads.where('id').equals(id).first();
    if (!head) throw new Error('The journal has lost this step; it cannot be taken back.');
    return readChanges(this.database, head);
  }

  /** Which of these entries the journal holds. */
  async knownEntries(ids: readonly Id[]): Promise<ReadonlySet<Id>> {
    const known = await this.database.journalHeads.where('id').anyOf(ids).toArray();
    return new Set(known.map((head) => head.id));
  }

  history(table: TableName, id: Id, sourceId: Id | null): Promise<JournalEntry[]> {
    return readHistory(this.database, table, id, sourceId);
  }

  journal(): AsyncIterable<JournalEntry> {
    return readJournal(this.database);
  }

  async close(): Promise<void> {
    await this.loading.stop();
    this.database.close();
  }

  /** Work in its turn among the writes. Its failure is the caller's to hear; what waits behind it in the queue goes on. */
  #inQueue<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.queue.add(() => work().then(resolve, reject));
    });
  }

  async #commit(write: PendingWrite): Promise<void> {
    if (!this.database.isOpen()) await this.database.open();
    if (write.changes.length <= mostInOneTransaction || (await inSlices(repeatsIn(write.changes))))
      return writeChangeSet(this.database, this.#directory, this.#counters, write);
    const { stamp, changes, texts } = write;
    const bulk = { changeSet: { ...stamp, changes }, texts, history: [] };
    const staged = new StagedImport(this.database, this.#directory, this.#counters, bulk);
    try {
      await staged.stage({});
      await staged.stageEdits({});
      await staged.commit(stamp);
    } catch (error) {
      await staged.discard().catch(() => {});
      throw error;
    }
  }
}

/** Changes that one transaction takes without holding up the window, which keeps what it has asked for until the commit. */
const mostInOneTransaction = 5_000;

/** An entry without changes has a number but no rows. */
async function lastHeadBody(database: CorpusDatabase): Promise<number> {
  return (await database.journalHeads.orderBy('body').last())?.body ?? 0;
}

/** Whether a corpus's database is there. */
export function corpusDatabaseExists(id: Id): Promise<boolean> {
  return Dexie.exists(corpusDatabaseName(id));
}
