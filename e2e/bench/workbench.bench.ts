// The whole application at work: marking in a long text, going from source to source, filters, the picker, undo.
import type { CDPSession } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { BenchApp } from './bench-app.ts';
import { launchBenchBrowser } from './bench-browser.ts';
import { costsOfAdding } from './costs-of-adding.ts';

import { figureOf, median, percentile, recordFigures } from './figures.ts';
import { traceMainThread } from './main-thread-work.ts';
import { framesOfClaim, selectWords, timeCommits, traceClaims } from './making-marks.ts';
import { timeToPaint } from './page-watch.ts';

let app: BenchApp;
let session: CDPSession;
test.beforeAll(async () => {
  test.setTimeout(5 * 60_000);
  app = await BenchApp.make();
  await app.start();
  await app.fill({
    sources: [
      { title: 'Long report', count: 1, length: 1_000_000, lines: 6_000, marks: 10_000 },
      { title: 'Report', count: 40, length: 95_000, lines: 600, marks: 1_000 },
    ],
    entities: 5_000,
  });
  session = await app.page.context().newCDPSession(app.page);
});
test.afterAll(() => app?.remove());

async function openLongReport(): Promise<void> {
  // It is the first row, and the list holds only the rows in view.
  await app.page.getByRole('list', { name: 'Source list' }).evaluate((list) => {
    list.parentElement?.scrollTo(0, 0);
  });
  await app.workbench.openSource('Long report 1');
  await app.workbench.openTab('Marks');
  // Until all of it is filled: the figures are of a text at rest.
  await app.page.waitForTimeout(4_000);
}

for (const { name, everyPanel } of [
  { name: 'inspector open', everyPanel: false },
  { name: 'every panel open', everyPanel: true },
]) {
  test(`making a mark, ${name}`, async () => {
    const { page, workbench } = app;
    await openLongReport();
    const area = `making a mark, ${name}`;
    const figures = figureOf(area);
    const sources = page.getByRole('navigation', { name: 'Sources' });
    if (everyPanel) {
      await expect(sources).toBeVisible();
      await workbench.inspector.getByRole('button', { name: /^More filters/ }).click();
      await page.keyboard.press('Control+F');
      await page.getByRole('searchbox', { name: 'Find in text' }).fill('ceasefire');
      await workbench.text.focus();
    } else {
      await page.getByRole('button', { name: 'Hide the list of sources' }).click();
      await expect(sources).toBeHidden();
    }
    await traceClaims(page, session, 3);
    const costs = await traceClaims(page, session, 40);
    const frames = [];
    for (let index = 0; index < 5; index++) frames.push(await framesOfClaim(page, index));
    const commits = await timeCommits(page, 40);
    if (!everyPanel) await page.getByRole('button', { name: 'Show the list of sources' }).click();
    const browser = await launchBenchBrowser();
    const theirs = await costsOfAdding(browser, 'peer-ranges', 30).finally(() => browser.close());
    const paints = costs.map(({ paint }) => paint);
    const lists = costs.map(({ list }) => list);
    recordFigures([
      figures('1 MB, 10,000 marks: key to end of paint, work, p95', percentile(paints, 0.95), 'ms', {
        most: 8,
      }),
      figures('1 MB, 10,000 marks: key to end of paint, work, median', median(paints), 'ms', null),
      figures('the peer’s work, median', median(theirs), 'ms', null),
      figures('less than the peer’s (medians)', median(theirs) / median(paints), '×', { least: 3 }),
      figures('with the list one frame later, work, median', median(lists), 'ms', null),
      figures('with the list one frame later, work, p95', percentile(lists, 0.95), 'ms', null),
      figures('frame that paints the mark', median(frames.map(({ paint }) => paint)), 'count', { most: 1 }),
      figures('frame that has it in the list', median(frames.map(({ list }) => list)), 'count', { most: 2 }),
      figures('key to “Saved”, p95', percentile(commits, 0.95), 'ms', { most: 50 }),
    ]);
  });
}

