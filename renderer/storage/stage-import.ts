// A bulk into the database: batches nobody sees, noted in `stagings`, and one last transaction that makes them count.
import type { Change } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { BulkImport, BulkProgress, IncomingText } from '../session/corpus-session.ts';
import type { CorpusDatabase, HeadRow, PackKey, PackRow, Step } from './corpus-database.ts';
import { corpusDatabaseTables } from './corpus-database.ts';
import type { Pack, PackDirectory } from './pack-directory.ts';
import { packKey } from './pack-directory.ts';
import { changesPerPart, encodeChange, groupOf, packSize, touchKeys } from './record-encoding.ts';
import { planEdits, readRows, replacePack } from './replace-packs.ts';
import type { Batch } from './staged-batches.ts';
import { discardStaging, emptyBatch, writeBatch } from './staged-batches.ts';
import { Slice } from './time-slices.ts';
import type { JournalCounters, JournalStamp } from './write-change-set.ts';
import { documentRows } from './write-change-set.ts';
import { packsPerBatch } from './write-packs.ts';

/** UTF-16 units per transaction: long enough to pay its cost, short enough that a copy of it is no matter. */
const unitsPerBatch = 4_000_000;

/** Transactions answer so many deletions in a few milliseconds. */
const deletionsPerRequest = 200;

/** What is stored by batches. */
export type StagedBulk = Pick<BulkImport, 'changeSet' | 'texts' | 'history'>;

/**
 * A bulk on its way in: `stage` writes what is new invisibly, `stageEdits` what is changed, `commit` makes it count, `discard`
 * takes it away. From `stageEdits` on nothing else may write to the packs; before, other changes may be stored in between.
 */
export class StagedImport {
  readonly #database: CorpusDatabase;
  readonly #directory: PackDirectory;
  readonly #counters: JournalCounters;
  readonly #bulk: StagedBulk;
  /** Sources that it marks: their original bytes go. */
  readonly #marked = new Set<Id>();
  readonly #adopted: { key: PackKey; ids: readonly Id[] }[] = [];
  readonly #superseded: { pack: Pack; ids: readonly Id[] }[] = [];
  /** Where its batches are noted; another bulk may have notes of its own. */
  readonly #notes: number[] = [];
  readonly #historyHeads: HeadRow[] = [];
  readonly #edits: Change[] = [];
  readonly #body: number;
  readonly #total: number;
  #done = 0;
  #parts = 0;
  #batch = emptyBatch();
  /** The batch before, which the database takes in while this one is made. */
  #writing: Promise<void> = Promise.resolve();
  /** Changes for the next journal row. */
  #part: { changes: Change[]; encoded: string[] } = { changes: [], encoded: [] };

  /** Reserves the body numbers of the import and its history; `bulk` must not change any record twice. */
  constructor(
    database: CorpusDatabase,
    directory: PackDirectory,
    counters: JournalCounters,
    bulk: StagedBulk,
  ) {
    this.#database = database;
    this.#directory = directory;
    this.#counters = counters;
    this.#bulk = bulk;
    this.#body = counters.body + bulk.history.length;
    counters.body = this.#body + 1;
    this.#total = bulk.texts.length + bulk.changeSet.changes.length + bulk.history.length;
  }

