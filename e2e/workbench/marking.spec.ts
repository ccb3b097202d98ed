// Marks made with the mouse and with the keyboard; whatever was selected is exported with its exact quote.
import { expect, test } from '../fixtures.ts';
import { pageOnly } from '../page-only.ts';
import { expectExactQuotes, quotesOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const text = [
  'Harbour report',
  '',
  'Nineteen people had died by Tuesday, the health office said. The deputy blamed forty saboteurs.',
  'Two engineers, Mira Aldous and Tomas Varga, denied it.',
  '',
  'Nobody has shown the list.',
].join('\n');
const given = [{ name: 'harbour.txt', bytes: text }];

test('drag, double click and triple click select what they say', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Mouse');
  await bench.importFiles(given);
  await bench.select('forty saboteurs');
  await page.keyboard.press('n');
  await bench.nameAnalyst('Ada');
  await expect(bench.form('Note')).toBeVisible();
  await bench.clickOn('engineers', 2);
  await expect(bench.bar).toBeVisible();
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(2);
  await bench.clickOn('Nobody has shown', 3);
  await expect(bench.bar).toBeVisible();
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(3);
  const exported = await bench.exportCorpus();
  expect(quotesOf(exported)).toEqual(['forty saboteurs', 'engineers', 'Nobody has shown the list.']);
  expect(expectExactQuotes(exported)).toBe(3);
});

test('a plain click never creates and blanks are trimmed', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Trimmed', given);
  await bench.clickOn('Harbour report');
  await expect(bench.bar).toBeHidden();
  await bench.select(' the list');
  await bench.bar.getByRole('button', { name: 'Note' }).click();
  await expect(bench.form('Note')).toBeVisible();
  expect(quotesOf(await bench.exportCorpus())).toEqual(['the list']);
});

test('a drag that begins on selected text selects anew', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Again', given);
  await bench.dragOver('Two engineers, Mira Aldous');
  await expect(bench.bar).toBeVisible();
  await bench.dragOver('Mira');
  await bench.bar.getByRole('button', { name: 'Note' }).click();
  await expect(bench.form('Note')).toBeVisible();
  expect(quotesOf(await bench.exportCorpus())).toEqual(['Mira']);
});

test('the keyboard alone: from nothing to a claim, an entity and a note', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Keys only', given);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await bench.text.evaluate((root) => root === document.activeElement)) break;
  }
  await expect(bench.text).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let words = 0; words < 4; words++) await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(bench.bar).toBeVisible();
  await page.keyboard.press('c');
  const statement = bench.form('Claim').getByLabel('Statement').last();
  await expect(statement).toBeFocused();
  await page.keyboard.type('Nineteen are dead.');
  await page.keyboard.press('Escape');
  await expect(bench.text).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('e');
  await expect(bench.picker).toBeFocused();
  await page.keyboard.press('Alt+1');
  await expect(bench.picker).toBeHidden();
  await expect(bench.text).toBeFocused();

  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(bench.bar.getByRole('button', { name: 'Claim' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(bench.form('Note')).toBeVisible();
  const exported = await bench.exportCorpus();
  expect(expectExactQuotes(exported)).toBe(3);
  expect(quotesOf(exported, 'claim')).toEqual(['Nineteen people had died']);
  expect(quotesOf(exported, 'mention')).toEqual(['Two']);
  expect(quotesOf(exported, 'note')).toEqual(['list.']);
  expect(exported.annotations.find((mark) => mark.kind === 'claim')?.claim?.statement).toBe(
    'Nineteen are dead.',
  );
});

test('several passages, nested and overlapping marks', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Passages', given);
  await bench.select('Nobody has shown the list.');
  await bench.dragOver('Nineteen people had died', 'Control');
  await expect(bench.bar).toContainText('2 passages');
  await page.keyboard.press('c');
  await expect(bench.form('Claim')).toBeVisible();
  await page.keyboard.press('Escape');
  await bench.markNote('people had died by Tuesday');
  await bench.markNewEntity('people');
  await bench.markNote('Nineteen people');
  const exported = await bench.exportCorpus();
  expect(expectExactQuotes(exported)).toBe(5);
  // Passages stand in reading order, not in the order of the text.
  expect(quotesOf(exported, 'claim')).toEqual(['Nobody has shown the list. | Nineteen people had died']);
  expect(quotesOf(exported).length).toBe(4);

  await bench.clickOn('people had');
  const stack = page.getByRole('list', { name: 'Marks at this place' });
  await expect(stack.getByRole('listitem')).toHaveCount(4);
  await expect(bench.form('Entity')).toBeVisible();
  await page.keyboard.press('Alt+.');
  await expect(bench.form('Note')).toBeVisible();
});

