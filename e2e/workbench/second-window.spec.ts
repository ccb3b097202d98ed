// Everything that would write, tried in a window that may only read: it says so, nothing throws, nothing changes.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const text = 'The bridge stands. The road is cut. The bridge is guarded.';

/** What every command path says. */
const sentence = /only be read|another window/i;

test('no command writes, every one says why', async ({ app }) => {
  test.skip(app.shell !== 'loopback', 'the other shell opens one window only');
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Held', [
    { name: 'a.txt', bytes: text },
    { name: 'b.txt', bytes: 'Another text.' },
  ]);
  await bench.openSource('The bridge stands. The road is cut. The bridge is guarded.');
  await bench.markNewEntity('bridge');
  await bench.markClaim('road is cut');
  await page.keyboard.press('Escape');
  await bench.saved();
  const before = await bench.exportCorpus();
  const second = await page.context().newPage();
  await second.goto(new URL('/', page.url()).href);
  const other = new Workbench(second);
  await expect(other.status).toHaveText(/Reading only.*another window/);
  await expect(other.marks).toHaveCount(2);
  await tryMarking(second, other);
  await tryFields(other);
  await tryIncoming(second, other);
  await tryCorpora(second, other);
  expect(app.faults).toEqual([]);
  await expect(other.marks).toHaveCount(2);
  await second.close();
  expect(await bench.exportCorpus()).toEqual({ ...before, exportedAt: expect.any(String) });
});

/** The sentence was said anew: equal words come as another element. */
async function said(bench: Workbench): Promise<void> {
  const news = bench.announced.locator('span:not([data-heard])');
  await expect(news).toHaveText(sentence);
  await news.evaluate((span) => span.setAttribute('data-heard', ''));
}

async function tryMarking(page: Page, bench: Workbench): Promise<void> {
  for (const key of ['c', 'e', 'n', '1']) {
    await bench.select('guarded');
    await page.keyboard.press(key);
    if (key === 'e') {
      await expect(bench.picker).toBeFocused();
      await page.keyboard.press('Enter');
    }
    if (key !== '1') await said(bench);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  for (const key of [
    'Delete',
    'b',
    't',
    'a',
    's',
    'Control+Z',
    'Control+Y',
    'Control+Shift+V',
    'Control+O',
  ]) {
    await bench.clickOn('road is cut');
    await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
}

async function tryFields(bench: Workbench): Promise<void> {
  await bench.openTab('Source');
  for (const name of ['Title', 'Publisher', 'Authors', 'URL', 'Language', 'Interest', 'Notes'])
    await expect(bench.inspector.getByRole('textbox', { name, exact: true }), name).toBeDisabled();
  for (const name of ['Reliability', 'Encoding'])
    await expect(bench.inspector.getByRole('combobox', { name, exact: true }), name).toBeDisabled();
  await bench.openTab('Codebook');
  await expect(bench.inspector.getByRole('button', { name: /^Add / }).first()).toBeDisabled();
  await bench.openTab('Marks');
  await bench.marks.filter({ hasText: 'road is cut' }).getByRole('button').first().click();
  await expect(bench.form('Claim').getByLabel('Statement').last()).toBeDisabled();
  await expect(bench.form('Claim').getByRole('textbox', { name: 'Comment' })).toBeDisabled();
}

async function tryIncoming(page: Page, bench: Workbench): Promise<void> {
  await bench.giveFiles([{ name: 'c.txt', bytes: 'A third text.' }]);
  await said(bench);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Fallen.'], 'dropped.txt', { type: 'text/plain' }));
    return data;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await said(bench);
  await expect(bench.sources).toHaveCount(2);
  // Settings belong to the profile, not to the corpus: they may change anywhere.
  await bench.signAs('Grace');
}

async function tryCorpora(page: Page, bench: Workbench): Promise<void> {
  await page.keyboard.press('Control+Shift+K');
  const dialog = bench.dialog('Corpora');
  await dialog.getByRole('button', { name: 'Rename Held' }).click();
  const field = dialog.getByRole('textbox', { name: 'New title of Held' });
  await field.fill('Taken over');
  await field.press('Enter');
  await expect(dialog).toContainText(sentence);
  await expect(dialog.getByRole('listitem', { name: 'Held' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete Held' }).click();
  const question = bench.dialog(/Delete/);
  const confirm = question.getByRole('textbox');
  if (await confirm.count()) await confirm.fill('Held');
  await question
    .getByRole('button', { name: /Delete/ })
    .last()
    .click();
  await expect(question).toContainText(sentence);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}
