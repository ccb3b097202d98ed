// What the page's main thread did, read from a trace: what a frame or an action really costs, waiting left out.
// Times are in milliseconds on the trace's own clock. Work is counted as the thread's processor time, so that what else runs on
// the machine does not count as ours.
import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread within `dur`, in microseconds. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** A stretch of time: a task of the main thread, or an event within one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Milliseconds of processor time. */
  readonly work: number;
}

/**
 * As few as will do, for every contender: the detailed ones make the page count and measure its own document in each frame
 * (20,000 nodes), which would then stand in the figures.
 */
const categories = ['toplevel', 'blink.user_timing', 'devtools.timeline'];

/** One recorded stretch of the main thread that wrote the user timing mark it was opened with. */
export class MainThreadTrace {
  readonly #events: readonly TraceEvent[];
  /** The main thread's tasks in order. */
  readonly tasks: readonly Stretch[];

  constructor(events: readonly TraceEvent[], mark: string) {
    const named = events.find((event) => event.name === mark && event.cat.includes('blink.user_timing'));
    if (!named) throw new Error(`The trace holds no mark “${mark}”`);
    this.#events = events
      .filter((event) => event.pid === named.pid && event.tid === named.tid)
      .sort((a, b) => a.ts - b.ts);
    this.tasks = this.#stretches((event) => event.name === 'ThreadControllerImpl::RunTask');
  }

  /** When user timing marks of this name were set. */
  marks(name: string): number[] {
    return this.#events
      .filter((event) => event.name === name && event.cat.includes('blink.user_timing'))
      .map((event) => event.ts / 1000);
  }

  /** Dispatches of a DOM event to the page's listeners. */
  dispatches(type: string): Stretch[] {
    return this.#stretches((event) => event.name === 'EventDispatch' && event.args?.data?.type === type);
  }

  /** The frames: tasks in which the page was painted. */
  frames(): Stretch[] {
    const paints = this.#stretches((event) => event.name === 'Paint' || event.name === 'Layerize');
    const frames = paints.map(({ start }) => this.tasks.findLast((task) => task.start <= start));
    return [...new Set(frames)].filter((task) => task !== undefined);
  }

  /** The task that runs at a time. */
  taskAt(time: number): Stretch {
    const task = this.tasks.findLast(({ start }) => start <= time);
    if (!task) throw new Error('No task runs at that time');
    return task;
  }

  /** Milliseconds of work in the tasks that begin between two times. */
  workBetween(from: number, to: number): number {
    return this.tasks.reduce((sum, task) => sum + (task.start >= from && task.start < to ? task.work : 0), 0);
  }

  #stretches(isOne: (event: TraceEvent) => boolean): Stretch[] {
    return this.#events
      .filter((event) => event.ph === 'X' && isOne(event))
      .map(({ ts, dur = 0, tdur = dur }) => ({
        start: ts / 1000,
        end: (ts + dur) / 1000,
        work: tdur / 1000,
      }));
  }
}

/** Records what happens while `act` runs; `mark` is a user timing mark that the page sets meanwhile. */
export async function traceMainThread(
  session: CDPSession,
  mark: string,
  act: () => Promise<void>,
): Promise<MainThreadTrace> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => {
    for (const event of value) events.push(event as TraceEvent);
  };
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  try {
    await act();
  } finally {
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  return new MainThreadTrace(events, mark);
}
