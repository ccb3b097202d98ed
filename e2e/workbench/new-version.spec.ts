// A new version of a text takes the place of the old one: marks are found again, reviewed, stored, and all of it undone.
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolation } from './no-violation.ts';
import { type GivenFile, Workbench } from './workbench.ts';

const title = 'Report of the harbour office.';
const first = [
  title,
  'The grey ship sailed on Friday with nine men on board.',
  'The minister denied the report about the accident on Saturday.',
  'Forty people died when the northern pier fell into the sea.',
  'Nobody at the office wanted to say any more about it.',
].join('\n');
const second = [
  title,
  'Corrected on Monday.',
  'The grey ship sailed on Friday with nine men on board.',
  'The minister denied the story about the accident on Saturday.',
  'Nobody at the office wanted to say any more about it.',
].join('\n');

const file = (name: string, bytes: string): GivenFile => ({ name, bytes });

/** A corpus with four notes: one that moves, one that is changed, one that is lost, one that stays. */
async function marked(bench: Workbench): Promise<void> {
  await bench.startCorpus('Versions', [file('harbour.txt', first)]);
  for (const words of [
    'harbour office',
    'grey ship',
    'denied the report about the accident',
    'Forty people died',
  ])
    await bench.markNote(words);
  await bench.saved();
}

function dialogOf(bench: Workbench): Locator {
  return bench.dialog('Replace with a new version');
}

async function reviewSecond(bench: Workbench, bytes = second): Promise<Locator> {
  await bench.command('Replace with a new version');
  const dialog = dialogOf(bench);
  await dialog.getByLabel('File of the new version').setInputFiles({
    name: 'harbour-2.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(bytes),
  });
  await expect(dialog.getByRole('button', { name: 'Replace the text' })).toBeVisible();
  return dialog;
}

/** Stores what was decided; the dialog closes when it is stored. */
async function replaceText(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Replace the text' }).click();
  await expect(dialog).toBeHidden();
}

const rowsOf = (dialog: Locator) =>
  dialog.getByRole('list', { name: 'Marks of the old version' }).getByRole('listitem');

/** The marks as exported: quote, state, and whether the quote stands there. */
async function exported(bench: Workbench) {
  const corpus = await bench.exportCorpus();
  const texts = new Map(corpus.sources.map((source) => [source.id, source.text ?? '']));
  return Object.fromEntries(
    corpus.annotations.map((mark) => {
      const span = mark.spans[0];
      const there = texts.get(mark.sourceId)?.slice(span?.start, span?.end);
      return [span?.quote, { anchor: mark.anchor, isThere: there === span?.quote }];
    }),
  );
}

test('the whole way: review, decide, store, reload, undo, redo', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await marked(bench);
  const before = await bench.exportCorpus();

  const dialog = await reviewSecond(bench);
  for (const group of ['All 4', 'In place 1', 'Moved 1', 'Uncertain 1', 'Lost 1'])
    await expect(dialog.getByRole('radio', { name: group })).toBeVisible();
  await expect(rowsOf(dialog)).toHaveCount(1);
  const compared = dialog.getByRole('region', { name: 'Before and now' });
  await expect(compared.locator('del')).toHaveText('report');
  await expect(compared.locator('ins')).toHaveText('story');
  await rowsOf(dialog).getByRole('button').focus();
  await page.keyboard.press('a');
  await expect(rowsOf(dialog)).toContainText('Accepted');
  await expect(dialog.getByRole('status')).toHaveText('Every uncertain mark is decided.');
  await dialog.getByRole('radio', { name: 'Lost 1' }).check();
  await expect(compared).toContainText('Not in the new text.');
  await replaceText(dialog);
  await bench.saved();

  await expect(bench.text).toContainText('Corrected on Monday.');
  await expect(bench.sources).toHaveCount(1);
  await expect(bench.marks).toHaveCount(4);
  const after = {
    'harbour office': { anchor: 'exact', isThere: true },
    'grey ship': { anchor: 'moved', isThere: true },
    'denied the story about the accident': { anchor: 'moved', isThere: true },
    'Forty people died': { anchor: 'lost', isThere: false },
  };
  expect(await exported(bench)).toEqual(after);

  await page.reload();
  await expect(bench.text).toContainText('Corrected on Monday.');
  await expect(bench.marks).toHaveCount(4);
  expect(await exported(bench)).toEqual(after);

  await page.keyboard.press('Control+Z');
  await expect(bench.text).toContainText('Forty people died');
  await expect(bench.text).not.toContainText('Corrected on Monday.');
  await bench.saved();
  const undone = await bench.exportCorpus();
  expect({ ...undone, exportedAt: '', journal: [] }).toEqual({ ...before, exportedAt: '', journal: [] });

  await page.keyboard.press('Control+Shift+Z');
  await expect(bench.text).toContainText('Corrected on Monday.');
  await bench.saved();
  expect(await exported(bench)).toEqual(after);
  expect(app.faults).toEqual([]);
});

