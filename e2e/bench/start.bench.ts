// Corpora at the design load: importing 100,000 marks, starting with 10,000 sources, 200 MB and 200,000 marks.
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { BenchApp } from './bench-app.ts';
import { figureOf, median, recordFigures } from './figures.ts';

test('committing an import of 100,000 marks', async () => {
  const figures = figureOf('import in the application');
  const app = await BenchApp.make();
  try {
    await app.start();
    const { preview, commit } = await app.fill({
      sources: [{ title: 'Report', count: 1_000, length: 10_000, lines: 60, marks: 100 }],
      entities: 5_000,
    });
    recordFigures([
      figures('100,000 marks: file to preview', preview, 'ms', null),
      figures('100,000 marks: click on Import to “Saved”', commit, 'ms', { most: 3_000 }),
    ]);
  } finally {
    await app.remove();
  }
});

test('starting with 10,000 sources, 200 MB, 200,000 marks', async () => {
  const figures = figureOf('start at the design load');
  const app = await BenchApp.make();
  try {
    await app.start();
    const { preview, commit } = await app.fill({
      sources: [{ title: 'Report', count: 10_000, length: 20_000, lines: 120, marks: 20 }],
      entities: 5_000,
    });
    await app.workbench.openSource('Report 3');
    await app.page.waitForTimeout(1_000);
    await app.stop();
    const starts: Start[] = [];
    for (let round = 0; round < 3; round++) {
      const entry = await app.launch();
      starts.push(await measureStart(app.page, entry));
      await app.stop();
    }
    recordFigures([
      figures('importing it: file to preview', preview, 'ms', null),
      figures('importing it: click on Import to “Saved”', commit, 'ms', null),
      figures('source list and last text on the screen', median(starts.map(({ usable }) => usable)), 'ms', {
        most: 2_000,
      }),
      figures(
        'click on another source just then, to its paint',
        median(starts.map(({ click }) => click)),
        'ms',
        null,
      ),
      figures('everything loaded', median(starts.map(({ complete }) => complete)), 'ms', null),
      figures('largest heap meanwhile', median(starts.map(({ peak }) => peak)), 'MB', { most: 500 }),
      figures('heap when everything is loaded', median(starts.map(({ heap }) => heap)), 'MB', { most: 500 }),
    ]);
  } finally {
    await app.remove();
  }
});

interface Start {
  /** Milliseconds from the navigation. */
  readonly usable: number;
  readonly complete: number;
  /** Milliseconds from a click at that moment to the other text. */
  readonly click: number;
  /** Megabytes of the page's heap, as it is and after a collection. */
  readonly peak: number;
  readonly heap: number;
}

async function measureStart(page: Page, entry: string): Promise<Start> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_000_000;
  };
  let peak = 0;
  const sampling = setInterval(() => {
    void heap().then(
      (now) => {
        peak = Math.max(peak, now);
      },
      () => undefined,
    );
  }, 200);
  try {
    await page.goto(entry, { waitUntil: 'commit' });
    const usable = await timeWhen(page, () => {
      const painted = [...CSS.highlights].some(([name, { size }]) => name.includes('mark-') && size > 0);
      const listed = document.querySelectorAll('[aria-label="Source list"] > li').length > 5;
      return painted && listed && document.querySelector('[role="document"] p') !== null;
    });
    const clicked = performance.now();
    await page.getByRole('listitem', { name: 'Report 5', exact: true }).getByRole('button').click();
    await expect(page.getByRole('document', { name: 'Report 5', exact: true })).not.toBeEmpty();
    const click = performance.now() - clicked;
    const complete = await timeWhen(page, () => {
      const words = document.querySelector('.status-line')?.textContent ?? '';
      return words.includes('200,000 marks') && !words.includes('Loading');
    });
    await page.getByRole('listitem', { name: 'Report 3', exact: true }).getByRole('button').click();
    await page.waitForTimeout(1_000);
    peak = Math.max(peak, await heap());
    await session.send('HeapProfiler.collectGarbage');
    return { usable, click, complete, peak, heap: await heap() };
  } finally {
    clearInterval(sampling);
  }
}

/** Milliseconds from the page's navigation to the first frame in which the condition holds. */
async function timeWhen(page: Page, holds: () => boolean): Promise<number> {
  const handle = await page.waitForFunction(holds, undefined, { polling: 'raf', timeout: 60_000 });
  await handle.dispose();
  return page.evaluate(() => performance.now());
}