  /** Writes texts, new records and their journal in batches. Rejects when the database refuses; stops early when cancelled. */
  async stage(progress: BulkProgress): Promise<'staged' | 'cancelled'> {
    const { changeSet, texts, history } = this.#bulk;
    const { signal } = progress;
    const slice = new Slice();
    for (const [index, change] of changeSet.changes.entries()) {
      if (index % 1024 === 0) await slice.pause();
      if (change.table === 'annotations' && change.after) this.#marked.add(change.after.sourceId);
    }
    for (const text of texts) {
      this.#addText(text, !this.#marked.has(text.sourceId));
      await this.#step(1, slice, progress);
      if (signal?.aborted) return 'cancelled';
    }
    for (const group of await packGroups(changeSet.changes, this.#edits, slice)) {
      if ((await this.#stageGroup(group, slice, progress)) === 'cancelled') return 'cancelled';
    }
    for (const [index, entry] of history.entries()) {
      this.#addHistory(entry, this.#body - history.length + index);
      await this.#step(1, slice, progress);
      if (signal?.aborted) return 'cancelled';
    }
    return this.#flushed(progress);
  }

  /** Writes what becomes of records that were there, as `stage` does what is new. */
  async stageEdits(progress: BulkProgress): Promise<'staged' | 'cancelled'> {
    const { signal } = progress;
    const slice = new Slice();
    const plan = await planEdits(this.#database, this.#directory, this.#edits, slice);
    const packs = [...plan.packs];
    for (let from = 0; from < packs.length; from += packsPerBatch) {
      const some = packs.slice(from, from + packsPerBatch);
      const keys = some.map(([pack]) => pack);
      const rows = await readRows(this.#database, keys);
      for (const [index, [pack, changes]] of some.entries()) {
        this.#replace(pack, rows[index], changes);
        await this.#step(changes.length, slice, progress);
        if (signal?.aborted) return 'cancelled';
      }
    }
    for (const group of await packGroups(plan.moving, null, slice)) {
      if ((await this.#stageGroup(group, slice, progress)) === 'cancelled') return 'cancelled';
    }
    for (const change of plan.absent) this.#addToBody(change, encodeChange(change, null));
    this.#flushBody();
    return this.#flushed(progress);
  }

  /** The last transaction: the journal's heads, away with the packs that were replaced, and with the notes. */
  async commit(stamp: JournalStamp): Promise<void> {
    const database = this.#database;
    const superseded = this.#superseded.map(({ pack }) => packKey(pack));
    let seq = this.#counters.seq;
    await database.transaction('rw', corpusDatabaseTables(database), async () => {
      const heads = this.#historyHeads.map((head) => ({ ...head, seq: seq++ }));
      if (heads.length > 0) await database.journalHeads.bulkAdd(heads);
      for (let from = 0; from < superseded.length; from += deletionsPerRequest)
        await database.packs.bulkDelete(superseded.slice(from, from + deletionsPerRequest));
      const originals = await database.originals.toCollection().primaryKeys();
      await database.originals.bulkDelete(originals.filter((id) => this.#marked.has(id)));
      const changeCount = this.#bulk.changeSet.changes.length;
      const head = { ...stamp, seq: seq++, changeCount, body: this.#body, parts: this.#parts };
      await database.journalHeads.add(head);
      await database.stagings.bulkDelete(this.#notes);
    });
    this.#counters.seq = seq;
    const slice = new Slice();
    for (const { pack, ids } of this.#superseded) {
      this.#directory.supersede(pack, ids);
      await slice.pause();
    }
    for (const { key, ids } of this.#adopted) {
      this.#directory.adopt(key, ids);
      await slice.pause();
    }
  }

  /** Takes away whatever was written. */
  async discard(): Promise<void> {
    await this.#writing.catch(() => {});
    this.#directory.release(this.#adopted.map(({ key }) => key));
    for (const note of this.#notes) await discardStaging(this.#database, note);
  }

  /** Notes that so much more is in the batch; hands the batch on when it is full. */
  async #step(count: number, slice: Slice, { onProgress }: BulkProgress): Promise<void> {
    this.#done += count;
    await slice.pause();
    if (this.#batch.units < unitsPerBatch) return;
    await this.#flush();
    onProgress?.(this.#done, this.#total);
  }

  async #flushed({ onProgress, signal }: BulkProgress): Promise<'staged' | 'cancelled'> {
    await this.#flush();
    await this.#writing;
    onProgress?.(this.#done, this.#total);
    return signal?.aborted ? 'cancelled' : 'staged';
  }

  async #stageGroup(
    group: readonly Change[],
    slice: Slice,
    progress: BulkProgress,
  ): Promise<'staged' | 'cancelled'> {
    for (let from = 0; from < group.length; ) {
      const some = group.slice(from, from + packSize(group[0]?.table ?? 'corpus'));
      this.#addPack(some);
      from += some.length;
      await this.#step(some.length, slice, progress);
      if (progress.signal?.aborted) return 'cancelled';
    }
    return 'staged';
  }

  #addText(incoming: IncomingText, keepOriginal: boolean): void {
    const { sha256, text, sourceId, original } = incoming;
    this.#batch.documents.push(...documentRows([incoming]));
    this.#batch.texts.push({ sha256, text });
    this.#batch.units += text.length;
    if (!original || !keepOriginal) return;
    this.#batch.originals.push({ sourceId, bytes: original });
    this.#batch.units += original.length;
  }

  #addPack(changes: readonly Change[]): void {
    const first = changes[0];
    if (!first?.after) return;
    const key = this.#directory.reserve(first.table, groupOf(first.table, first.after));
    const lines = changes.map((change) => JSON.stringify(change.after));
    const ids = changes.map((change) => change.id);
    const row: PackRow = { table: key[0], group: key[1], n: key[2], ids, lines: lines.join('\n') };
    this.#batch.packs.push(row);
    this.#adopted.push({ key, ids });
    changes.forEach((change, index) => {
      this.#addToBody(change, encodeChange(change, lines[index] ?? null));
    });
    this.#batch.units += row.lines.length;
  }

  #replace(pack: Pack, row: PackRow | undefined, changes: readonly Change[]): void {
    const anew = replacePack(pack, row, changes, () => this.#directory.reserve(pack.table, pack.group));
    this.#superseded.push({ pack, ids: row?.ids ?? [] });
    if (anew.row) {
      this.#batch.packs.push(anew.row);
      this.#batch.units += anew.row.lines.length;
      this.#adopted.push({ key: [anew.row.table, anew.row.group, anew.row.n], ids: anew.row.ids });
    }
    anew.changes.forEach((change, index) => {
      this.#addToBody(change, anew.encoded[index] ?? '');
    });
  }

  #addToBody(change: Change, encoded: string): void {
    this.#part.changes.push(change);
    this.#part.encoded.push(encoded);
    this.#batch.units += encoded.length;
    if (this.#part.changes.length === changesPerPart) this.#flushBody();
  }

  #flushBody(): void {
    const { changes, encoded } = this.#part;
    if (changes.length === 0) return;
    const part = this.#parts++;
    const row = { body: this.#body, part, touches: touchKeys(changes), changes: `[${encoded.join(',')}]` };
    this.#batch.bodies.push(row);
    this.#part = { changes: [], encoded: [] };
  }

  #addHistory(entry: JournalEntry, body: number): void {
    const { changes, ...head } = entry;
    let parts = 0;
    for (let from = 0; from < changes.length; from += changesPerPart) {
      const some = changes.slice(from, from + changesPerPart);
      const json = JSON.stringify(some);
      this.#batch.bodies.push({ body, part: parts++, touches: touchKeys(some), changes: json });
      this.#batch.units += json.length;
    }
    const step: Step = entry.undoes === null ? 'do' : 'undo';
    const changeCount = changes.length;
    this.#historyHeads.push({ ...head, imported: true, isHistory: true, changeCount, step, body, parts });
  }

  /** Hands the batch on as soon as the one before is written. Rejects when that one was refused. */
  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#write(this.#batch);
    // Whoever waits for it next is told; until then a refusal is nobody's.
    this.#writing.catch(() => {});
    this.#batch = emptyBatch();
  }

  async #write(batch: Batch): Promise<void> {
    const note = await writeBatch(this.#database, batch);
    // Known only now: a batch that was refused has left no note.
    this.#notes.push(note);
  }
}

/** New records by table and group, in the order of first appearance; what is no new record goes to `edits`, if there is such. */
async function packGroups(
  changes: readonly Change[],
  edits: Change[] | null,
  slice: Slice,
): Promise<Change[][]> {
  const groups = new Map<string, Change[]>();
  for (const [index, change] of changes.entries()) {
    if (index % 256 === 0) await slice.pause();
    if (!change.after || (edits && change.before)) {
      edits?.push(change);
      continue;
    }
    const key = `${change.table} ${groupOf(change.table, change.after)}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}
