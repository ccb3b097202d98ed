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
      async ({ idbtrans }) => {
        const { parts, stored } = await putBodies(database, packs, body, write.changes);
        const changeCount = write.changes.length;
        const head: HeadRow = { ...write.stamp, seq, changeCount, body, parts };
        // Asked for all at once: each answer would wait for its turn behind whatever the window draws meanwhile.
        const written = Promise.all([
          stored,
          (await packs.write()).stored,
          ...putTexts(database, write.texts),
          dropOriginals(database, write.changes),
          database.journalHeads.add(head),
        ]);
        await Promise.race([written, whenRefusalsAreKnown()]);
        // Nothing is asked for after this: said now, the disk need not wait until the window has heard every answer.
        idbtrans.commit();
        await written;
      },
    );
  } catch (error) {
    packs.forget();
    throw error;
  }
  packs.committed();
  counters.seq = seq + 1;
}

/**
 * Stores changes as journal rows and plans their records' packs; gives the next free part. The last row may still be on its
 * way: `stored` is to be awaited with whatever else is written.
 */
async function putBodies(
  database: CorpusDatabase,
  packs: PackWriting,
  body: number,
  changes: readonly Change[],
): Promise<{ readonly parts: number; readonly stored: PromiseLike<unknown> }> {
  let parts = 0;
  let stored: PromiseLike<unknown> = Promise.resolve();
  for (let from = 0; from < changes.length; from += changesPerPart) {
    // One row at a time, so that a large change set neither blocks the window nor fills the memory.
    await stored;
    const some = changes.slice(from, from + changesPerPart);
    const encoded: string[] = [];
    for (const change of some) {
      const json = change.after ? JSON.stringify(change.after) : null;
      const prepared = packs.prepare(change);
      if (prepared) await prepared;
      packs.add(change, json);
      encoded.push(encodeChange(change, json));
    }
    const row: BodyRow = { body, part: parts++, touches: touchKeys(some), changes: `[${encoded.join(',')}]` };
    stored = database.journalBodies.add(row);
  }
  return { parts, stored };
}

/** Sources that a change set marks: after it their encoding is settled, and the original bytes may go. */
function firstMarks(changes: readonly Change[]): Id[] {
  const marked = new Set<Id>();
  for (const change of changes)
    if (change.table === 'annotations' && change.after) marked.add(change.after.sourceId);
  return [...marked];
}

/** Microtasks within which Dexie passes on what the database threw at once; with too few, half a change would be committed. */
const longestChain = 50;

/** Resolves in this very task, or the transaction would be over. */
async function whenRefusalsAreKnown(): Promise<void> {
  for (let step = 0; step < longestChain; step++) await undefined;
}

/** The original bytes of what is marked now go. */
function dropOriginals(database: CorpusDatabase, changes: readonly Change[]): PromiseLike<unknown> {
  return database.originals.bulkDelete(firstMarks(changes));
}

/** Asks for all at once, so that nothing remains to be asked for when it returns. */
function putTexts(database: CorpusDatabase, texts: readonly IncomingText[]): PromiseLike<unknown>[] {
  if (texts.length === 0) return [];
  const originals = texts.flatMap(({ sourceId, original }) =>
    original ? [{ sourceId, bytes: original }] : [],
  );
  return [
    database.texts.bulkPut(texts.map(({ sha256, text }) => ({ sha256, text }))),
    database.originals.bulkPut(originals),
    database.documents.bulkPut(documentRows(texts)),
  ];
}

/** The documents among incoming texts. */
export function documentRows(texts: readonly IncomingText[]): DocumentRow[] {
  return texts.flatMap(({ sourceId, document }) => (document ? [{ sourceId, document }] : []));
}
