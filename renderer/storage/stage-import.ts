// A bulk import into the database: batches nobody sees, noted in `stagings`, and one last transaction that makes them count.
import type { Change } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { BulkImport, BulkProgress, IncomingText } from '../session/corpus-session.ts';
import type {
  BodyRow,
  CorpusDatabase,
  DocumentRow,
  HeadRow,
  PackKey,
  PackRow,
  Step,
} from './corpus-database.ts';
import { corpusDatabaseTables } from './corpus-database.ts';
import type { PackDirectory } from './pack-directory.ts';
import { changesPerPart, encodeChange, groupOf, packSize, touchKeys } from './record-encoding.ts';
import { Slice } from './time-slices.ts';
import type { JournalCounters, JournalStamp } from './write-change-set.ts';
import { documentRows, firstMarks, putBodies } from './write-change-set.ts';
import { PackWriting } from './write-packs.ts';

/** UTF-16 units per transaction: long enough to pay its cost, short enough that a copy of it is no matter. */
const unitsPerBatch = 4_000_000;

interface Batch {
  packs: PackRow[];
  texts: { sha256: string; text: string }[];
  originals: { sourceId: Id; bytes: Uint8Array }[];
  documents: DocumentRow[];
  bodies: BodyRow[];
  units: number;
}

