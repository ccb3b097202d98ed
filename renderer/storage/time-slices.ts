// Long work on the main thread in slices, so that input and painting come in between.
import type { Steps } from '../../shared/change/steps.ts';

interface TaskScheduler {
  postTask(work: () => void, options: { priority: 'user-visible' | 'background' }): Promise<void>;
}

/** Lets the browser do what waits, then goes on. `background`: only when nothing else is to be done. */
export function nextSlice(priority: 'user-visible' | 'background' = 'user-visible'): Promise<void> {
  const scheduler = (globalThis as { scheduler?: TaskScheduler }).scheduler;
  if (scheduler) return scheduler.postTask(() => {}, { priority });
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** Says when a slice is used up. Half a frame leaves the other half to the views that redraw. */
export class Slice {
  readonly #milliseconds: number;
  readonly #priority: 'user-visible' | 'background';
  #until: number;

  constructor(priority: 'user-visible' | 'background' = 'user-visible', milliseconds = 8) {
    this.#priority = priority;
    this.#milliseconds = milliseconds;
    this.#until = performance.now() + milliseconds;
  }

  get isUsedUp(): boolean {
    return performance.now() >= this.#until;
  }

  /** Waits for the next slice when this one is used up. */
  async pause(): Promise<void> {
    if (!this.isUsedUp) return;
    await nextSlice(this.#priority);
    this.#until = performance.now() + this.#milliseconds;
  }
}

/** Does stepwise work slice by slice. Steps that somebody else drives to their end meanwhile give nothing here. */
export async function inSlices<Result>(steps: Steps<Result>, slice = new Slice()): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await slice.pause();
  }
}
