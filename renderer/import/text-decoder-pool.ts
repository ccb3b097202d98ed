// The page's side of the decoding workers: one promise per file, all workers ended with `close`.
import type { DecodedFile, DecodeReply, DecodeRequest } from './decode-message.ts';

/** More workers than this only wait for the disk. */
const mostWorkers = 4;

interface Waiting {
  readonly resolve: (file: DecodedFile) => void;
  readonly reject: (error: Error) => void;
}

interface Decoder {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

export class TextDecoderPool {
  readonly #decoders: Decoder[] = [];
  #next = 1;

  /** Workers are started as files come: a single text needs one. */
  readonly #most = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));

  /** Files at work at once: each worker decodes one while the next ones are read. */
  get ahead(): number {
    return this.#most * 16;
  }

  /** Decodes a file. Its bytes move to the worker. */
  decode(bytes: Uint8Array<ArrayBuffer>): Promise<DecodedFile> {
    const { worker, waiting } = this.#idlest();
    const request: DecodeRequest = { id: this.#next++, bytes };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request, { transfer: [bytes.buffer] });
    });
  }

  close(): void {
    for (const { worker } of this.#decoders) worker.terminate();
  }

  #idlest(): Decoder {
    const [idlest] = [...this.#decoders].sort((a, b) => a.waiting.size - b.waiting.size);
    if (idlest && (idlest.waiting.size === 0 || this.#decoders.length === this.#most)) return idlest;
    const started = start();
    this.#decoders.push(started);
    return started;
  }
}

function start(): Decoder {
  const worker = new Worker(new URL('../workers/decode-texts.worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting = new Map<number, Waiting>();
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeReply>) => {
    waiting.get(data.id)?.resolve(data.file);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('Reading the texts failed.'));
    waiting.clear();
  });
  return { worker, waiting };
}
