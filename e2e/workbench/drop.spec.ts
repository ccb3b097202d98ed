// Real files and folders dragged in from the desktop.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { pageOnly } from '../page-only.ts';
import { Workbench } from './workbench.ts';

const invitation = 'Drop texts, documents, folders or a corpus file to open them';

let folder = '';
test.beforeEach(async ({ shell }) => {
  test.skip(shell === 'electron', 'a drag from the desktop needs the debugging protocol of a page');
  folder = await mkdtemp(join(tmpdir(), 'glossator-drop-'));
  await mkdir(join(folder, 'Reports', 'inner'), { recursive: true });
  await writeFile(join(folder, 'loose.txt'), 'A text that lay beside the folder.');
  await writeFile(join(folder, 'Reports', 'b.txt'), 'Second text of the folder.');
  await writeFile(join(folder, 'Reports', 'a.txt'), 'First text of the folder.');
  await writeFile(join(folder, 'Reports', 'inner', 'c.md'), '# Third\n\nText of the folder.');
  await writeFile(join(folder, 'Reports', 'picture.jpg'), 'not a text');
  await writeFile(join(folder, 'Reports', '.hidden.txt'), 'not shown');
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the browser does when files are dragged over the window. */
async function dragOver(page: Page, files: readonly string[]): Promise<() => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
  await send('dragEnter');
  await send('dragOver');
  await expect(page.getByText(invitation)).toBeVisible();
  return () => send('drop');
}

test('a file and a folder come in together, folders as names', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Dropped');
  const address = page.url();
  await (await dragOver(page, [join(folder, 'loose.txt'), join(folder, 'Reports')]))();
  expect(await bench.readReport()).toMatch(/4 texts added/);
  expect(page.url()).toBe(address);
  const { sources } = await bench.exportCorpus();
  expect(sources.map(({ fileName, text }) => [fileName, text])).toEqual([
    ['loose.txt', 'A text that lay beside the folder.'],
    ['a.txt', 'First text of the folder.'],
    ['b.txt', 'Second text of the folder.'],
    ['inner/c.md', '# Third\n\nText of the folder.'],
  ]);
  await (await dragOver(page, [join(folder, 'Reports')]))();
  expect(await bench.readReport()).toMatch(/No texts added, 3 skipped/);
  expect(app.faults).toEqual([]);
});

test('what is dropped on a review waits until it is closed', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Dropped', [{ name: 'old.txt', bytes: 'The old text.' }]);
  await bench.command('Replace with a new version');
  const review = bench.dialog('Replace with a new version');
  await (await dragOver(app.page, [join(folder, 'loose.txt')]))();
  await expect(bench.announced).toHaveText('The files wait until this dialog is closed');
  await expect(review).toBeVisible();
  await review.getByRole('button', { name: 'Cancel' }).click();
  expect(await bench.readReport()).toMatch(/1 text added/);
  expect(app.faults).toEqual([]);
});

test('a drag that leaves the window changes nothing', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.saved();
  await expect(bench.text).not.toBeEmpty();
  const before = await bench.sources.count();
  await dragOver(page, [join(folder, 'loose.txt')]);
  // The protocol's own cancelling sends the page nothing; this is what leaving the window sends.
  await page.dispatchEvent('.drop-zone', 'dragleave', { relatedTarget: null });
  await expect(page.getByText(invitation)).toBeHidden();
  await expect(bench.sources).toHaveCount(before);
});

test('a corpus file is dropped and previewed', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Given', [{ name: 'a.txt', bytes: 'The bridge stands.' }]);
  await bench.markNote('bridge');
  await bench.saved();
  const path = join(folder, 'given.glossator.json');
  await writeFile(path, await bench.exportText());
  await bench.makeCorpus('Taken');
  await (await dragOver(page, [path]))();
  const preview = bench.dialog('Import preview');
  await expect(preview).toContainText('given.glossator.json comes into this empty corpus as it is.');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await expect(bench.marks).toHaveCount(1);
});