test('from the click on another source to its paint', async () => {
  const { page, workbench } = app;
  const figures = figureOf('opening a source');
  const times: number[] = [];
  for (let number = 1; number <= 40; number++) {
    const title = `Report ${number}`;
    const row = workbench.source(title).getByRole('button');
    await row.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const shown = await page.evaluateHandle(
      (name) => () => {
        const text = document.querySelector('[role="document"]');
        const painted = [...CSS.highlights].some(([key, { size }]) => key.includes('mark-') && size > 0);
        return text?.getAttribute('aria-label') === name && text.querySelector('p') !== null && painted;
      },
      title,
    );
    times.push(await timeToPaint(page, 'click', shown, () => row.click()));
    await shown.dispose();
  }
  recordFigures([
    figures('95 KB, 1,000 marks: click to paint, p95', percentile(times, 0.95), 'ms', { most: 100 }),
    figures('95 KB, 1,000 marks: click to paint, median', median(times), 'ms', null),
  ]);
});

test('a filter over 10,000 rows', async () => {
  const { page, workbench } = app;
  const figures = figureOf('filtering');
  await openLongReport();
  const field = workbench.inspector.getByRole('searchbox', { name: 'Filter marks' });
  const times: number[] = [];
  for (const letter of 'scrmnpgwdb') {
    await field.fill('');
    await page.waitForTimeout(200);
    await field.focus();
    const before = await workbench.inspector.locator('.filter-count').innerText();
    const shown = await page.evaluateHandle(
      (words) => () => {
        const now = document.querySelector<HTMLElement>('.filter-count')?.innerText;
        return now !== undefined && now !== words && / of /.test(now);
      },
      before,
    );
    times.push(await timeToPaint(page, 'keydown', shown, () => page.keyboard.press(letter)));
    await shown.dispose();
  }
  await field.fill('');
  recordFigures([
    figures('10,000 rows: letter to list, p95', percentile(times, 0.95), 'ms', { most: 50 }),
    figures('10,000 rows: letter to list, median', median(times), 'ms', null),
  ]);
});

test('the first letter in the entity picker', async () => {
  const { page, workbench } = app;
  const figures = figureOf('entity picker');
  await openLongReport();
  const times: number[] = [];
  for (const letter of 'scrmnpgwdb') {
    await selectWords(page, times.length);
    await page.keyboard.press('e');
    await expect(workbench.picker).toBeFocused();
    await page.waitForTimeout(200);
    const shown = await page.evaluateHandle((typed) => {
      const first = () => document.querySelector('[role="option"]')?.textContent ?? '';
      const before = first();
      return () => {
        const input = document.querySelector<HTMLInputElement>('input[role="combobox"]');
        return input?.value === typed && first() !== before;
      };
    }, letter);
    times.push(await timeToPaint(page, 'keydown', shown, () => page.keyboard.press(letter)));
    await shown.dispose();
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  recordFigures([
    figures('5,000 entities: first letter to matches, p95', percentile(times, 0.95), 'ms', { most: 50 }),
    figures('5,000 entities: first letter to matches, median', median(times), 'ms', null),
  ]);
});

test('undo of a bulk of 5,000 marks', async () => {
  const { page, workbench } = app;
  const figures = figureOf('undo of 5,000 marks');
  await openLongReport();
  const { inspector } = workbench;
  const more = inspector.getByRole('button', { name: /^More filters/ });
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  await inspector
    .getByRole('button', { name: /^Draft/ })
    .first()
    .click();
  await inspector.getByRole('button', { name: 'Select all' }).click();
  const chosen = await inspector.getByText(/selected$/).innerText();
  expect(Number(chosen.replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(5_000);
  const counted = await page.evaluateHandle(() => {
    const count = () => document.querySelector('.status-line')?.textContent ?? '';
    return { count, before: count() };
  });
  await inspector
    .getByRole('toolbar', { name: 'Selected marks' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect.poll(() => counted.evaluate(({ count, before }) => count() === before)).toBe(false);
  await workbench.saved();
  await page.waitForTimeout(1_000);
  const restored = await page.evaluateHandle(
    ({ count, before }) =>
      () =>
        count() === before,
    counted,
  );
  let time = 0;
  const trace = await traceMainThread(session, 'bench-undo', async () => {
    await page.evaluate(() => performance.mark('bench-undo'));
    time = await timeToPaint(page, 'click', restored, () =>
      page.getByRole('button', { name: 'Undo', exact: true }).click(),
    );
    await page.waitForTimeout(1_500);
  });
  const [begin = 0] = trace.marks('bench-undo');
  const longest = Math.max(...trace.tasks.filter((task) => task.start > begin).map(({ work }) => work));
  recordFigures([
    figures('click to everything back on the screen', time, 'ms', { most: 1_000 }),
    figures('longest task, work', longest, 'ms', { most: 50 }),
  ]);
});
