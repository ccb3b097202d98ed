// Every format against the native one, of the same corpus, in a worker of Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { launchBenchBrowser, withBenchPage } from './bench-browser.ts';
import { writeNativeFile } from './bench-corpus.ts';
import { figureOf, median, recordFigures } from './figures.ts';

/** 1,000 sources and 100,000 marks. */
const plan = {
  sources: [{ title: 'Report', count: 1_000, length: 10_000, lines: 60, marks: 100 }],
  entities: 5_000,
};

/** How many times the native export a format may take: one text, or a zip that is compressed as well. */
const most = { text: 5, zip: 15 } as const;

test('100,000 marks in every format', async () => {
  const figures = figureOf('export, 1,000 sources and 100,000 marks');
  const folder = await mkdtemp(join(tmpdir(), 'glossator-bench-'));
  const browser = await launchBenchBrowser();
  try {
    const path = join(folder, 'bench.glossator.json');
    await writeNativeFile(plan, path);
    const times = await withBenchPage(browser, async (page) => {
      await page.setInputFiles('input', path);
      return page.evaluate(() => window.glossatorBench.timeExports(5));
    });
    const native = median(times.flatMap((each) => each.native));
    recordFigures([
      figures('native', native, 'ms', null),
      ...times.flatMap(({ id, isZip, native: before, write }) => [
        figures(id, median(write), 'ms', null),
        figures(
          `${id}, of the native export before it`,
          median(write.map((time, index) => time / (before[index] ?? Number.NaN))),
          '×',
          { most: isZip ? most.zip : most.text },
        ),
      ]),
    ]);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});