test('left open, a mark is decided in the inspector; a lost one is placed by hand', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await marked(bench);
  const dialog = await reviewSecond(bench);
  await replaceText(dialog);

  await bench.inspector.getByRole('button', { name: /^To place/ }).click();
  await expect(bench.marks).toHaveCount(2);
  await bench.marks.filter({ hasText: 'denied the report' }).getByRole('button').click();
  const unsure = bench.inspector.getByRole('region', { name: 'Uncertain place' });
  await expect(unsure.locator('ins')).toHaveText('story');
  await unsure.getByRole('button', { name: 'Accept this place' }).click();
  await expect(unsure).toBeHidden();
  await bench.saved();
  expect((await exported(bench))['denied the story about the accident']).toEqual({
    anchor: 'moved',
    isThere: true,
  });

  await page.keyboard.press('Control+Z');
  await bench.marks.filter({ hasText: 'denied the report' }).getByRole('button').click();
  await unsure.getByRole('button', { name: 'Not here' }).click();
  await expect(bench.inspector.getByRole('region', { name: 'Lost place' })).toBeVisible();

  await bench.marks.filter({ hasText: 'Forty people died' }).getByRole('button').click();
  const lost = bench.inspector.getByRole('region', { name: 'Lost place' });
  await expect(lost).toContainText('Forty people died');
  await expect(lost.getByRole('button', { name: 'Place the mark here' })).toBeDisabled();
  await bench.clickOn('Nobody', 2);
  await expect(lost.getByRole('button', { name: 'Place the mark here' })).toBeEnabled();
  await bench.select('wanted to say');
  await lost.getByRole('button', { name: 'Place the mark here' }).click();
  await expect(lost).toBeHidden();
  await bench.saved();
  expect((await exported(bench))['wanted to say']).toEqual({ anchor: 'exact', isThere: true });
  expect(app.faults).toEqual([]);
});

test('the earlier version stays readable, folded under the newest', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await marked(bench);
  const dialog = await reviewSecond(bench);
  await replaceText(dialog);
  await expect(bench.sources).toHaveCount(1);
  await bench.openTab('Source');
  const versions = bench.inspector.getByRole('region', { name: 'Versions' });
  await versions.getByRole('button', { name: /^First: harbour.txt/ }).click();
  await expect(bench.text).toContainText('Forty people died');
  await expect(bench.sources).toHaveCount(2);
  await expect(bench.sources.nth(1)).toContainText('Earlier version');
  await bench.command('Replace with a new version');
  await expect(bench.announced).toContainText('This is an earlier version');
  await page.getByRole('button', { name: 'Open the newest version' }).click();
  await expect(bench.text).toContainText('Corrected on Monday.');
  await expect(bench.sources).toHaveCount(1);
  expect(app.faults).toEqual([]);
});

