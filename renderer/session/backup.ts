// One backup of one corpus to the platform's folder: texts it does not hold yet, then the records as a native file without texts.

import { nativeJson } from '../../shared/export/native-json.ts';
import type { BackupInfo } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import type { Id } from '../../shared/model/ids.ts';
import { generator } from '../../shared/native/native-file.ts';
import type { CorpusSession } from './corpus-session.ts';
import { exportSaved } from './export-corpus.ts';

export interface BackupOptions {
  /** Texts sent so far, of those that no backup held. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The contract allows 20,000 hashes and 16 MB of UTF-8 a call; 4 million units are at most 12 MB. */
const hashesPerCall = 20_000;
const unitsPerCall = 4_000_000;
/** UTF-16 units of the record file per call. */
const unitsPerChunk = 1_000_000;

/**
 * Backs the corpus up under its id in the catalogue, as it is on disk once everything so far is saved.
 * Rejects with a sentence when something cannot be saved, a text is lost, or the host refuses.
 */
export async function backUp(
  session: CorpusSession,
  corpusId: Id,
  host: HostClient,
  { onProgress }: BackupOptions = {},
): Promise<BackupInfo> {
  await session.flush();
  const at = new Date().toISOString();
  const { blob, sourceCount, markCount, hashes } = await exportSaved(corpusId, nativeJson, {
    withText: false,
    withJournal: true,
    sourceIds: null,
    exportedAt: at,
    generator,
  });
  await sendTexts(session, hashes, host, onProgress);
  const { upload } = await host.beginBackup({ corpusId, title: session.store.info.title, at });
  const decoder = new TextDecoder();
  const reader = blob.stream().getReader();
  let chunk = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunk += decoder.decode(next.value, { stream: true });
    if (chunk.length < unitsPerChunk) continue;
    await host.appendBackup({ upload, chunk });
    chunk = '';
  }
  chunk += decoder.decode();
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
