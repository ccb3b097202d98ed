// Writes one after the other, in order; stops at the first failure and starts again only when asked.
import { afterPaint } from '../session/after-paint.ts';
import type { SaveState } from '../session/corpus-session.ts';
import { ObservableValue } from '../session/observable-value.ts';
import { describeStorageFailure } from './storage-failure.ts';

export class WriteQueue {
  readonly state = new ObservableValue<SaveState>({ kind: 'saved' });
  readonly #jobs: (() => Promise<void>)[] = [];
  readonly #waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #running = false;

  /** Adds a write. It is repeated by `retry` when it fails, so it must leave nothing behind when it does. */
  add(job: () => Promise<void>): void {
    this.#jobs.push(job);
    const { kind, ...rest } = this.state.get();
    if (kind === 'failed') {
      const message = 'message' in rest ? rest.message : '';
      this.state.set({ kind, message, waiting: this.#jobs.length });
    } else {
      // What was done is on the screen before the database is asked to keep it. It is asked before the views hear of it.
      if (!this.#running) afterPaint(() => void this.#run());
      this.state.set({ kind: 'saving', waiting: this.#jobs.length });
    }
  }

  /** Resolves when everything added so far is committed; rejects with the failure's sentence when it is not. */
  async settled(): Promise<void> {
    const state = this.state.get();
    if (state.kind === 'failed') throw new Error(state.message);
    if (this.#jobs.length === 0) return;
    await new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Tries again what failed and what waits behind it. */
  async retry(): Promise<void> {
    if (this.state.get().kind !== 'failed') return;
    this.state.set({ kind: 'saving', waiting: this.#jobs.length });
    void this.#run();
    await this.settled().catch(() => {});
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let job = this.#jobs[0]; job; job = this.#jobs[0]) {
        await job();
        this.#jobs.shift();
        const waiting = this.#jobs.length;
        this.state.set(waiting === 0 ? { kind: 'saved' } : { kind: 'saving', waiting });
      }
      for (const { resolve } of this.#waiting.splice(0)) resolve();
    } catch (error) {
      const message = describeStorageFailure(error);
      this.state.set({ kind: 'failed', message, waiting: this.#jobs.length });
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(message));
    } finally {
      this.#running = false;
    }
  }
}
