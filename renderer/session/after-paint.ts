// Work that shall not share a frame with painting: what is small is done right after the next frame, what draws in the one
// after that. Between the two the browser has time for what does not come from this thread: the database's answers.
import { flushSync } from 'react-dom';

/** Milliseconds after which the work is done without a frame: a hidden window paints none. */
const noFrame = 120;

type Queue = Set<{ readonly work: () => void }>;

/** What waits for a paint, and what for the frame after it. */
interface Waiting {
  readonly afterPaint: Queue;
  readonly inNextFrame: Queue;
}

let waiting: Waiting | null = null;
/** Its paint is over, its next frame has not come. */
let between: Waiting | null = null;

/** Runs `work` right after the next frame was painted; returns the function that calls it off. */
export function afterPaint(work: () => void): () => void {
  return add((waiting ?? nextFrame()).afterPaint, work);
}

/** Runs `work`, which draws with React, in the frame after the next: all that waits for it is drawn at once, in that frame. */
export function inNextFrame(work: () => void): () => void {
  return add((waiting ?? nextFrame()).inNextFrame, work);
}

/** Does at once what waits: a window that is about to go may paint no more. */
export function withoutPaint(): void {
  for (const one of [between, waiting]) if (one) performAll(one);
}

function add(queue: Queue, work: () => void): () => void {
  const entry = { work };
  queue.add(entry);
  return () => queue.delete(entry);
}

/** One frame and one timer for everybody who waits: asking the browser for each would cost as much as the work. */
function nextFrame(): Waiting {
  const made: Waiting = { afterPaint: new Set(), inNextFrame: new Set() };
  waiting = made;
  const timer = setTimeout(() => performAll(made), noFrame);
  requestAnimationFrame(() => {
    void scheduler.postTask(() => {
      if (waiting !== made) return;
      waiting = null;
      between = made;
      perform(made.afterPaint);
      if (made.inNextFrame.size > 0) {
        requestAnimationFrame(() => {
          clearTimeout(timer);
          performAll(made);
        });
      } else clearTimeout(timer);
    });
  });
  return made;
}

function performAll(one: Waiting): void {
  if (waiting === one) waiting = null;
  if (between === one) between = null;
  perform(one.afterPaint);
  if (one.inNextFrame.size > 0) flushSync(() => perform(one.inNextFrame));
}

function perform(queue: Queue): void {
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
