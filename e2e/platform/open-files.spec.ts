// Folders and files of the command line, of a second start, and the same corpus after a restart, in every shell.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '../fixtures.ts';
import { Workbench } from '../workbench/workbench.ts';

const parent = await mkdtemp(join(tmpdir(), 'glossator-texts-'));
const folder = join(parent, 'Harbour reports');
const test = base.extend({ startArguments: [folder] });

test.beforeAll(async () => {
  await mkdir(join(folder, 'north'), { recursive: true });
  await writeFile(
    join(folder, 'north', 'first.txt'),
    'The harbour was closed on Monday.\r\nNobody said why.',
  );
  await writeFile(join(folder, 'second.md'), '# Second\n\nThe harbour opened again.');
  await writeFile(join(folder, '.hidden.txt'), 'never');
});
test.afterAll(() => rm(parent, { recursive: true, force: true }));

const sources = (page: Page) => page.getByRole('list', { name: 'Source list' }).getByRole('listitem');

test('a folder becomes a corpus, a second start adds to it, a restart keeps both', async ({ app }) => {
  await expect(sources(app.page)).toHaveCount(2);
  await expect(app.page.getByText('Harbour reports').first()).toBeVisible();

  const third = join(app.dataFolder, 'third.txt');
  await writeFile(third, 'A third report.');
  await app.openFiles([third]);
  await expect(sources(app.page)).toHaveCount(3);
  await expect(app.page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const page = await app.restart();
  await expect(sources(page)).toHaveCount(3);
  expect(app.faults).toEqual([]);
});

test('files that arrive during a review wait until it is closed', async ({ app }) => {
  const bench = new Workbench(app.page);
  expect(await bench.readReport()).toMatch(/2 texts added/);
  await sources(app.page).first().getByRole('button').click();
  await expect(bench.text).not.toBeEmpty();
  await bench.command('Replace with a new version');
  const review = bench.dialog('Replace with a new version');
  await review.getByLabel('Or paste the new text').fill('The harbour was closed on Tuesday.');
  await review.getByRole('button', { name: 'Compare the pasted text' }).click();
  await expect(review.getByRole('button', { name: 'Replace the text' })).toBeVisible();

  const late = join(app.dataFolder, 'late.txt');
  await writeFile(late, 'A report that came late.');
  await app.openFiles([late]);
  await expect(bench.announced).toHaveText('The files wait until this dialog is closed');
  await expect(review.getByRole('button', { name: 'Replace the text' })).toBeVisible();
  await review.getByRole('button', { name: 'Cancel' }).click();
  await expect(sources(app.page)).toHaveCount(3);
  expect(app.faults).toEqual([]);
});

test('files that arrive while a text is being pasted wait, and nothing typed is lost', async ({ app }) => {
  const bench = new Workbench(app.page);
  expect(await bench.readReport()).toMatch(/2 texts added/);
  await bench.command('Paste a text as source');
  const field = bench.dialog('Paste a text').getByLabel('Text', { exact: true });
  await field.fill('The ferry did not sail.');
  const late = join(app.dataFolder, 'late.txt');
  await writeFile(late, 'A report that came late.');
  await app.openFiles([late]);
  await expect(bench.announced).toHaveText('The files wait until this dialog is closed');
  await expect(field).toHaveValue('The ferry did not sail.');
  await bench.dialog('Paste a text').getByRole('button', { name: 'Add as source' }).click();
  await expect(sources(app.page)).toHaveCount(4);
  expect(app.faults).toEqual([]);
});
