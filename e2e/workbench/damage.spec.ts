// A database that was damaged: a sentence, a way to a backup, the other corpora usable; never an empty window.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const text = 'The lock gate failed on Monday. Two boats sank.';

/** Changes a corpus's rows behind the app's back; `title` is that of the listing. */
async function wreck(
  page: Page,
  title: string,
  what: 'header' | 'marks' | 'text' | 'database',
): Promise<void> {
  await page.evaluate(
    async ({ title, what }) => {
      const done = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const catalogue = await done(indexedDB.open('glossator-catalogue'));
      const rows = await done(catalogue.transaction('corpora').objectStore('corpora').getAll());
      catalogue.close();
      const { id } = rows.find((row) => row.title === title);
      const name = `glossator-corpus-${id}`;
      if (what === 'database') {
        await done(indexedDB.deleteDatabase(name));
        return;
      }
      const database = await done(indexedDB.open(name));
      const transaction = database.transaction(['packs', 'texts'], 'readwrite');
      const packs = transaction.objectStore('packs');
      if (what === 'header') await done(packs.delete(['corpus', '', 0]));
      if (what === 'text') await done(transaction.objectStore('texts').clear());
      if (what === 'marks')
        for (const row of await done(packs.getAll()))
          if (row.table === 'annotations') await done(packs.put({ ...row, lines: row.lines.slice(0, -20) }));
      database.close();
    },
    { title, what },
  );
}

async function corpusWithMark(page: Page): Promise<Workbench> {
  const bench = new Workbench(page);
  await bench.startCorpus('Harmed', [{ name: 'a.txt', bytes: text }]);
  await bench.markNote('lock gate');
  await bench.saved();
  await bench.command('Backups');
  const dialog = bench.dialog('Backups');
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('listitem')).not.toHaveCount(0);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return bench;
}

for (const what of ['header', 'marks', 'database'] as const)
  test(`${what} lost: told at the start, others open, the backup restores it`, async ({ app }) => {
    await corpusWithMark(app.page);
    await wreckClosed(app.page, what);
    const page = await app.restart();
    const bench = new Workbench(page);
    const alert = page.getByRole('alert').filter({ hasText: /backup/i });
    await expect(alert).toHaveText(/damaged|cannot be read|not in this profile/);
    await expect(alert).toHaveText(/[Rr]estore/);

    await page.keyboard.press('Control+Shift+K');
    await bench.dialog('Corpora').getByRole('listitem').last().getByRole('button').first().click();
    await expect(bench.text).not.toBeEmpty();
    await bench.saved();

    await bench.command('Backups');
    const backups = bench.dialog('Backups');
    await backups
      .getByRole('listitem')
      .filter({ hasText: 'Harmed' })
      .first()
      .getByRole('button', { name: 'Restore' })
      .click();
    await expect(page).toHaveTitle(/^Harmed/);
    await expect(bench.text).toContainText('Two boats sank');
    await expect(bench.marks).toHaveCount(1);
    await bench.saved();
    expect(app.faults).toEqual([]);
  });

test('a lost text is told in its place; the rest stays usable', async ({ app }) => {
  await corpusWithMark(app.page);
  await wreckClosed(app.page, 'text');
  const page = await app.restart();
  const bench = new Workbench(page);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    /lost the text.*Restore the last backup/,
  );
  await expect(bench.marks).toHaveCount(1);
  await bench.saved();
});

/** Wrecks the corpus in the window that has it open; nothing more is written until the restart. */
async function wreckClosed(page: Page, what: 'header' | 'marks' | 'text' | 'database'): Promise<void> {
  const bench = new Workbench(page);
  await bench.saved();
  // The place in the text is noted a moment after the last move.
  await page.waitForTimeout(600);
  await wreck(page, 'Harmed', what);
}