/** An import on its way in: `stage` writes everything invisibly, `commit` makes it count, `discard` takes it away. */
export class StagedImport {
  readonly #database: CorpusDatabase;
  readonly #directory: PackDirectory;
  readonly #counters: JournalCounters;
  readonly #bulk: BulkImport;
  readonly #adopted: { key: PackKey; ids: readonly Id[] }[] = [];
  readonly #historyHeads: HeadRow[] = [];
  readonly #edits: Change[] = [];
  readonly #body: number;
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
    bulk: BulkImport,
  ) {
    this.#database = database;
    this.#directory = directory;
    this.#counters = counters;
    this.#bulk = bulk;
    this.#body = counters.body + bulk.history.length;
    counters.body = this.#body + 1;
  }

  /** Writes texts, new records and journal in batches. Rejects when the database refuses; stops early when cancelled. */
  async stage({ onProgress, signal }: BulkProgress): Promise<'staged' | 'cancelled'> {
    const { changeSet, texts, history } = this.#bulk;
    const total = texts.length + changeSet.changes.length + history.length;
    let done = 0;
    const step = async (count: number) => {
      done += count;
      await slice.pause();
      if (this.#batch.units < unitsPerBatch) return;
      await this.#flush();
      onProgress?.(done, total);
    };
    const slice = new Slice();
    const marked = new Set(firstMarks(changeSet.changes));
    for (const text of texts) {
      this.#addText(text, !marked.has(text.sourceId));
      await step(1);
      if (signal?.aborted) return 'cancelled';
    }
    for (const group of await packGroups(changeSet.changes, this.#edits, slice)) {
      for (let from = 0; from < group.length; ) {
        const some = group.slice(from, from + packSize(group[0]?.table ?? 'corpus'));
        this.#addPack(some);
        from += some.length;
        await step(some.length);
        if (signal?.aborted) return 'cancelled';
      }
    }
    this.#flushBody();
    for (const [index, entry] of history.entries()) {
      this.#addHistory(entry, this.#body - history.length + index);
      await step(1);
      if (signal?.aborted) return 'cancelled';
    }
    await this.#flush();
    await this.#writing;
    onProgress?.(total, total);
    return signal?.aborted ? 'cancelled' : 'staged';
  }

  /** The last transaction: edits of records that were there, the journal's heads, and away with the note. */
  async commit(stamp: JournalStamp): Promise<void> {
    const packs = new PackWriting(this.#database, this.#directory);
    const { changes } = this.#bulk.changeSet;
    let seq = this.#counters.seq;
    try {
      await this.#database.transaction('rw', corpusDatabaseTables(this.#database), async () => {
        const heads = this.#historyHeads.map((head) => ({ ...head, seq: seq++ }));
        if (heads.length > 0) await this.#database.journalHeads.bulkAdd(heads);
        const edits = this.#edits;
        const { parts, stored } = await putBodies(this.#database, packs, this.#body, edits, this.#parts);
        await stored;
        await (await packs.write()).stored;
        const changeCount = changes.length;
        await this.#database.originals.bulkDelete(firstMarks(changes));
        const head = { ...stamp, seq: seq++, changeCount, body: this.#body, parts };
        await this.#database.journalHeads.add(head);
        await this.#database.stagings.clear();
      });
    } catch (error) {
      packs.forget();
      throw error;
    }
    packs.committed();
    for (const { key, ids } of this.#adopted) this.#directory.adopt(key, ids);
    this.#counters.seq = seq;
  }

  /** Takes away whatever was written. */
  async discard(): Promise<void> {
    await this.#writing.catch(() => {});
    this.#directory.release(this.#adopted.map(({ key }) => key));
    await discardStagings(this.#database);
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
      this.#part.changes.push(change);
      this.#part.encoded.push(encodeChange(change, lines[index] ?? null));
      if (this.#part.changes.length === changesPerPart) this.#flushBody();
    });
    this.#batch.units += 2 * row.lines.length;
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
    this.#historyHeads.push({ ...head, imported: true, changeCount: changes.length, step, body, parts });
  }

  /** Hands the batch on as soon as the one before is written. Rejects when that one was refused. */
  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#write(this.#batch);
    // Whoever waits for it next is told; until then a refusal is nobody's.
    this.#writing.catch(() => {});
    this.#batch = emptyBatch();
  }

  async #write({ packs, texts, originals, documents, bodies }: Batch): Promise<void> {
    const database = this.#database;
    await database.transaction('rw', corpusDatabaseTables(database), async () => {
      const hashes = [...new Set(texts.map((row) => row.sha256))];
      // Asked for all at once: a cursor over them would wait for the database at each.
      const counts = await Promise.all(
        hashes.map((hash) => database.texts.where('sha256').equals(hash).count()),
      );
      const known = new Set(hashes.filter((_, index) => (counts[index] ?? 0) > 0));
      const arriving = new Map(texts.flatMap((row) => (known.has(row.sha256) ? [] : [[row.sha256, row]])));
      await Promise.all([
        database.packs.bulkAdd(packs),
        database.texts.bulkAdd([...arriving.values()]),
        database.originals.bulkPut(originals),
        database.documents.bulkPut(documents),
        database.journalBodies.bulkAdd(bodies),
        database.stagings.add({
          packs: packs.map((row) => [row.table, row.group, row.n]),
          texts: [...arriving.keys()],
          originals: originals.map((row) => row.sourceId),
          documents: documents.map((row) => row.sourceId),
          bodies: bodies.map((row) => [row.body, row.part]),
        }),
      ]);
    });
  }
}

/** Takes away what an import wrote that was cancelled or killed before its last transaction. */
export async function discardStagings(database: CorpusDatabase): Promise<void> {
  for (const batch of await database.stagings.toCollection().primaryKeys()) {
    await database.transaction('rw', corpusDatabaseTables(database), async () => {
      const row = await database.stagings.get(batch);
      if (!row) return;
      await database.packs.bulkDelete([...row.packs]);
      await database.texts.bulkDelete([...row.texts]);
      await database.originals.bulkDelete([...row.originals]);
      await database.documents.bulkDelete([...(row.documents ?? [])]);
      await database.journalBodies.bulkDelete([...row.bodies]);
      await database.stagings.delete(batch);
    });
  }
}

/** New records by table and group, in the order of first appearance; whatever is no new record goes to `edits`. */
async function packGroups(changes: readonly Change[], edits: Change[], slice: Slice): Promise<Change[][]> {
  const groups = new Map<string, Change[]>();
  for (const [index, change] of changes.entries()) {
    if (index % 1000 === 0) await slice.pause();
    if (change.before || !change.after) {
      edits.push(change);
      continue;
    }
    const key = `${change.table} ${groupOf(change.table, change.after)}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

function emptyBatch(): Batch {
  return { packs: [], texts: [], originals: [], documents: [], bodies: [], units: 0 };
}
