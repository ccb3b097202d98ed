// Work that shall not share a frame with painting: it is done right after the next frame, all of it in one task.

/** Milliseconds after which the work is done without a frame: a hidden window paints none. */
const noFrame = 120;

let waiting: Set<{ readonly work: () => void }> | null = null;

/** Runs `work` right after the next frame was painted; returns the function that calls it off. */
export function afterPaint(work: () => void): () => void {
  const queue = waiting ?? nextFrame();
  const entry = { work };
  queue.add(entry);
  return () => queue.delete(entry);
}

/** Does at once what waits: a window that is about to go may paint no more. */
export function withoutPaint(): void {
  if (waiting) perform(waiting);
}

/** One frame and one timer for everybody who waits: asking the browser for each would cost as much as the work. */
function nextFrame(): NonNullable<typeof waiting> {
  const queue: NonNullable<typeof waiting> = new Set();
  waiting = queue;
  const timer = setTimeout(() => perform(queue), noFrame);
  requestAnimationFrame(() => {
    clearTimeout(timer);
    void scheduler.postTask(() => perform(queue));
  });
  return queue;
}

function perform(queue: NonNullable<typeof waiting>): void {
  if (waiting === queue) waiting = null;
  for (const entry of queue) {
    queue.delete(entry);
    // What fails must not keep the others from being drawn or stored.
    try {
      entry.work();
    } catch (error) {
      reportError(error);
    }
  }
}
