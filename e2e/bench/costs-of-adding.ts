// What adding one mark costs a contender of the bench page: 1 MB of text with 10,000 marks in it.
// Counted as in the application: a key now and then, with the pointer over the text, from the key to the end of the paint.
import type { Browser } from '@playwright/test';
import { withBenchPage } from './bench-browser.ts';
import { traceMainThread } from './main-thread-work.ts';
import type { Contender } from './page/bench-page.ts';

/** Milliseconds between two keys: who marks reads and selects meanwhile, and nothing is still going on. */
const pause = 800;

/** Keys that are pressed before anything is counted. */
const warmUp = 3;

/** Milliseconds of main-thread work for each of `count` marks, from the key's task to the end of the frame that shows it. */
export function costsOfAdding(browser: Browser, contender: Contender, count: number): Promise<number[]> {
  return withBenchPage(browser, async (page) => {
    await page.evaluate((name) => window.glossatorBench.prepare(name), 'M' as const);
    await page.evaluate((name) => window.glossatorBench.firstPaint(name), contender);
    if (contender === 'viewer') await page.evaluate(() => window.glossatorBench.untilFilled());
    await page.evaluate(() => window.glossatorBench.addOnKey());
    await page.mouse.move(500, 300);
    const session = await page.context().newCDPSession(page);
    const trace = await traceMainThread(session, 'bench-painted', async () => {
      for (let index = 0; index < warmUp + count; index++) {
        await page.waitForTimeout(pause);
        await page.keyboard.press('c');
      }
      await page.waitForTimeout(pause);
    });
    const frames = trace.frames();
    const painted = trace.marks('bench-painted').slice(warmUp);
    const keys = trace.dispatches('keydown').slice(warmUp);
    return painted.map((time, index) => {
      const key = keys[index];
      const shows = frames.findLast((frame) => frame.end <= time);
      if (!key || !shows) throw new Error('A key or its frame is not in the trace');
      return trace.workBetween(trace.taskAt(key.start).start, shows.end);
    });
  });
}
