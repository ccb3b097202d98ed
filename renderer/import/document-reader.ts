// The page's side of the worker that reads documents: one document at a time, because each may be large.
import type { DecodedFile, DocumentReply, DocumentRequest } from './decode-message.ts';

export interface DocumentReading {
  /** Pages or chapters, where the kind of document counts them. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export class DocumentReader {
  #worker: Worker | null = null;

  /** Reads one document; its bytes move to the worker. Rejects with a sentence when the worker fails or the signal is aborted. */
  read(request: DocumentRequest, { onProgress, signal }: DocumentReading): Promise<DecodedFile> {
    this.#worker ??= new Worker(new URL('../workers/extract-document.worker.ts', import.meta.url), {
      type: 'module',
    });
    const worker = this.#worker;
    return new Promise<DecodedFile>((resolve, reject) => {
      const settled = new AbortController();
      const fail = (message: string) => {
        settled.abort();
        // Whatever state it is in: the next document gets a new one.
        this.close();
        reject(new Error(message));
      };
      const { signal: until } = settled;
      const onMessage = ({ data }: MessageEvent<DocumentReply>) => {
        if (data.kind === 'progress') return onProgress?.(data.done, data.total);
        settled.abort();
        resolve(data.file);
      };
      worker.addEventListener('message', onMessage, { signal: until });
      worker.addEventListener('error', () => fail(failure), { signal: until });
      if (signal?.aborted) return fail('Cancelled.');
      signal?.addEventListener('abort', () => fail('Cancelled.'), { signal: until });
      worker.postMessage(request, { transfer: [request.bytes.buffer] });
    });
  }

  /** Ends the worker; the next document starts another one. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

const failure =
  'This document could not be read: it is broken, or takes more memory than there is. Save it as plain text and import that.';
