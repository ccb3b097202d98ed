// The page's side of the decoding worker: one promise per file, the worker ended with `close`.
import type { DecodeReply, DecodeRequest } from './decode-message.ts';

export class TextDecoderPool {
  readonly #worker = new Worker(new URL('../workers/decode-texts.worker.ts', import.meta.url), {
    type: 'module',
  });
  readonly #waiting = new Map<
    number,
    { resolve: (reply: DecodeReply) => void; reject: (error: Error) => void }
  >();
  #next = 1;

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<DecodeReply>) => {
      this.#waiting.get(event.data.id)?.resolve(event.data);
      this.#waiting.delete(event.data.id);
    });
    this.#worker.addEventListener('error', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Reading the texts failed.'));
      this.#waiting.clear();
    });
  }

  /** Decodes a file. The bytes move to the worker and come back with the reply. */
  decode(bytes: Uint8Array, encoding: string | null = null): Promise<DecodeReply> {
    const request: DecodeRequest = { id: this.#next++, bytes, encoding };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#worker.postMessage(request, { transfer: [bytes.buffer] });
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
