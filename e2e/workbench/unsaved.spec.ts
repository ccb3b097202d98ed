// Leaving while something could not be stored: it asks, and a copy holds what is unsaved.
import type { Dialog, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { quotesOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

/** From now on every write of the window fails as on a full disk. */
async function failWrites(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    addEventListener('repair', () => {
      IDBObjectStore.prototype.put = put;
    });
  });
}

test('closing asks, a copy holds the unsaved mark, and trying again stores it', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Unsaved', [{ name: 'a.txt', bytes: 'The bridge stands. The road is cut.' }]);
  await bench.markNote('bridge');
  await bench.saved();
  await failWrites(page);
  await bench.markNote('road');
  await expect(bench.status).toHaveText(/^Not saved: .*full/);

  const asked: string[] = [];
  const stay = async (dialog: Dialog) => {
    asked.push(`${dialog.type()}: ${dialog.message()}`);
    // Electron's own window answers this one, by asking in its way.
    if (dialog.type() !== 'beforeunload' || !app.double) await dialog.dismiss();
  };
  page.on('dialog', stay);
  if (app.double) app.double.messageBoxAnswer = 0;
  if (app.shell !== 'electron') {
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatch(/^beforeunload/);
    if (app.double) expect(app.double.messageBoxes).toBe(1);
  }
  await bench.command('Close this corpus');
  await expect.poll(() => asked.at(-1)).toMatch(/^confirm: The last changes could not be saved/);
  await expect(bench.marks).toHaveCount(2);
  page.off('dialog', stay);

  await page.getByRole('button', { name: 'Save a copy…' }).click();
  const dialog = bench.dialog('Export');
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
  const copy = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  expect(quotesOf(copy)).toEqual(['bridge', 'road']);
  await expect(dialog).toBeHidden();

  await page.evaluate(() => dispatchEvent(new Event('repair')));
  await page.getByRole('button', { name: 'Try again' }).click();
  await bench.saved();
  const reopened = new Workbench(await app.restart());
  await expect(reopened.marks).toHaveCount(2);
});

test('losing the changes is a choice, and the corpus is whole without them', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Given up', [{ name: 'a.txt', bytes: 'The bridge stands. The road is cut.' }]);
  await bench.markNote('bridge');
  await bench.saved();
  await failWrites(page);
  await bench.markNote('road');
  await expect(bench.status).toHaveText(/^Not saved/);
  page.on('dialog', (dialog) => void dialog.accept());
  await bench.command('Close this corpus');
  await expect(bench.dialog('Corpora')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('repair')));
  await bench
    .dialog('Corpora')
    .getByRole('button', { name: /^Given up/ })
    .first()
    .click();
  await expect(bench.marks).toHaveCount(1);
  await bench.saved();
  expect(app.faults).toEqual([]);
});
