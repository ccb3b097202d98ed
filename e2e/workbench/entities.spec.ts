// The registry: picking, making, naming, merging, splitting, and tagging everything at once; each taken back by undo.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectExactQuotes, quotesOf, stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const first =
  'Paper A\n\nLayla Shamrun signed for nineteen. Dr. Shamrun said no more. Shamruni is another name.\nNobody asked L. Shamrun again.';
const second = 'Paper B\n\nA second paper quotes LAYLA SHAMRUN and Tomas Vurren.';
const given = [
  { name: 'a.txt', bytes: first },
  { name: 'b.txt', bytes: second },
];

async function openEntity(bench: Workbench, page: Page, name: string): Promise<void> {
  await bench.openTab('Entities');
  await page
    .getByRole('list', { name: 'Entity registry' })
    .getByRole('listitem', { name, exact: true })
    .getByRole('button')
    .click();
  await expect(page.getByRole('region', { name: `Entity ${name}` })).toBeVisible();
}

test('best match first, one more key for a new one, alias on request', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Picker', given);
  await bench.openSource('Paper A');
  await bench.markNewEntity('Layla Shamrun');
  await bench.select('Dr. Shamrun');
  await page.keyboard.press('e');
  await expect(bench.picker).toHaveValue('Dr. Shamrun');
  await page.keyboard.type('layla sh');
  await expect(page.getByRole('option').first()).toContainText('Layla Shamrun');
  await page.keyboard.press('Alt+a');
  await page.keyboard.press('Enter');
  await expect(bench.marks).toHaveCount(2);
  await bench.select('Nobody');
  await page.keyboard.press('e');
  await page.keyboard.press('Control+Enter');
  await expect(bench.marks).toHaveCount(3);
  await bench.openTab('Entities');
  const registry = page.getByRole('list', { name: 'Entity registry' });
  await expect(registry.getByRole('button', { name: /Layla Shamrun .* 2 mentions$/ })).toBeVisible();
  await expect(registry.getByRole('button', { name: /Nobody .* 1 mention$/ })).toBeVisible();
  const exported = await bench.exportCorpus();
  const shamrun = exported.entities.find((entity) => entity.name === 'Layla Shamrun');
  expect(shamrun?.aliases).toEqual(['Dr. Shamrun']);
  expect(exported.entities.map((entity) => entity.name).sort()).toEqual(['Layla Shamrun', 'Nobody']);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  expect((await bench.exportCorpus()).entities).toMatchObject([{ name: 'Layla Shamrun', aliases: [] }]);
});

test('rename and retype, each undone', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Renamed', given);
  await bench.openSource('Paper A');
  await bench.markNewEntity('Layla Shamrun');
  await openEntity(bench, page, 'Layla Shamrun');
  await page.getByRole('radio', { name: 'Details' }).check({ force: true });
  const name = bench.inspector.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Layla al-Shamrun');
  await name.press('Enter');
  await expect(page.getByRole('heading', { name: 'Layla al-Shamrun' })).toBeVisible();
  await bench.inspector.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Organisation' });
  expect((await bench.exportCorpus()).entities).toMatchObject([
    { name: 'Layla al-Shamrun', type: 'organisation' },
  ]);
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  expect((await bench.exportCorpus()).entities).toMatchObject([{ name: 'Layla Shamrun', type: 'person' }]);
});