test('what cannot be a new version says why, and nothing is changed', async ({ app }) => {
  const bench = new Workbench(app.page);
  await marked(bench);
  await bench.command('Replace with a new version');
  const dialog = dialogOf(bench);
  const give = (name: string, buffer: Buffer) =>
    dialog.getByLabel('File of the new version').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await give('harbour.txt', Buffer.from(first));
  await expect(dialog.getByRole('alert')).toContainText('nothing would change');
  await give('empty.txt', Buffer.alloc(0));
  await expect(dialog.getByRole('alert')).toContainText(/empty/i);
  await dialog.getByLabel('Or paste the new text').fill(first);
  await dialog.getByRole('button', { name: 'Compare the pasted text' }).click();
  await expect(dialog.getByRole('alert')).toContainText('nothing would change');
  await dialog.getByLabel('Or paste the new text').fill(second);
  await dialog.getByRole('button', { name: 'Compare the pasted text' }).click();
  await expect(dialog.getByRole('radio', { name: 'Uncertain 1' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.text).toContainText('Forty people died');
  await expect(bench.sources).toHaveCount(1);
  expect(app.faults).toEqual([]);
});

test('a text of the same file name can become the new version from the import report', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await marked(bench);
  await bench.giveFiles([file('harbour.txt', second)]);
  const report = bench.dialog('Import report');
  await expect(report).toContainText('has the same file name and another text');
  await report.getByRole('button', { name: 'Make it the new version…' }).click();
  const dialog = dialogOf(bench);
  await dialog.getByRole('button', { name: 'Reject all uncertain' }).click();
  await replaceText(dialog);
  await bench.saved();
  await expect(bench.sources).toHaveCount(1);
  expect((await exported(bench))['denied the report about the accident']?.anchor).toBe('lost');
  await page.keyboard.press('Control+Z');
  await expect(bench.text).toContainText('Forty people died');
  await expect(bench.sources).toHaveCount(2);
  expect(app.faults).toEqual([]);
});

test('the question for a name leaves the review standing', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await bench.saved();
  const dialog = await reviewSecond(bench);
  await dialog.getByRole('radio', { name: /^Lost/ }).check();
  const question = bench.dialog('Your name');
  for (const dismissal of ['Not now', 'Close']) {
    await dialog.getByRole('button', { name: 'Replace the text' }).click();
    await question.getByRole('button', { name: dismissal }).click();
    await expect(question).toBeHidden();
    await expect(dialog.getByRole('radio', { name: /^Lost/ })).toBeChecked();
  }
  await dialog.getByRole('button', { name: 'Replace the text' }).click();
  await bench.nameAnalyst('Ada');
  await expect(dialog).toBeHidden();
  await expect(bench.text).toContainText('Corrected on Monday.');
  await bench.saved();
  expect(app.faults).toEqual([]);
});

test('in a window that can only read', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await marked(bench);
  const other = await page.context().newPage();
  await other.goto(new URL('/', page.url()).href);
  const reading = new Workbench(other);
  await expect(reading.status).toHaveText(/Reading only.*another window/);
  await other.keyboard.press('Control+K');
  const palette = reading.dialog('All commands');
  await palette.getByRole('combobox').fill('Replace with a new version');
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-disabled', 'true');
  await other.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`no violation of accessibility in the ${theme} theme`, async ({ app }) => {
    const { page } = app;
    const look = theme === 'light' ? 'all' : 'colours';
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const bench = new Workbench(page);
    await marked(bench);
    await bench.command('Replace with a new version');
    await expectNoViolation(page, 'choice of a text', look);
    await dialogOf(bench).getByRole('button', { name: 'Cancel' }).click();
    const dialog = await reviewSecond(bench);
    await expectNoViolation(page, 'review', look);
    await replaceText(dialog);
    await bench.marks.filter({ hasText: 'denied the report' }).getByRole('button').click();
    await expect(bench.inspector.getByRole('region', { name: 'Uncertain place' })).toBeVisible();
    await expectNoViolation(page, 'uncertain mark', look);
    await bench.openTab('Source');
    await expectNoViolation(page, 'versions', look);
  });
