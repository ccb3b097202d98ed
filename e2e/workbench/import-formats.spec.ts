// Import from other tools: every format of the registry back from our own export, Hypothesis onto a source that is here,
// broken files. What would come in is shown first; it comes in as one step.
import { mkdir, writeFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { findExporter } from '../../shared/export/registry.ts';
import { importers } from '../../shared/import/registry.ts';
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const figure = (page: Page, name: string) =>
  page
    .getByRole('definition')
    .filter({ has: page.locator(`xpath=preceding-sibling::dt[contains(., "${name}")]`) });
async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
const size = (page: Page) => page.getByText(/^\d[\d,]* sources? · /);

test('every format comes back from our own export, as one step that one undo takes back', async ({ app }) => {
  const { page } = app;
  // A format of one file and one that is a zip tell enough of the other shell: what reads them is the same code.
  const looped = app.shell === 'loopback' ? importers : importers.slice(0, 2);
  test.setTimeout(60_000 + looped.length * 25_000);
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await expect(bench.status).toHaveText('Saved');
  const sample = await size(page).innerText();
  const files = new Map<string, { name: string; bytes: Buffer }>();
  for (const { id } of looped) {
    const exporter = findExporter(id);
    expect(exporter, `${id} is written too`).toBeDefined();
    await bench.command(`Export as ${exporter?.label}…`);
    const downloading = page.waitForEvent('download');
    await bench.dialog('Export').getByRole('button', { name: 'Export', exact: true }).click();
    const download = await downloading;
    await expect(bench.dialog('Export')).toBeHidden();
    files.set(id, { name: download.suggestedFilename(), bytes: await bytesOf(download) });
  }
  for (const [id, file] of files)
    await test.step(id, async () => {
      await bench.makeCorpus(`From ${id}`);
      await bench.giveFiles([file]);
      const dialog = bench.dialog('Import preview');
      await expect(dialog.getByLabel('Format')).toHaveValue(id);
      const button = dialog.getByRole('button', { name: 'Import', exact: true });
      await expect(button).toBeEnabled({ timeout: 20_000 });
      await expect(dialog.getByRole('alert')).toHaveCount(0);
      await expect(dialog.getByRole('region', { name: 'Refused' })).toHaveCount(0);
      await expect(dialog.getByRole('region', { name: 'Could not be anchored' })).toHaveCount(0);
      await button.click();
      await expect(dialog).toBeHidden({ timeout: 20_000 });
      await expect(bench.announced).toHaveText(/^Imported/);
      await expect(bench.status).toHaveText('Saved');
      await expect(bench.text).not.toBeEmpty();
      const [sources] = sample.split(' · ');
      await expect(size(page)).toHaveText(new RegExp(`^${sources} · [1-9]`));
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(size(page)).toHaveText(/^0 sources · 0 marks/);
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
      await expect(size(page)).toHaveText(new RegExp(`^${sources} · [1-9]`));
      await expect(bench.status).toHaveText('Saved');
    });
  expect(app.faults).toEqual([]);
});

const text =
  'A ship 🚢 left Bir Sayhal.\r\nNine people died, said Dr. Layla Shamrun, who was there.\r\nNine people died.';
/** Offsets as Hypothesis counts them: UTF-16 units. */
const selectors = (quote: string, at = text.indexOf(quote)) => [
  { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 9 },
  { type: 'TextPositionSelector', start: at, end: at + quote.length },
  { type: 'TextQuoteSelector', exact: quote, prefix: text.slice(Math.max(0, at - 20), at), suffix: '' },
];
const row = (id: string, selector: object[], more: object = {}) => ({
  id,
  uri: 'https://example.org/ship',
  user: 'acct:felicity@hypothes.is',
  created: '2026-09-11T10:00:00.000000+00:00',
  updated: '2026-09-11T10:00:00.000000+00:00',
  text: '',
  tags: [],
  group: '__world__',
  document: { title: ['The ship'] },
  target: [{ source: 'https://example.org/ship', selector }],
  ...more,
});
const rows = [
  row('a', selectors('Nine people died', text.lastIndexOf('Nine')), {
    text: 'Twice the same words',
    tags: ['toll'],
  }),
  row('b', selectors('Dr. Layla Shamrun'), { tags: ['Person'] }),
  row('c', selectors('words of an earlier edition of this report', 3)),
  row('d', [
    { type: 'RangeSelector', startContainer: '/p', endContainer: '/p', startOffset: 0, endOffset: 2 },
  ]),
  row('e', [], { references: ['a'], text: 'Indeed', target: [] }),
];
const hypothesis = { name: 'found.json', bytes: Buffer.from(JSON.stringify({ total: rows.length, rows })) };

test('Hypothesis meets a source that is here: shown first, then the marks stand, one undo takes them back', async ({
  app,
}) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Ships', [{ name: 'ship.txt', bytes: Buffer.from(text) }]);
  await bench.giveFiles([hypothesis]);
  const dialog = bench.dialog('Import preview');
  await expect(dialog).toContainText('2 of 3 marks on 1 source of found.json come in');
  await expect(figure(page, 'In their place')).toHaveText('2');
  await expect(figure(page, 'Not anchored')).toHaveText('1');
  await expect(dialog).toContainText('Offsets count UTF-16 units');
  const sources = dialog.getByRole('region', { name: 'Sources' });
  await expect(sources).toContainText('ship');
  await expect(sources).toContainText('Found by its quotes');
  const lost = dialog.getByRole('region', { name: 'Could not be anchored' });
  await expect(lost).toContainText('words of an earlier edition of this report');
  await expect(lost).toContainText('found.json annotation 3');
  const left = dialog.getByRole('region', { name: 'Left out' });
  await expect(left).toContainText('Passages that are named neither by a quote nor by offsets');
  await expect(left).toContainText('Replies stand in the comment');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsIn(page), colorScheme).toEqual([]);
  }
  // Another way to read them is another preview: tags instead of entities.
  await dialog.getByLabel('Labels become').selectOption('tags');
  await expect(dialog.getByRole('row', { name: /^Entities/ })).toHaveCount(0);
  await dialog.getByLabel('Labels become').selectOption('known');
  await expect(dialog.getByRole('row', { name: /^Entities/ })).toHaveText(/^Entities\s*1/);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  const marks = bench.inspector.getByRole('list', { name: 'Marks' });
  await expect(marks.getByRole('listitem')).toHaveCount(2);
  await expect(marks).toContainText('Dr. Layla Shamrun');
  await expect(marks).toContainText('Twice the same words');
  await expect(marks).toContainText('toll');
  await expect(bench.status).toHaveText('Saved');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(size(page)).toHaveText('1 source · 0 marks');
  // Once more, the same file: it meets itself, and brings nothing new the third time.
  await bench.giveFiles([hypothesis]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(size(page)).toHaveText('1 source · 2 marks');
  await expect(bench.status).toHaveText('Saved');
  await bench.giveFiles([hypothesis]);
  // The address of the source, which only the file knew, came in with the marks: there is nothing to ask about.
  await expect(dialog).toContainText('holds nothing that is not here already');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  expect(app.faults).toEqual([]);
});

