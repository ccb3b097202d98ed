// The page's side of the worker that reads files of other tools.
import type { PlacementReport } from '../../shared/import/placing/placement-report.ts';
import type { Recognised } from '../../shared/import/recognise-files.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { CorpusPortions } from '../session/corpus-portions.ts';
import type { ForeignMessage, ForeignRequest } from './foreign-messages.ts';

export interface PlacedFiles {
  readonly corpus: ParsedCorpus;
  readonly report: PlacementReport;
}

type PlaceRequest = Omit<Extract<ForeignRequest, { readonly kind: 'place' }>, 'kind' | 'number'>;

/** Holds some files in a worker from `open` until `close`. */
export class ForeignReader {
  readonly #worker: Worker;
  #number = 0;
  #settle: ((message: ForeignMessage) => void) | null = null;
  #abandon: (() => void) | null = null;

  constructor() {
    this.#worker = new Worker(new URL('../workers/foreign-import.worker.ts', import.meta.url), {
      type: 'module',
    });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ForeignMessage>) =>
      this.#settle?.(data),
    );
    this.#worker.addEventListener('error', () =>
      this.#settle?.({
        kind: 'failed',
        number: this.#number,
        message: 'Reading the files failed; try it again.',
      }),
    );
  }

  /** Hands the files over and tells what they may be. Their bytes are gone here afterwards. AbortError when closed first. */
  open(
    files: readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
  ): Promise<{ readonly recognised: readonly Recognised[]; readonly paths: number }> {
    return new Promise((resolve, reject) => {
      this.#abandon = () => reject(new DOMException('Reading was cancelled.', 'AbortError'));
      this.#settle = (message) => {
        if (message.kind === 'opened') resolve(message);
        else if (message.kind === 'failed') reject(new Error(message.message));
      };
      const request: ForeignRequest = { kind: 'open', files };
      this.#worker.postMessage(
        request,
        files.map(({ bytes }) => bytes.buffer),
      );
    });
  }

  /** Null when a later call has ended this one. Rejects with a sentence where the files are not of the format. */
  place(request: PlaceRequest, onStage: (words: string) => void): Promise<PlacedFiles | null> {
    const number = ++this.#number;
    const portions = new CorpusPortions();
    this.#settle?.({ kind: 'stage', number, words: '' });
    return new Promise((resolve, reject) => {
      this.#settle = (message) => {
        if (message.kind === 'opened') return;
        // A later request has taken the place of this one.
        if (this.#number !== number) return resolve(null);
        if (message.number !== number) return;
        if (message.kind === 'stage') onStage(message.words);
        else if (message.kind === 'failed') reject(new Error(message.message));
        else if (message.kind === 'placed')
          resolve({ corpus: portions.whole(message.rest), report: message.report });
        else portions.take(message);
      };
      const full: ForeignRequest = { kind: 'place', number, ...request };
      this.#worker.postMessage(full);
    });
  }

  /** Ends the worker and, with it, what it was doing. */
  close(): void {
    this.#worker.terminate();
    this.#number++;
    this.#settle?.({ kind: 'stage', number: 0, words: '' });
    this.#settle = null;
    this.#abandon?.();
  }
}
