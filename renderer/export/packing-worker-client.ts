// This side of one packing worker: pieces of files out, packed files in, and a stop while too much is on its way.
import type { PackedFile } from '../../shared/archive/packing.ts';
import type { PackingReply, PackingRequest } from './packing-message.ts';

/** UTF-16 units or bytes sent and not yet taken, at which whoever makes more waits. */
const mostOnTheWay = 16_000_000;

interface FileOnTheWay {
  /** Of each request that was not answered, oldest first. */
  readonly units: number[];
  readonly packed: Promise<PackedFile>;
  readonly resolve: (packed: PackedFile) => void;
  readonly reject: (error: Error) => void;
}

export class PackingWorker {
  readonly #worker = new Worker(new URL('../workers/packing-worker.ts', import.meta.url), { type: 'module' });
  /** Settles when the worker runs, or will not. */
  readonly started: Promise<void>;
  /** `failed` before it ran at all: this page may not start it, and files are packed here. */
  state: 'starting' | 'running' | 'failed' = 'starting';
  #start: () => void = () => {};
  readonly #files = new Map<number, FileOnTheWay>();
  #stopped: (() => void)[] = [];
  #failure: Error | null = null;
  #next = 1;
  /** UTF-16 units or bytes sent and not yet taken. */
  onTheWay = 0;

  constructor() {
    this.started = new Promise((resolve) => {
      this.#start = resolve;
    });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PackingReply>) => this.#hear(data));
    this.#worker.addEventListener('error', () => this.#fail('Compressing failed; try the export again'));
  }

  /** The number of a new file. */
  begin(): number {
    const file = this.#next++;
    let settle: Pick<FileOnTheWay, 'resolve' | 'reject'> | undefined;
    const packed = new Promise<PackedFile>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // Told when it is waited for.
    packed.catch(() => {});
    if (settle) this.#files.set(file, { units: [], packed, ...settle });
    if (this.#failure) settle?.reject(this.#failure);
    return file;
  }

  /** Sends pieces of a file; wait for what comes back, if anything does, before sending more. */
  send(
    file: number,
    pieces: PackingRequest['pieces'],
    units: number,
    last: boolean,
  ): Promise<void> | undefined {
    this.#files.get(file)?.units.push(units);
    this.onTheWay += units;
    this.#worker.postMessage({ file, pieces, last } satisfies PackingRequest);
    if (this.onTheWay < mostOnTheWay || this.#failure) return undefined;
    return new Promise((resolve) => this.#stopped.push(resolve));
  }

  /** A file whose last pieces were sent. Rejects with an Error where the worker failed. */
  packed(file: number): Promise<PackedFile> {
    return this.#files.get(file)?.packed ?? Promise.reject(new Error(`No file ${file} is being packed`));
  }

  end(): void {
    this.#worker.terminate();
    this.#fail('The export was ended');
  }

  #hear(reply: PackingReply): void {
    if ('ready' in reply) {
      this.state = 'running';
      return this.#start();
    }
    if ('failure' in reply) return this.#fail(reply.failure);
    const file = this.#files.get(reply.file);
    this.onTheWay -= file?.units.shift() ?? 0;
    if (reply.packed) {
      file?.resolve(reply.packed);
      this.#files.delete(reply.file);
    }
    if (this.onTheWay < mostOnTheWay) this.#goOn();
  }

  #fail(message: string): void {
    if (this.state === 'starting') this.state = 'failed';
    this.#failure = new Error(message);
    this.#start();
    for (const { reject } of this.#files.values()) reject(this.#failure);
    this.#goOn();
  }

  #goOn(): void {
    const stopped = this.#stopped;
    this.#stopped = [];
    for (const resolve of stopped) resolve();
  }
}
