// The native file there and back: byte for byte, into an empty corpus and into one that knows some of it already.
import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { pageOnly } from '../page-only.ts';
import type { ExportedCorpus } from './exported-corpus.ts';
import { expectExactQuotes, stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const name = 'corpus.glossator.json';

/** Without the moment of writing, the only thing that may differ. */
const timeless = (text: string) => text.replace(/"exportedAt": ?"[^"]*"/, '"exportedAt": ""');

async function importNative(bench: Workbench, bytes: string): Promise<void> {
  await bench.giveFiles([{ name, bytes }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.saved();
}

test('export, import into an empty corpus, export: the same bytes', async ({ app }) => {
  const bench = new Workbench(app.page);
  await expect(bench.text).not.toBeEmpty();
  const exported = await bench.exportText();
  await bench.makeCorpus('Copy');
  await importNative(bench, exported);
  await expect(bench.text).not.toBeEmpty();
  const again = await bench.exportText();
  const before = JSON.parse(exported) as ExportedCorpus;
  const after = JSON.parse(again) as ExportedCorpus;
  expect(stateOf(after)).toEqual(stateOf(before));
  const withoutJournal = (corpus: ExportedCorpus) => timeless(JSON.stringify({ ...corpus, journal: [] }));
  expect(withoutJournal(after)).toBe(withoutJournal(before));
  expect(expectExactQuotes(after)).toBeGreaterThan(100);
});

test('two exports of one state are the same bytes', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await expect(bench.text).not.toBeEmpty();
  expect(timeless(await bench.exportText())).toBe(timeless(await bench.exportText()));
});

test('into a corpus that has some of it: counts, conflicts, one undo', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Mine', [{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await bench.markNote('Nineteen');
  await bench.form('Note').getByRole('textbox', { name: 'Comment' }).fill('as it was');
  await bench.text.focus();
  const theirs = JSON.parse(await bench.exportText()) as ExportedCorpus;
  await bench.form('Note').getByRole('textbox', { name: 'Comment' }).fill('ours');
  await bench.text.focus();
  const ours = await bench.exportCorpus();
  const changed = {
    ...theirs,
    annotations: theirs.annotations.map((mark) => ({ ...mark, comment: 'theirs' })),
  };
  await bench.giveFiles([{ name, bytes: JSON.stringify(changed) }]);
  const preview = bench.dialog('Import preview');
  const conflicts = preview.getByRole('region', { name: 'Conflicting' });
  await expect(conflicts).toContainText('ours');
  await expect(conflicts).toContainText('theirs');
  await preview.getByRole('button', { name: 'Close' }).last().click();
  await expect(preview).toBeHidden();
  expect(stateOf(await bench.exportCorpus())).toEqual(stateOf(ours));

  await bench.giveFiles([{ name, bytes: JSON.stringify(changed) }]);
  await conflicts.getByRole('button', { name: 'Take all of theirs' }).click();
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  expect((await bench.exportCorpus()).annotations[0]?.comment).toBe('theirs');
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/^Undone/);
  expect(stateOf(await bench.exportCorpus())).toEqual(stateOf(ours));
});

test('many conflicts scroll within the dialog, whose buttons stay where they are', { tag: pageOnly }, async ({
  app,
}) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Many', [{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await bench.markNote('Nineteen');
  const one = await bench.exportCorpus();
  const copies = (comment: string) => ({
    ...one,
    annotations: Array.from({ length: 30 }, (_, at) =>
      one.annotations.map((mark) => ({
        ...mark,
        id: `${String(at).padStart(8, '0')}${mark.id.slice(8)}`,
        comment,
      })),
    ).flat(),
  });
  await importNative(bench, JSON.stringify(copies('first')));
  await bench.giveFiles([{ name, bytes: JSON.stringify(copies('second')) }]);
  const preview = bench.dialog('Import preview');
  await expect(preview.getByRole('radio', { name: 'Theirs' })).toHaveCount(30);
  const isLonger = await preview.evaluate((dialog) => dialog.scrollHeight > dialog.clientHeight);
  expect(isLonger).toBe(false);
});

test('a file that does not fit its texts is refused and says where', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Refused', [{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await bench.markNote('Nineteen');
  const exported = await bench.exportCorpus();
  const broken = {
    ...exported,
    annotations: exported.annotations.map((mark) => ({
      ...mark,
      spans: mark.spans.map((span) => ({ ...span, start: span.start + 1, end: span.end + 1 })),
    })),
  };
  await bench.makeCorpus('Target');
  await bench.giveFiles([{ name, bytes: JSON.stringify(broken) }]);
  const preview = bench.dialog('Import preview');
  const refused = preview.getByRole('region', { name: 'Refused' });
  await expect(refused.getByRole('listitem')).toHaveCount(1);
  await expect(refused).toContainText('annotations');
  await expect(preview.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
  await preview.getByRole('button', { name: 'Close' }).last().click();
  await bench.giveFiles([{ name, bytes: '{ "format": "glossator-corpus", "version": 99 }' }]);
  await expect(refused).toContainText(/version/);
  await preview.getByRole('button', { name: 'Close' }).last().click();
  await bench.giveFiles([{ name, bytes: 'no JSON at all' }]);
  await expect(refused.getByRole('listitem')).toHaveCount(1);
  await preview.getByRole('button', { name: 'Close' }).last().click();
  expect((await bench.exportCorpus()).sources).toEqual([]);
});

test('without texts: refused where they are missing, taken where they are', { tag: pageOnly }, async ({
  app,
}) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Light', [{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await bench.markNote('Nineteen');
  await page.keyboard.press('Control+E');
  const dialog = bench.dialog('Export');
  await dialog.getByRole('checkbox', { name: /^With texts/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^With journal/ }).uncheck();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const path = await (await downloading).path();
  const light = readFileSync(path, 'utf8');
  const parsed = JSON.parse(light) as ExportedCorpus;
  expect(parsed.sources[0]).not.toHaveProperty('text');
  expect(parsed.annotations[0]?.spans[0]?.quote).toBe('Nineteen');
  await bench.makeCorpus('Bare');
  await bench.giveFiles([{ name, bytes: light }]);
  const preview = bench.dialog('Import preview');
  await expect(preview.getByRole('region', { name: 'Refused' })).toContainText(/text/i);
  await preview.getByRole('button', { name: 'Close' }).last().click();
  await bench.importFiles([{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await importNative(bench, light);
  const after = await bench.exportCorpus();
  expect(expectExactQuotes(after)).toBe(1);
  expect(after.sources.length).toBe(1);
});
