// Packs the files of a zip in workers, so that they are deflated while the next ones are made. The bytes are the same as
// without. What is small is packed here: a message would cost more.
import { type PackedFile, type Packer, type Packing, packHere } from '../../shared/archive/packing.ts';
import { openWebDeflate } from './open-web-deflate.ts';
import { PackingWorker } from './packing-worker-client.ts';

/** One thread makes files, and two keep up with it in every format; more would wait for it. */
const mostWorkers = 2;

/** UTF-16 units (bytes, where it is bytes) of a file that are worth a message. */
const worthSending = 4_096;

/** Units at which what was made of a file is sent. */
const pieceSize = 65_536;

/** Units packed here before a worker is started: a small export is over before one is ready. */
const worthStarting = 500_000;

export class PackerPool implements Packer {
  readonly #here = packHere(openWebDeflate);
  readonly #workers: PackingWorker[] = [];
  #packedHere = 0;

  begin(): Packing {
    return new PooledPacking(
      (units) => {
        this.#packedHere += units;
        return this.#here.begin();
      },
      (units) => this.#workerFor(units),
    );
  }

  /** How many workers run; the others did not start, or not yet. */
  get running(): number {
    return this.#workers.filter(({ state }) => state === 'running').length;
  }

  /** Ends the workers; what is on its way is never told. */
  close(): void {
    for (const worker of this.#workers) worker.end();
    this.#workers.length = 0;
  }

  /** A worker for a file that has so many units by now; null where it is not worth one, 'none' where none would start. */
  #workerFor(units: number): PackingWorker | 'none' | null {
    if (units < worthSending) return null;
    if (this.#workers.length === 0) {
      if (this.#packedHere + units < worthStarting) return null;
      for (let count = 0; count < mostWorkers; count++) this.#workers.push(new PackingWorker());
    }
    let idlest: PackingWorker | null = null;
    for (const worker of this.#workers)
      if (worker.state !== 'failed' && (!idlest || worker.onTheWay < idlest.onTheWay)) idlest = worker;
    return idlest ?? 'none';
  }
}

/** A file that goes to a worker when it turns out to be large enough. Until then it is held. */
class PooledPacking implements Packing {
  readonly #begin: (units: number) => Packing;
  readonly #workerFor: (units: number) => PackingWorker | 'none' | null;
  #worker: PackingWorker | 'none' | null = null;
  /** Its number there; 0 while nothing was sent. */
  #file = 0;
  #here: Packing | null = null;
  #held: (string | Uint8Array)[] = [];
  #units = 0;

  constructor(
    begin: (units: number) => Packing,
    workerFor: (units: number) => PackingWorker | 'none' | null,
  ) {
    this.#begin = begin;
    this.#workerFor = workerFor;
  }

  add(piece: string | Uint8Array): Promise<void> | undefined {
    // What was added last is held: where it is all, one message says everything.
    const busy = this.#units >= pieceSize ? this.#handOn() : undefined;
    this.#held.push(piece);
    this.#units += piece.length;
    return busy;
  }

  end(): PackedFile | Promise<PackedFile> {
    const worker = this.#chosen();
    if (worker === 'none' || worker === null) {
      // What goes wrong is told by the end.
      this.#pack()?.catch(() => {});
      return (this.#here ?? this.#begin(0)).end();
    }
    if (worker.state === 'starting') return worker.started.then(() => this.end());
    this.#send(worker, true);
    return worker.packed(this.#file);
  }

  #handOn(): Promise<void> | undefined {
    const worker = this.#chosen();
    if (worker === null) return undefined;
    if (worker === 'none') return this.#pack();
    return worker.state === 'starting' ? worker.started : this.#send(worker, false);
  }

  /** One that fails with a part of the file says so at the end; one that never started is as good as none. */
  #chosen(): PackingWorker | 'none' | null {
    this.#worker ??= this.#workerFor(this.#units);
    if (this.#worker && this.#worker !== 'none' && this.#worker.state === 'failed' && this.#file === 0)
      this.#worker = 'none';
    return this.#worker;
  }

  #send(worker: PackingWorker, last: boolean): Promise<void> | undefined {
    if (this.#file === 0) this.#file = worker.begin();
    const busy = worker.send(this.#file, this.#held, this.#units, last);
    this.#held = [];
    this.#units = 0;
    return busy;
  }

  #pack(): Promise<void> | undefined {
    this.#here ??= this.#begin(this.#units);
    let busy: Promise<void> | undefined;
    for (const piece of this.#held) busy = this.#here.add(piece) ?? busy;
    this.#held = [];
    this.#units = 0;
    return busy;
  }
}
