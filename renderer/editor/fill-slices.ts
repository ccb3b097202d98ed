// Fills the sections nobody has looked at yet, in short slices between frames, nearest to the view first.
import type { TextDocument } from './text-document.ts';

/** Milliseconds a slice may take: half a frame, so that a frame with a slice in it is still on time. */
const sliceTime = 6;

export class FillSlices {
  readonly #document: TextDocument;
  readonly #near: () => number;
  readonly #done: () => void;
  #abort: AbortController | null = null;

  /** `near` names the section to begin at; `done` is called once per text, when no section is empty. */
  constructor(document: TextDocument, near: () => number, done: () => void) {
    this.#document = document;
    this.#near = near;
    this.#done = done;
  }

  start(): void {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    void this.#run(abort.signal);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let perSection = 1;
    while (!signal.aborted && this.#document.missing > 0) {
      try {
        await scheduler
          .postTask(() => this.#slice(perSection), { priority: 'background', signal })
          .then((time) => {
            // Half of what was expected, half of what was seen: one slow slice is no trend.
            perSection = (perSection + time) / 2;
          });
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
    }
    if (!signal.aborted) this.#done();
  }

  /** Fills as many neighbours as should fit, in one editor update; returns the milliseconds one section took. */
  #slice(perSection: number): number {
    const document = this.#document;
    const first = nearestEmpty(document, this.#near());
    if (first === null) return perSection;
    const wanted = Math.max(1, Math.min(16, Math.floor(sliceTime / perSection)));
    let last = first;
    while (last - first < wanted && last < document.plan.count && !document.isFilled(last)) last++;
    const begin = performance.now();
    document.fill(first, last);
    return Math.max(0.05, (performance.now() - begin) / (last - first));
  }
}

/** The first empty section from `from` on, else the nearest one before it. */
function nearestEmpty(document: TextDocument, from: number): number | null {
  for (let index = from; index < document.plan.count; index++) if (!document.isFilled(index)) return index;
  for (let index = from - 1; index >= 0; index--) if (!document.isFilled(index)) return index;
  return null;
}
