// The page's side of the native worker: a file in, a checked corpus out, with progress and cancel.
import type { Id, Timestamp } from '../../shared/model/ids.ts';
import type { ReadResult } from '../../shared/native/parsed-corpus.ts';
import { CorpusPortions } from './corpus-portions.ts';
import type { BulkProgress } from './corpus-session.ts';
import type { NativeWorkerMessage, ReadRequest } from './native-worker-messages.ts';

export class NativeWorker {
  #worker: Worker | null = null;
  #reject: ((error: Error) => void) | null = null;

  /**
   * Reads and checks a native file. Never rejects for what is wrong with the file: that stands in `problems`.
   * Rejects with an AbortError when `signal` says so or the worker is closed.
   */
  read(
    file: Blob,
    stamps: { readonly at: Timestamp; readonly by: Id },
    { onProgress, signal }: BulkProgress = {},
  ): Promise<ReadResult> {
    this.close();
    const worker = new Worker(new URL('../workers/native-worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    const portions = new CorpusPortions();
    return new Promise<ReadResult>((resolve, reject) => {
      this.#reject = reject;
      signal?.addEventListener('abort', () => this.close(), { once: true });
      if (signal?.aborted) return this.close();
      worker.addEventListener('error', () => reject(new Error('Reading the file failed; try it again.')));
      worker.addEventListener('message', (event: MessageEvent<NativeWorkerMessage>) => {
        const message = event.data;
        if (message.kind === 'progress') onProgress?.(message.done, message.total);
        else if (message.kind === 'failed') reject(new Error(message.message));
        else if (message.kind === 'records' || message.kind === 'texts') portions.take(message);
        else {
          const whole = message.file ? portions.whole(message.file) : null;
          resolve({ ...message.rest, file: whole });
          this.#reject = null;
          this.close();
        }
      });
      const request: ReadRequest = { kind: 'read', blob: file, at: stamps.at, by: stamps.by };
      worker.postMessage(request);
    });
  }

  /** Ends the worker and, with it, a reading that is not through. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#reject?.(new DOMException('Reading was cancelled.', 'AbortError'));
    this.#reject = null;
  }
}
