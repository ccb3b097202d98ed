// The list of sources, the corpora of this computer, and what is remembered of the analyst's wishes.
import { expect, test } from '../fixtures.ts';
import { stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const given = [
  { name: 'c.txt', bytes: 'Cedar paper\n\nThird in the alphabet.' },
  { name: 'a.txt', bytes: 'Amber paper\n\nFirst in the alphabet.' },
  { name: 'b.txt', bytes: 'Birch paper\n\nSecond in the alphabet.' },
];
const titles = (bench: Workbench) =>
  bench.sources.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));

test('sources are sorted, filtered, grouped and given a status', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Sorted', given);
  const imported = await titles(bench);
  expect(imported).toHaveLength(3);
  const menu = page.getByRole('button', { name: 'Sort and group sources' });
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: 'By title' }).click();
  await expect.poll(() => titles(bench)).toEqual(['Amber paper', 'Birch paper', 'Cedar paper']);
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('birch');
  await expect(bench.sources).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(bench.sources).toHaveCount(3);
  await bench.openSource('Birch paper');
  await bench.command('Set this source to done');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(bench.sources).toHaveCount(1);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: 'Reading status', exact: true }).click();
  await expect
    .poll(() => titles(bench))
    .toEqual(['Group Unread', 'Amber paper', 'Cedar paper', 'Group Done', 'Birch paper']);
  const { sources } = await bench.exportCorpus();
  expect(sources.find((source) => source.title === 'Birch paper')?.readStatus).toBe('done');
});

test('removing sources is one step and undone whole', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Removed', given);
  await bench.openSource('Amber paper');
  await bench.markNote('First');
  const before = stateOf(await bench.exportCorpus());
  await page.getByRole('button', { name: 'Select several sources' }).click();
  await bench.source('Amber paper').getByRole('button').click();
  await bench.source('Cedar paper').getByRole('button').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(bench.source('Amber paper')).toBeHidden();
  await expect(bench.source('Cedar paper')).toBeHidden();
  const removed = await bench.exportCorpus();
  expect(removed.sources.map((source) => source.title)).toEqual(['Birch paper']);
  expect(removed.annotations).toEqual([]);
  await page.keyboard.press('Control+Z');
  await expect(bench.source('Amber paper')).toBeVisible();
  expect(stateOf(await bench.exportCorpus())).toEqual(before);
});

test('next and previous source by their keys', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Stepped', given);
  const [first = '', second = ''] = (await titles(bench)).map((title) => title ?? '');
  await bench.openSource(first);
  await bench.text.focus();
  await page.keyboard.press('}');
  await expect(page.getByRole('document', { name: second })).not.toBeEmpty();
  await page.keyboard.press('{');
  await expect(page.getByRole('document', { name: first })).not.toBeEmpty();
});

test('source details are edited, and unknown stays unknown', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Details', [{ name: 'a.txt', bytes: 'Amber paper\n\nFirst.' }]);
  await bench.openTab('Source');
  const field = (name: string) => bench.inspector.getByRole('textbox', { name, exact: true });
  await field('Publisher').fill('The Courier');
  await field('Authors').fill('Ann Lee\nBo Chen');
  await field('Published').fill('2026-09');
  await field('URL').fill('https://example.org/a');
  await bench.inspector.getByRole('combobox', { name: 'Reliability' }).selectOption('C');
  await field('Notes').fill('Found on paper.');
  await field('Title').fill('The amber paper');
  await bench.text.focus();
  const [source] = (await bench.exportCorpus()).sources;
  await expect(app.page.getByRole('document', { name: 'The amber paper', exact: true })).toBeVisible();
  expect(source).toMatchObject({
    title: 'The amber paper',
    publisher: 'The Courier',
    authors: ['Ann Lee', 'Bo Chen'],
    publishedOn: { value: '2026-09', to: null, precision: 'month', basis: 'stated' },
    url: 'https://example.org/a',
    reliability: 'C',
    notes: 'Found on paper.',
    retrievedOn: null,
    language: null,
    interest: '',
  });
});

test('corpora are made, switched, renamed, closed and deleted', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Second corpus');
  await expect(page.getByText('This corpus has no texts yet')).toBeVisible();
  await page.getByRole('button', { name: /^Corpus: Second corpus/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'The Tell Munqar explosion' }).click();
  await expect(page).toHaveTitle(/^The Tell Munqar explosion/);
  await expect(bench.text).not.toBeEmpty();
  await page.keyboard.press('Control+Shift+K');
  const dialog = bench.dialog('Corpora');
  await dialog.getByRole('button', { name: 'Rename Second corpus' }).click();
  await dialog.getByRole('textbox', { name: 'New title of Second corpus' }).fill('Renamed corpus');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem', { name: 'Renamed corpus' })).toBeVisible();
  const pencil = dialog.getByRole('button', { name: 'Rename Renamed corpus' });
  await expect(pencil).toBeFocused();
  for (const key of ['Escape', 'Enter']) {
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'New title of Renamed corpus' })).toBeFocused();
    await page.keyboard.press(key);
    await expect(pencil).toBeFocused();
  }
  await dialog.getByRole('button', { name: 'Delete Renamed corpus' }).click();
  const sure = bench.dialog('Delete Renamed corpus?');
  await expect(sure.getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await sure.getByRole('textbox').fill('Renamed corpus');
  await sure.getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close this corpus' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No corpus is open')).toBeVisible();
});

test('renaming the open corpus shows everywhere and is exported', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Before');
  await page.keyboard.press('Control+Shift+K');
  await bench.dialog('Corpora').getByRole('button', { name: 'Rename Before' }).click();
  await bench.dialog('Corpora').getByRole('textbox', { name: 'New title of Before' }).fill('After');
  await page.keyboard.press('Enter');
  await expect(bench.dialog('Corpora').getByRole('listitem', { name: 'After' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/^After/);
  await expect(page.getByRole('button', { name: /^Corpus: After/ })).toBeVisible();
  expect((await bench.exportCorpus()).corpus.title).toBe('After');
});

test('settings stay: name, theme, face, size', async ({ app }) => {
  let bench = new Workbench(app.page);
  await expect(bench.text).not.toBeEmpty();
  await bench.signAs('Grace');
  await app.page.keyboard.press('Control+,');
  const settings = bench.dialog('Settings');
  await settings.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await settings.getByRole('radio', { name: 'Sans' }).check({ force: true });
  await settings.getByRole('slider').fill('21');
  await expect(settings).toContainText('21 px');
  await app.page.keyboard.press('Escape');
  const look = () =>
    bench.text.evaluate((root) => {
      const { fontSize, fontFamily, color } = getComputedStyle(root);
      return { fontSize, fontFamily, color };
    });
  const before = await look();
  expect(before.fontSize).toBe('21px');
  bench = new Workbench(await app.restart());
  await expect(bench.text).not.toBeEmpty();
  expect(await look()).toEqual(before);
  await app.page.keyboard.press('Control+,');
  await expect(bench.dialog('Settings').getByLabel('Analyst’s name')).toHaveValue('Grace');
});
