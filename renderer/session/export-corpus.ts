// A corpus in any export format as a Blob, written by a worker from the database: the window goes on as if nothing happened.
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Slice } from '../storage/time-slices.ts';
import type { CorpusSession } from './corpus-session.ts';
import type { ExportedCorpus, ExportMessage, ExportRequest } from './export-messages.ts';

export interface ExportControl {
  /** UTF-16 units or bytes written so far. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Exports what is saved. Rejects with a sentence when the database cannot be read, with an AbortError when cancelled. */
export function exportSaved(
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  { onProgress, signal }: ExportControl = {},
): Promise<ExportedCorpus> {
  const worker = new Worker(new URL('../workers/export-worker.ts', import.meta.url), { type: 'module' });
  const exported = new Promise<ExportedCorpus>((resolve, reject) => {
    const cancel = () => reject(new DOMException('The export was cancelled.', 'AbortError'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.addEventListener('error', () => reject(new Error('The export failed; try it again.')));
    worker.addEventListener('message', (event: MessageEvent<ExportMessage>) => {
      const message = event.data;
      if (message.kind === 'progress') onProgress?.(message.done);
      else if (message.kind === 'failed') reject(new Error(message.message));
      else resolve(message.exported);
    });
    const request: ExportRequest = { corpusId, format: exporter.id, options };
    worker.postMessage(request);
  });
  return exported.finally(() => worker.terminate());
}

/** Exports the corpus as it is in memory: also what could not be saved. Uses the worker where everything is saved. */
export async function exportCorpus(
  session: CorpusSession,
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl = {},
): Promise<Blob> {
  const isSaved = await session.flush().then(
    () => true,
    () => false,
  );
  if (isSaved) return (await exportSaved(corpusId, exporter, options, control)).blob;
  // What could not be read cannot be waited for; what is there is better than nothing.
  await session.whenComplete().catch(() => {});
  const pieces: BlobPart[] = [];
  const slice = new Slice();
  let done = 0;
  const input = {
    store: session.store,
    textOf: async (sha256: string) => (await session.textByHash(sha256)) ?? null,
    journal: () => session.journal(),
  };
  for await (const piece of exporter.write(input, options)) {
    control.signal?.throwIfAborted();
    await slice.pause();
    pieces.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    done += piece.length;
    control.onProgress?.(done);
  }
  return new Blob(pieces, { type: exporter.mediaType });
}