test('merge, take back, split, undo', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Merged', given);
  await bench.openSource('Paper A');
  await bench.markNewEntity('Layla Shamrun');
  await bench.markNewEntity('Dr. Shamrun');
  const before = stateOf(await bench.exportCorpus());
  await openEntity(bench, page, 'Dr. Shamrun');
  await page.getByRole('button', { name: 'Merge into…' }).click();
  const dialog = bench.dialog('Merge Dr. Shamrun');
  await dialog.getByRole('combobox', { name: 'Entity' }).fill('Layla');
  await dialog.getByRole('option').first().click();
  await dialog.getByRole('button', { name: 'Merge into Layla Shamrun' }).click();
  await expect(page.getByRole('radio', { name: 'Mentions 2' })).toBeVisible();
  const merged = await bench.exportCorpus();
  const target = merged.entities.find((entity) => entity.name === 'Layla Shamrun');
  expect(merged.entities.find((entity) => entity.name === 'Dr. Shamrun')?.mergedInto).toBe(target?.id);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('radio', { name: 'Mentions 1' })).toBeVisible();
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('radio', { name: 'Mentions 2' })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('radio', { name: 'Mentions 1' })).toBeVisible();
  expect(stateOf(await bench.exportCorpus())).toEqual(before);

  await bench.select('L. Shamrun');
  await page.keyboard.press('e');
  await page.keyboard.type('Layla');
  await page.keyboard.press('Enter');
  await expect(bench.marks).toHaveCount(3);
  await openEntity(bench, page, 'Layla Shamrun');
  await page.getByRole('checkbox', { name: /L\. Shamrun/ }).check();
  await page.getByRole('button', { name: /^Split off 1/ }).click();
  const split = bench.dialog('Split Layla Shamrun');
  await split.getByRole('textbox').fill('Leon Shamrun');
  await split.getByRole('button', { name: 'Split off 1' }).click();
  await expect(page.getByRole('radio', { name: 'Mentions 1' })).toBeVisible();
  const after = await bench.exportCorpus();
  const leon = after.entities.find((entity) => entity.name === 'Leon Shamrun');
  expect(after.annotations.filter((mark) => mark.entityId === leon?.id).length).toBe(1);
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  expect((await bench.exportCorpus()).entities.length).toBe(2);
});

test('all occurrences in this source and in the corpus, one undo for all', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('All', given);
  await bench.openSource('Paper A');
  await bench.markNewEntity('Layla Shamrun');
  await openEntity(bench, page, 'Layla Shamrun');
  await page.getByRole('radio', { name: 'Details' }).check({ force: true });
  await bench.inspector.getByRole('textbox', { name: 'New alias' }).fill('Shamrun');
  await page.keyboard.press('Enter');
  const before = await bench.exportCorpus();
  await bench.text.focus();
  await bench.clickOn('Layla Shamrun');
  await page.keyboard.press('t');
  const dialog = bench.dialog('Tag all occurrences');
  const occurrences = dialog.getByRole('list', { name: 'Occurrences' }).getByRole('listitem');
  await expect(dialog.getByRole('button', { name: 'Tag 2' })).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Whole words' }).uncheck();
  await expect(dialog.getByRole('button', { name: 'Tag 3' })).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Whole words' }).check();
  await dialog.getByRole('radio', { name: 'Whole corpus' }).check({ force: true });
  await expect(dialog.getByRole('button', { name: 'Tag 3' })).toBeVisible();
  await expect(occurrences).toHaveCount(4);
  await dialog.getByRole('button', { name: 'Tag 3' }).click();
  await expect(dialog).toBeHidden();
  const tagged = await bench.exportCorpus();
  expect(expectExactQuotes(tagged)).toBe(4);
  expect(quotesOf(tagged).sort()).toEqual(['LAYLA SHAMRUN', 'Layla Shamrun', 'Shamrun', 'Shamrun']);
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  expect(stateOf(await bench.exportCorpus())).toEqual(stateOf(before));
});

test('from the registry to a page and back by keyboard: the filter, the row and the focus are kept', async ({
  app,
}) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('There and back', given);
  await bench.openSource('Paper A');
  await bench.markNewEntity('Layla Shamrun');
  await bench.markNewEntity('Nobody');
  await bench.openTab('Entities');
  const filter = bench.inspector.getByRole('searchbox', { name: 'Filter entities' });
  await filter.fill('nob');
  const row = page.getByRole('list', { name: 'Entity registry' }).getByRole('button', { name: /^Nobody/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(bench.inspector.getByRole('heading', { name: 'Nobody' })).toBeFocused();
  await bench.inspector.getByRole('button', { name: 'Back to the registry' }).press('Enter');
  await expect(filter).toHaveValue('nob');
  await expect(row).toBeFocused();
});
