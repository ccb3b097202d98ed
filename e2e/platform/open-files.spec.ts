// Folders and files of the command line, of a second start, and the same corpus after a restart, in every shell.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '../fixtures.ts';

const folder = join(await mkdtemp(join(tmpdir(), 'glossator-texts-')), 'Harbour reports');
await mkdir(join(folder, 'north'), { recursive: true });
await writeFile(join(folder, 'north', 'first.txt'), 'The harbour was closed on Monday.\r\nNobody said why.');
await writeFile(join(folder, 'second.md'), '# Second\n\nThe harbour opened again.');
await writeFile(join(folder, '.hidden.txt'), 'never');

const test = base.extend({ startArguments: [folder] });
test.afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

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
