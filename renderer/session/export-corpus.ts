// A corpus in any export format as a Blob, what it would lose there and how it would begin: made by a worker from the
// database, so that the window goes on as if nothing happened; from memory where something could not be saved.
import type { Exporter, ExportInput, ExportOptions, Loss } from '../../shared/export/exporter.ts';
import { type ExportPreview, previewExport } from '../../shared/export/preview-export.ts';
import type { Id } from '../../shared/model/ids.ts';
import { PackerPool } from '../export/packer-pool.ts';
import { Slice } from '../storage/time-slices.ts';
import type { CorpusSession } from './corpus-session.ts';
import type {
  ExportAnswer,
  ExportedCorpus,
  ExportMessage,
  ExportProgress,
  ExportRequest,
} from './export-messages.ts';
import { followExport } from './follow-export.ts';

export interface ExportControl {
  /** At most ten times a second. */
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly signal?: AbortSignal;
}

/** Exports what is saved. Rejects with a sentence when the database cannot be read, with an AbortError when cancelled. */
export async function exportSaved(
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl = {},
): Promise<ExportedCorpus> {
  const answer = await ask({ task: 'write', corpusId, format: exporter.id, options }, control);
  return expected(answer, 'written').exported;
}

/** Exports the corpus as it is in memory: also what could not be saved. Uses the worker where everything is saved. */
export async function exportCorpus(
  session: CorpusSession,
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl = {},
): Promise<Blob> {
  if (await isSaved(session)) return (await exportSaved(corpusId, exporter, options, control)).blob;
  const pieces: BlobPart[] = [];
  const slice = new Slice();
  const { input, wrote } = followExport(await inMemory(session), options, (progress) =>
    control.onProgress?.(progress),
  );
  const packer = new PackerPool();
  try {
    for await (const piece of exporter.write(input, { ...options, packer })) {
      control.signal?.throwIfAborted();
      await slice.pause();
      pieces.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
      wrote(piece.length);
    }
  } finally {
    packer.close();
  }
  return new Blob(pieces, { type: exporter.mediaType });
}

/** What the corpus would lose in this format. Rejects as `exportSaved` does. */
export async function lossesOf(
  session: CorpusSession,
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl = {},
): Promise<readonly Loss[]> {
  if (!(await isSaved(session))) return exporter.losses(await inMemory(session), options);
  const answer = await ask({ task: 'losses', corpusId, format: exporter.id, options }, control);
  return expected(answer, 'losses').losses;
}

/** How the export would begin. Rejects as `exportSaved` does. */
export async function previewOf(
  session: CorpusSession,
  corpusId: Id,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl = {},
): Promise<ExportPreview> {
  if (!(await isSaved(session))) return previewExport(exporter, await inMemory(session), options);
  const answer = await ask({ task: 'preview', corpusId, format: exporter.id, options }, control);
  return expected(answer, 'preview').preview;
}

function ask(request: ExportRequest, { onProgress, signal }: ExportControl): Promise<ExportAnswer> {
  if (signal?.aborted) return Promise.reject(cancelled());
  const worker = new Worker(new URL('../workers/export-worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<ExportAnswer>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
    worker.addEventListener('error', () => reject(new Error('The export failed; try it again.')));
    worker.addEventListener('message', (event: MessageEvent<ExportMessage>) => {
      const message = event.data;
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'failed') reject(new Error(message.message));
      else resolve(message);
    });
    worker.postMessage(request);
  });
  return answer.finally(() => worker.terminate());
}

const cancelled = () => new DOMException('The export was cancelled.', 'AbortError');

function expected<Kind extends ExportAnswer['kind']>(
  answer: ExportAnswer,
  kind: Kind,
): Extract<ExportAnswer, { readonly kind: Kind }> {
  const isExpected = (it: ExportAnswer): it is Extract<ExportAnswer, { readonly kind: Kind }> =>
    it.kind === kind;
  if (!isExpected(answer))
    throw new Error(`The export worker answered “${answer.kind}” to another question.`);
  return answer;
}

function isSaved(session: CorpusSession): Promise<boolean> {
  return session.flush().then(
    () => true,
    () => false,
  );
}

async function inMemory(session: CorpusSession): Promise<ExportInput> {
  // What could not be read cannot be waited for; what is there is better than nothing.
  await session.whenComplete().catch(() => {});
  return {
    store: session.store,
    textOf: async (sha256) => (await session.textByHash(sha256)) ?? null,
    journal: () => session.journal(),
  };
}