test('a broken file of any format is told in a sentence, and nothing is changed', async ({ app }) => {
  const { page } = app;
  test.setTimeout(30_000 + importers.length * 6_000);
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await expect(bench.status).toHaveText('Saved');
  const before = await size(page).innerText();
  for (const { id, label, extensions } of importers)
    await test.step(id, async () => {
      await bench.command(`Import from ${label}…`);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByLabel('Format')).toHaveValue(id);
      await expect(bench.dialog('Import from another tool')).toBeVisible();
      const name = `broken${extensions[0]}`;
      await page
        .getByLabel('Files to import')
        .setInputFiles({ name, mimeType: '', buffer: Buffer.from('\u0001{"text": "no end') });
      const alert = bench.dialog('Import preview').getByRole('alert');
      await expect(alert).toHaveText(/^.{20,}\.$/s);
      await expect(alert).not.toContainText(/undefined|TypeError|not a function|Unexpected token/);
      await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });
  await expect(size(page)).toHaveText(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  expect(app.faults).toEqual([]);
});

test('texts and annotations of brat go together; files of no format say so', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Standoff');
  await bench.command('Import from another tool…');
  await expect(bench.dialog('Import from another tool')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  const dialog = bench.dialog('Import preview');
  await page.getByLabel('Files to import').setInputFiles([
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Ada left 🚢 Unter Linden.') },
    {
      name: 'note.ann',
      mimeType: '',
      buffer: Buffer.from('T1\tPerson 0 3\tAda\nT2\tLocation 11 23\tUnter Linden\n'),
    },
  ]);
  await expect(dialog.getByLabel('Format')).toHaveValue('brat');
  await expect(dialog).toContainText('All 2 marks on 1 source');
  await expect(dialog.getByRole('region', { name: 'Sources' })).toContainText('New, with its text');
  // Other files in the same dialog.
  await page
    .getByLabel('Files to import')
    .setInputFiles({ name: 'shopping.json', mimeType: '', buffer: Buffer.from('{"eggs": 6}') });
  await expect(dialog.getByRole('alert')).toContainText('none of the formats that are read');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await dialog.getByLabel('Format').selectOption('web-annotation');
  await expect(dialog.getByRole('alert')).toContainText('shopping.json holds no annotations of the web');
  // A line whose text is longer than what is looked at may be doccano's: it is offered, and says what it is not.
  await page.keyboard.press('Escape');
  const long = JSON.stringify({ text: 'word '.repeat(5_000) });
  await bench.giveFiles([{ name: 'long.jsonl', bytes: Buffer.from(long) }]);
  await expect(dialog.getByLabel('Format')).toHaveValue('doccano');
  await expect(dialog.getByRole('alert')).toContainText('long.jsonl holds no document of doccano');
});

test('a folder of texts that brat annotated is opened as such', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Folder');
  const folder = test.info().outputPath('annotated');
  await mkdir(`${folder}/part`, { recursive: true });
  await writeFile(`${folder}/part/note.txt`, 'Ada left 🚢 Unter Linden.');
  await writeFile(`${folder}/part/note.ann`, 'T1\tPerson 0 3\tAda\n');
  await writeFile(`${folder}/package.json`, '{"private": true}');
  await page.getByLabel('Folder of texts to open', { exact: true }).setInputFiles(folder);
  const dialog = bench.dialog('Import preview');
  await expect(dialog.getByLabel('Format')).toHaveValue('brat');
  await expect(dialog.getByRole('region', { name: 'Files' })).not.toContainText('package.json');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(size(page)).toHaveText('1 source · 1 mark');
  await expect(bench.text).toContainText('Ada left');
  expect(app.faults).toEqual([]);
});
