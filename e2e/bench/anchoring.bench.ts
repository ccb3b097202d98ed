// A new version of a text with 5,000 marks and 5 % edits, in the whole application: how long, how smooth, how right.
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { expect, test } from '@playwright/test';
import {
  editText,
  makeText,
  placesOf,
  randomPassages,
  survivor,
  vocabulary,
} from '../../shared/anchoring/edited-text.test-support.ts';
import type { Range } from '../../shared/model/span.ts';
import { seededRandom } from '../../shared/store/seeded.test-support.ts';
import { makeSpan } from '../../shared/text/make-span.ts';
import type { ExportedCorpus, ExportedMark } from '../workbench/exported-corpus.ts';
import { BenchApp } from './bench-app.ts';
import { figureOf, median, recordFigures } from './figures.ts';
import { type MainThreadTrace, traceMainThread } from './main-thread-work.ts';
import { timeToPaint } from './page-watch.ts';

const length = 100_000;
const markCount = 5_000;
const rounds = 5;

const random = seededRandom(11);
const words = vocabulary(random, 8_000);
const old = makeText(random, { length, words, boilerplate: 0.05 });
const edited = editText(random, old, { rate: 0.05, words: vocabulary(random, 8_000), paragraphs: false });
// Each passage once: equal notes would be one.
const passages = [
  ...new Map(
    randomPassages(random, old, 2 * markCount, 20).map((range) => [`${range.start} ${range.end}`, range]),
  ).values(),
].slice(0, markCount);
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

let app: BenchApp;
let session: CDPSession;
test.beforeAll(async () => {
  test.setTimeout(5 * 60_000);
  app = await BenchApp.make();
  const { page } = await app.start();
  await app.workbench.makeCorpus('Bench');
  await app.workbench.signAs('Ada');
  const file = join(tmpdir(), `glossator-anchoring-${process.pid}.glossator.json`);
  await writeFile(file, nativeFile());
  await page.getByLabel('Texts to open', { exact: true }).setInputFiles(file);
  const preview = app.workbench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 60_000 });
  await expect(preview).toBeHidden({ timeout: 60_000 });
  await expect(app.workbench.status).toHaveText('Saved', { timeout: 60_000 });
  await rm(file);
  session = await page.context().newCDPSession(page);
});
test.afterAll(() => app?.remove());

function nativeFile(): string {
  return JSON.stringify({
    format: 'glossator-corpus',
    version: 1,
    offsetUnit: 'utf-16',
    generator: 'bench',
    exportedAt: '2026-01-01T00:00:00Z',
    corpus: { id: idOf(1), title: 'Bench', description: '', yardstick: 'icd203' },
    sources: [
      {
        id: idOf(2),
        position: 1,
        title: 'Report',
        fileName: 'report.txt',
        text: old,
        sha256: createHash('sha256').update(old).digest('hex'),
        length: old.length,
      },
    ],
    annotations: passages.map((range, index) => ({
      id: idOf(1_000 + index),
      sourceId: idOf(2),
      kind: 'note',
      spans: [makeSpan(old, range)],
    })),
  });
}

/** The longest task of the window's thread, in milliseconds of its own work. */
function longestTask(trace: MainThreadTrace): number {
  return Math.max(0, ...trace.tasks.map((task) => task.work));
}

test('5,000 marks in 100 KB with 5 % edits', async () => {
  test.setTimeout(5 * 60_000);
  const { page, workbench } = app;
  const figures = figureOf('a new version, 5,000 marks in 100 KB, 5 % edits');
  const dialog = workbench.dialog('Replace with a new version');
  const replace = dialog.getByRole('button', { name: 'Replace the text' });
  const reviewShown = await page.evaluateHandle(() => () => document.querySelector('.review-row') !== null);
  const times: number[] = [];
  const longest: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await workbench.command('Replace with a new version');
    await dialog.getByLabel('Or paste the new text').fill(edited.text);
    const trace = await traceMainThread(session, 'bench-version', async () => {
      await page.evaluate(() => performance.mark('bench-version'));
      const compare = dialog.getByRole('button', { name: 'Compare the pasted text' });
      times.push(await timeToPaint(page, 'click', reviewShown, () => compare.click()));
    });
    longest.push(longestTask(trace));
    if (round < rounds - 1) await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  const commit = await traceMainThread(session, 'bench-commit', async () => {
    await page.evaluate(() => performance.mark('bench-commit'));
    await replace.click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(workbench.status).toHaveText('Saved', { timeout: 30_000 });
    await page.waitForTimeout(1_000);
  });
  const { survived, found, wrong } = judge((await workbench.exportCorpus()) as ExportedCorpus);
  const undo = await traceMainThread(session, 'bench-undo', async () => {
    await page.evaluate(() => performance.mark('bench-undo'));
    await page.keyboard.press('Control+Z');
    await expect(workbench.announced).toContainText('Undone', { timeout: 30_000 });
    await page.waitForTimeout(1_000);
  });
  await expect(workbench.text).toContainText(old.slice(0, 60));
  recordFigures([
    figures('from the click to the painted review', median(times), 'ms', { most: 1_000 }),
    figures('longest task of the window until then', Math.max(...longest), 'ms', { most: 50 }),
    figures('longest task while it is stored', longestTask(commit), 'ms', { most: 50 }),
    figures('longest task of its undo', longestTask(undo), 'ms', { most: 50 }),
    figures('quotes that survive', survived, 'count', null),
    figures('of them found for sure, per cent', (100 * found) / survived, 'count', { least: 99 }),
    figures('wrong ones taken for sure', wrong, 'count', { most: 0 }),
  ]);
});

/** The marks of the new version against the truth. */
function judge(corpus: ExportedCorpus) {
  const marks = new Map(corpus.annotations.map((mark) => [mark.id, mark]));
  const places = placesOf(edited, old.length);
  const judged = { survived: 0, found: 0, wrong: 0 };
  passages.forEach((passage, index) => {
    const truth = survivor(places, passage);
    const mark = marks.get(idOf(1_000 + index));
    const sure = mark !== undefined && (mark.anchor === 'exact' || mark.anchor === 'moved');
    if (truth) judged.survived++;
    if (sure && truth && stands(mark, truth)) judged.found++;
    else if (sure) judged.wrong++;
  });
  return judged;
}

function stands(mark: ExportedMark, { start, end }: Range): boolean {
  return mark.spans[0]?.start === start && mark.spans[0].end === end;
}