test('the same passage: the same meaning opens what is there, another claim is allowed', {
  tag: pageOnly,
}, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Same', given);
  await bench.markNewEntity('Mira Aldous');
  await bench.select('Mira Aldous');
  await page.keyboard.press('e');
  await expect(page.getByRole('option', { name: /^Mira Aldous/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(bench.form('Entity')).toBeVisible();
  await expect(bench.marks).toHaveCount(1);
  await bench.markClaim('The deputy blamed forty saboteurs.');
  await page.keyboard.press('Escape');
  await bench.markClaim('The deputy blamed forty saboteurs.');
  await expect(bench.marks).toHaveCount(3);
});

test('a number makes a tagged note, and tags a selected mark', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await bench.signAs('Ada');
  const before = await bench.exportCorpus();
  await bench.giveFiles(given);
  await bench.readReport();
  await bench.select('forty saboteurs');
  await page.keyboard.press('2');
  await expect(bench.marks).toHaveCount(1);
  await page.keyboard.press('4');
  await page.keyboard.press('2');
  const exported = await bench.exportCorpus();
  const made = exported.annotations.filter((mark) => !before.annotations.some(({ id }) => id === mark.id));
  const names = made[0]?.tags.map((id) => exported.codebook.tags.find((tag) => tag.id === id)?.name);
  expect(made.length).toBe(1);
  expect(names).toEqual(['Figure']);
});

test('sticky mode: every selection becomes what was chosen', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Sticky', given);
  await bench.markNewEntity('Mira Aldous');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /Every selection becomes/ })).toBeVisible();
  await bench.dragOver('Nobody');
  await expect(bench.marks).toHaveCount(2);
  await bench.dragOver('The deputy');
  await expect(bench.marks).toHaveCount(3);
  await page.getByRole('button', { name: /Every selection becomes/ }).click();
  await bench.select('Harbour');
  await expect(bench.marks).toHaveCount(3);
  expect((await bench.exportCorpus()).entities.length).toBe(1);
});

test('W widens to word, sentence, paragraph', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Widened', given);
  await bench.select('saboteur');
  await page.keyboard.press('w');
  await page.keyboard.press('n');
  await bench.select('deputy bla');
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.keyboard.press('n');
  await bench.select('office sai');
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(3);
  const paragraph = text.split('\n')[2] ?? '';
  expect(quotesOf(await bench.exportCorpus())).toEqual([
    paragraph,
    'The deputy blamed forty saboteurs.',
    'saboteurs',
  ]);
});

test('boundaries by keyboard: kept with Enter, dropped with Escape; delete with undo', {
  tag: pageOnly,
}, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Boundaries', given);
  await bench.markNote('forty');
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Control+Alt+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(bench.announced).toHaveText('Changed passages');
  const quotes = quotesOf(await bench.exportCorpus());
  expect(quotes).toEqual(['blamed forty saboteurs']);
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  expect(quotesOf(await bench.exportCorpus())).toEqual(quotes);
  await bench.clickOn('forty');
  await page.keyboard.press('Delete');
  await expect(bench.marks).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(bench.marks).toHaveCount(1);
  expect(quotesOf(await bench.exportCorpus())).toEqual(quotes);
});

test('Escape goes back one level a press, and Delete in a field deletes no mark', { tag: pageOnly }, async ({
  app,
}) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Levels', given);
  await bench.select('forty');
  await page.keyboard.press('e');
  await expect(bench.picker).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bench.picker).toBeHidden();
  await expect(bench.text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bench.bar).toBeHidden();
  await bench.markClaim('forty saboteurs');
  await page.keyboard.type('typed');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await expect(bench.marks).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(bench.text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bench.form('Claim')).toBeHidden();
  await page.keyboard.press('Backspace');
  await expect(bench.marks).toHaveCount(1);
});
