// Backups on disk, made and restored in the app; what a corpus is made of cannot be undone.
import { expect, test } from '../fixtures.ts';
import { stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

test('a backup is restored as a corpus of its own, equal in state', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Dam', [
    { name: 'a.txt', bytes: '\ufeffThe dam held 💡 until Friday.\r\nNobody said why.' },
    { name: 'b.txt', bytes: Buffer.from('Das Rückhaltebecken war voll, hieß es.', 'latin1') },
  ]);
  await bench.markNote('until Friday');
  await bench.markNewEntity('dam');
  await bench.saved();
  const before = await bench.exportCorpus();

  await bench.command('Backups');
  const dialog = bench.dialog('Backups');
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  const rows = dialog.getByRole('list', { name: 'Backups' }).getByRole('listitem').filter({ hasText: 'Dam' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('2 sources · 2 marks');
  await dialog.getByRole('button', { name: 'Done' }).click();
  // What comes after the backup is not in it.
  await bench.markNote('Nobody');
  await bench.saved();

  await bench.command('Backups');
  await rows.last().getByRole('button', { name: 'Restore' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle(/^Dam \(backup of \d{4}-\d\d-\d\d\)/);
  await expect(bench.sources).toHaveCount(2);
  await bench.saved();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.keyboard.press('Control+Z');
  await expect(bench.sources).toHaveCount(2);
  const restored = await bench.exportCorpus();
  expect({ ...stateOf(restored), corpus: before.corpus }).toEqual(stateOf(before));
  expect(restored.corpus).toEqual({ ...before.corpus, title: restored.corpus.title });
  const labels = restored.journal.map((entry) => entry.label);
  expect(labels.slice(0, -1)).toEqual(before.journal.map((entry) => entry.label));
  expect(labels.at(-1)).toMatch(/^Restored /);

  await bench.markNote('Nobody');
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/^Undone/);
  await bench.saved();
  expect((await bench.exportCorpus()).annotations).toEqual(restored.annotations);
  expect(app.faults).toEqual([]);
});

test('the first undo after the first start does not empty the window', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.saved();
  await expect(bench.sources.first()).toBeVisible();
  const sources = await bench.sources.count();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await expect(bench.sources).toHaveCount(sources);
  await bench.openTab('Journal');
  await expect(bench.inspector.getByText(/^Opened “/)).toBeVisible();
  const again = new Workbench(await app.restart());
  await again.saved();
  await expect(again.page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});
