// One backup of one corpus to the platform's folder: texts it does not hold yet, then the records as a native file without texts.

import type { BackupInfo } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { NativeInput, NativeOptions } from '../../shared/native/write-native.ts';
import { writeNative } from '../../shared/native/write-native.ts';
import type { CorpusSession } from './corpus-session.ts';

/** Makes the pieces of a native file; a parameter so that tests can do without. */
export type NativeWriter = (input: NativeInput, options: NativeOptions) => AsyncIterable<string>;

export interface BackupOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly write?: NativeWriter;
}

/** The contract allows 20,000 hashes and 16 MB of UTF-8 a call; 4 million units are at most 12 MB. */
const hashesPerCall = 20_000;
const unitsPerCall = 4_000_000;
/** UTF-16 units of the record file per call. */
const unitsPerChunk = 1_000_000;

/**
 * Backs the corpus up under its id in the catalogue. Waits until everything is in memory and saved.
 * Rejects with a sentence when something is not saved, a text is lost, or the host refuses.
 */
export async function backUp(
  session: CorpusSession,
  corpusId: Id,
  host: HostClient,
  { onProgress, write = writeNative }: BackupOptions = {},
): Promise<BackupInfo> {
  await session.whenComplete();
  await session.flush();
  const { store } = session;
  const { title } = store.info;
  const sourceCount = store.table('sources').size;
  const markCount = store.table('annotations').size;
  const at = new Date().toISOString();
  const [last] = await session.journalPage(null, 1);
  const input: NativeInput = {
    store,
    textOf: () => null,
    journal: () => journalUpTo(session, last?.seq ?? 0),
  };
  const pieces = write(input, {
    withText: false,
    withJournal: true,
    sourceIds: null,
    exportedAt: at,
    generator: 'Glossator',
  });
  const hashes = [...new Set([...store.table('sources').values()].map((source) => source.sha256))];
  await sendTexts(session, hashes, host, onProgress);
  const { upload } = await host.beginBackup({ corpusId, title, at });
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < unitsPerChunk) continue;
    await host.appendBackup({ upload, chunk });
    chunk = '';
  }
  if (chunk !== '') await host.appendBackup({ upload, chunk });
  return (await host.commitBackup({ upload, sourceCount, markCount })).backup;
}

async function sendTexts(
  session: CorpusSession,
  hashes: readonly string[],
  host: HostClient,
  onProgress: BackupOptions['onProgress'],
): Promise<void> {
  const missing: string[] = [];
  for (let from = 0; from < hashes.length; from += hashesPerCall) {
    const answer = await host.missingBackupTexts({ hashes: hashes.slice(from, from + hashesPerCall) });
    missing.push(...answer.missing);
  }
  let texts: { sha256: string; text: string }[] = [];
  let units = 0;
  for (const [index, sha256] of missing.entries()) {
    const text = await session.textByHash(sha256);
    if (text === undefined)
      throw new Error('The database has lost a text; the backup before this one is kept.');
    if (units > 0 && units + text.length > unitsPerCall) {
      await host.putBackupTexts({ texts });
      texts = [];
      units = 0;
    }
    texts.push({ sha256, text });
    units += text.length;
    onProgress?.(index + 1, missing.length);
  }
  if (texts.length > 0) await host.putBackupTexts({ texts });
}

/** The journal as it was when the backup began: records changed meanwhile are not in it either. */
async function* journalUpTo(session: CorpusSession, seq: number): AsyncGenerator<JournalEntry, void> {
  for await (const entry of session.journal()) {
    if (entry.seq > seq) return;
    yield entry;
  }
}
