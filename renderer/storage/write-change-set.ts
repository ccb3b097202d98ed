// One change set into the database: records, texts, journal, in one transaction.
import type { Change } from '../../shared/change/change-set.ts';
import type { Id, Timestamp } from '../../shared/model/ids.ts';
import type { IncomingText } from '../session/corpus-session.ts';
import type { BodyRow, CorpusDatabase, DocumentRow, HeadRow, Step } from './corpus-database.ts';
import type { PackDirectory } from './pack-directory.ts';
import { changesPerPart, encodeChange, touchKeys } from './record-encoding.ts';
import { PackWriting } from './write-packs.ts';

/** A journal entry before it has its number. */
export interface JournalStamp {
  readonly id: Id;
  readonly at: Timestamp;
  readonly by: Id;
  readonly label: string;
  readonly reason: string;
  readonly undoes: Id | null;
  readonly step: Step;
  /** History that undo leaves alone. */
  readonly imported: boolean;
}

/** The numbers the next entry gets; `seq` moves on only when the transaction is committed and has no gaps. */
export interface JournalCounters {
  seq: number;
  body: number;
}

/** What is written all or nothing. */
export interface PendingWrite {
  readonly stamp: JournalStamp;
  readonly changes: readonly Change[];
  readonly texts: readonly IncomingText[];
}

/** Writes it and resolves when it is committed. Rejects, having changed nothing, when the database refuses. */
export async function writeChangeSet(
  database: CorpusDatabase,
  directory: PackDirectory,
  counters: JournalCounters,
  write: PendingWrite,
): Promise<void> {
  const packs = new PackWriting(database, directory);
  const { seq } = counters;
  // Taken before the first wait: an import may reserve numbers while this transaction runs. A gap does no harm.
  const body = counters.body++;
  try {
    await database.transaction(
      'rw',
      [
        database.packs,
        database.texts,
        database.originals,
        database.documents,
        database.journalHeads,
        database.journalBodies,
      ],
      async () => {
        await putTexts(database, write.texts);
        const parts = await putBodies(database, packs, body, write.changes);
        await packs.write();
        const marked = firstMarks(write.changes);
        if (marked.length > 0) await database.originals.bulkDelete(marked);
        const changeCount = write.changes.length;
        const head: HeadRow = { ...write.stamp, seq, changeCount, body, parts };
        await database.journalHeads.add(head);
      },
    );
  } catch (error) {
    packs.forget();
    throw error;
  }
  packs.committed();
  counters.seq = seq + 1;
}

/** Stores changes as journal rows and plans their records' packs; returns the next free part. */
export async function putBodies(
  database: CorpusDatabase,
  packs: PackWriting,
  body: number,
  changes: readonly Change[],
  firstPart = 0,
): Promise<number> {
  let part = firstPart;
  for (let from = 0; from < changes.length; from += changesPerPart) {
    const some = changes.slice(from, from + changesPerPart);
    const encoded: string[] = [];
    for (const change of some) {
      const json = change.after ? JSON.stringify(change.after) : null;
      const prepared = packs.prepare(change);
      if (prepared) await prepared;
      packs.add(change, json);
      encoded.push(encodeChange(change, json));
    }
    const row: BodyRow = { body, part, touches: touchKeys(some), changes: `[${encoded.join(',')}]` };
    await database.journalBodies.add(row);
    part++;
  }
  return part;
}

/** Sources that a change set marks: after it their encoding is settled, and the original bytes may go. */
export function firstMarks(changes: readonly Change[]): Id[] {
  const marked = new Set<Id>();
  for (const change of changes)
    if (change.table === 'annotations' && change.after) marked.add(change.after.sourceId);
  return [...marked];
}

async function putTexts(database: CorpusDatabase, texts: readonly IncomingText[]): Promise<void> {
  if (texts.length === 0) return;
  await database.texts.bulkPut(texts.map(({ sha256, text }) => ({ sha256, text })));
  const originals = texts.flatMap(({ sourceId, original }) =>
    original ? [{ sourceId, bytes: original }] : [],
  );
  if (originals.length > 0) await database.originals.bulkPut(originals);
  const documents = documentRows(texts);
  if (documents.length > 0) await database.documents.bulkPut(documents);
}

/** The documents among incoming texts. */
export function documentRows(texts: readonly IncomingText[]): DocumentRow[] {
  return texts.flatMap(({ sourceId, document }) => (document ? [{ sourceId, document }] : []));
}
