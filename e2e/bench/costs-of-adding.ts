// What adding one mark costs a contender of the bench page: 1 MB of text with 10,000 marks in it.
import type { Browser } from '@playwright/test';
import { withBenchPage } from './bench-browser.ts';
import { traceMainThread } from './main-thread-work.ts';
import type { Contender } from './page/bench-page.ts';

/** Milliseconds of main-thread work for each of `count` marks, from the call to the paint. */
export function costsOfAdding(browser: Browser, contender: Contender, count: number): Promise<number[]> {
  return withBenchPage(browser, async (page) => {
    await page.evaluate((name) => window.glossatorBench.prepare(name), 'M' as const);
    await page.evaluate((name) => window.glossatorBench.firstPaint(name), contender);
    if (contender === 'viewer') await page.evaluate(() => window.glossatorBench.untilFilled());
    const session = await page.context().newCDPSession(page);
    const trace = await traceMainThread(session, 'bench-add', () =>
      page.evaluate((times) => window.glossatorBench.addMarks(times), count),
    );
    const edges = trace.marks('bench-add');
    return edges.slice(1).map((to, index) => trace.workBetween(edges[index] ?? to, to));
  });
}
