// Native files in a worker of Chromium: reading and writing against JSON.parse and JSON.stringify of the same data.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { test } from '@playwright/test';
import { launchBenchBrowser, withBenchPage } from './bench-browser.ts';
import type { CorpusPlan } from './bench-corpus.ts';
import { writeNativeFile } from './bench-corpus.ts';
import { figureOf, median, recordFigures } from './figures.ts';

let browser: Browser;
let folder: string;
test.beforeAll(async () => {
  browser = await launchBenchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'glossator-bench-'));
});
test.afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Chooses a file of that plan in a fresh page and resolves with what `measure` gives and the file's bytes. */
async function withFile<Result>(plan: CorpusPlan, measure: (page: Page) => Promise<Result>) {
  const path = join(folder, 'bench.glossator.json');
  await writeNativeFile(plan, path);
  const { size } = await stat(path);
  const result = await withBenchPage(browser, async (page) => {
    await page.setInputFiles('input', path);
    return measure(page);
  });
  await rm(path);
  return { result, size };
}

const megabyte = 1_000_000;

test('100,000 marks', async () => {
  const figures = figureOf('native file, 100,000 marks');
  const plan = {
    sources: [{ title: 'Report', count: 1_000, length: 10_000, lines: 60, marks: 100 }],
    entities: 5_000,
  };
  const { result, size } = await withFile(plan, (page) =>
    page.evaluate(() => window.glossatorBench.timeNativeFile('whole', 5)),
  );
  const [stringify, write] = [median(result.stringify), median(result.write)];
  const [parse, read] = [median(result.parse), median(result.read)];
  recordFigures([
    figures('size of the file', size / megabyte, 'MB', null),
    figures('JSON.stringify', stringify, 'ms', null),
    figures('export', write, 'ms', null),
    figures('export, of JSON.stringify', write / stringify, '×', { most: 3 }),
    figures('JSON.parse', parse, 'ms', null),
    figures('parse, check and preview', read, 'ms', null),
    figures('parse, check and preview, of JSON.parse', read / parse, '×', { most: 3 }),
  ]);
});

test('a file over 200 MB', async () => {
  const figures = figureOf('native file over 200 MB');
  const plan = {
    sources: [{ title: 'Report', count: 9_000, length: 20_000, lines: 120, marks: 10 }],
    entities: 5_000,
  };
  const { result, size } = await withFile(plan, (page) =>
    page.evaluate(() => window.glossatorBench.timeNativeFile('stream', 1)),
  );
  recordFigures([
    figures('size of the file', size / megabyte, 'MB', { least: 200 }),
    figures('marks read in pieces', result.marks, 'count', { least: 90_000 }),
    figures('reading in pieces', result.read, 'ms', null),
    figures('written in pieces', result.written / megabyte, 'MB', { least: 200 }),
    figures('writing in pieces', result.write, 'ms', null),
    figures('longest piece', result.longestPiece / megabyte, 'MB', { most: 1 }),
  ]);
});
