// How long the page's main thread worked, read from a trace: what a frame or an action really costs, waiting left out.
import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of main-thread tasks between one user timing mark and the next, for each mark of that name. */
export async function workBetweenMarks(
  session: CDPSession,
  mark: string,
  act: () => Promise<void>,
): Promise<number[]> {
  const events = await trace(session, act);
  const marks = events.filter((event) => event.name === mark && event.cat.includes('blink.user_timing'));
  const first = marks[0];
  if (!first) throw new Error(`The trace holds no mark “${mark}”`);
  const tasks = events.filter(
    (event) =>
      event.name.endsWith('RunTask') &&
      event.ph === 'X' &&
      event.pid === first.pid &&
      event.tid === first.tid,
  );
  const edges = marks.map((event) => event.ts).sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    const work = tasks.reduce((sum, task) => {
      const begin = Math.max(from, task.ts);
      const end = Math.min(to, task.ts + (task.dur ?? 0));
      return sum + Math.max(0, end - begin);
    }, 0);
    return work / 1000;
  });
}

async function trace(session: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown[]) events.push(event as TraceEvent);
  });
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'blink.user_timing',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
      ],
    },
  });
  await act();
  await session.send('Tracing.end');
  await complete;
  return events;
}

/** Milliseconds the main thread has worked since the page began, as Chromium itself sums up its tasks. */
export async function taskDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0);
}
