// Makes a new corpus of a backup: records from its file, texts by hash. The corpus that was backed up stays as it is.
import type { BackupInfo } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import type { Catalogue } from './catalogue.ts';
import { systemClock, unnamedAnalyst } from './command-context.ts';
import type { BulkProgress } from './corpus-session.ts';
import { fillNewCorpus } from './fill-new-corpus.ts';
import { NativeWorker } from './native-worker-client.ts';

/** Texts fetched at a time: browsers open six connections to one host. */
const atOnce = 6;

/** The new corpus's id, or null when cancelled. Rejects with a sentence; then no corpus is left behind. */
export async function restoreBackup(
  backup: BackupInfo,
  catalogue: Catalogue,
  host: HostClient,
  progress: BulkProgress = {},
): Promise<Id | null> {
  const { file: incoming } = await host.openBackup({ backup: backup.id });
  const worker = new NativeWorker();
  let read: Awaited<ReturnType<NativeWorker['read']>>;
  try {
    const blob = await (await fetchFound(`/incoming/${encodeURIComponent(incoming.id)}`)).blob();
    read = await worker.read(blob, { at: systemClock.now(), by: unnamedAnalyst });
  } finally {
    worker.close();
  }
  if (!read.file) {
    throw new Error(`This backup cannot be read: ${read.problems[0]?.message ?? 'it is damaged.'}`);
  }
  const texts = await fetchTexts(read.file, progress);
  if (!texts) return null;
  const title = freeTitle(read.file.corpus.title, catalogue, backup.at);
  const file = { ...read.file, corpus: { ...read.file.corpus, title } };
  const id = await catalogue.create(title);
  try {
    if (await fill(id, file, texts, catalogue, progress)) return id;
    await catalogue.remove(id);
    return null;
  } catch (error) {
    await catalogue.remove(id).catch(() => {});
    throw error;
  }
}

async function fill(
  id: Id,
  file: ParsedCorpus,
  texts: ReadonlyMap<string, string>,
  catalogue: Catalogue,
  progress: BulkProgress,
): Promise<boolean> {
  const session = await catalogue.open(id);
  try {
    const label = `Restored “${file.corpus.title}” from a backup`;
    return (await fillNewCorpus(session, file, texts, label, progress)) === 'done';
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is damaged.';
    throw new Error(`This backup cannot be restored: ${reason}`);
  } finally {
    await session.close();
  }
}

async function fetchTexts(
  file: ParsedCorpus,
  { onProgress, signal }: BulkProgress,
): Promise<Map<string, string> | null> {
  const texts = new Map(file.texts);
  const waiting = [...new Set(file.sources.map((source) => source.sha256))].filter(
    (hash) => !texts.has(hash),
  );
  const total = waiting.length;
  const fetchNext = async () => {
    for (let sha256 = waiting.pop(); sha256 !== undefined; sha256 = waiting.pop()) {
      if (signal?.aborted) return;
      const bytes = await (await fetchFound(`/backup-text/${sha256}`)).arrayBuffer();
      // Not `text()`: it would take off a byte-order mark that belongs to the text.
      texts.set(sha256, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      onProgress?.(total - waiting.length, total);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fetchNext));
  return signal?.aborted ? null : texts;
}

async function fetchFound(address: string): Promise<Response> {
  const response = await fetch(address);
  if (response.ok) return response;
  throw new Error('A part of this backup is missing from the backup folder. Choose another backup.');
}

function freeTitle(title: string, catalogue: Catalogue, at: string): string {
  const taken = new Set(catalogue.corpora.get().map((listing) => listing.title));
  if (!taken.has(title)) return title;
  const restored = `${title} (backup of ${at.slice(0, 10)})`;
  let free = restored;
  for (let count = 2; taken.has(free); count++) free = `${restored} ${count}`;
  return free;
}
