// Real reports, annotated by hand elsewhere: imported, exported, and marked again by hand, with every quote exact.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import type { ExportedCorpus, ExportedMark } from './exported-corpus.ts';
import { expectExactQuotes } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const reference = process.env.GLOSSATOR_REFERENCE ?? '';
const goldFile = join(reference, 'gold/gold.glossator.json');

test.skip(!existsSync(goldFile), 'GLOSSATOR_REFERENCE names no folder with gold/gold.glossator.json');

const goldCorpus = () => JSON.parse(readFileSync(goldFile, 'utf8')) as ExportedCorpus;
const passages = ({ spans }: ExportedMark) => spans.map(({ start, end, quote }) => ({ start, end, quote }));

test('the reference corpus imports and exports with every quote exact', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Gold');
  await bench.giveFiles([{ name: 'gold.glossator.json', bytes: readFileSync(goldFile) }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  const exported = await bench.exportCorpus();
  const given = goldCorpus();
  const byId = (corpus: ExportedCorpus) =>
    Object.fromEntries(corpus.annotations.map((mark) => [mark.id, passages(mark)]));
  expect(byId(exported)).toEqual(byId(given));
  expect(exported.entities.length).toBe(given.entities.length);
  expect(expectExactQuotes(exported)).toBeGreaterThan(0);
});

test('claims are marked again by hand on their exact passages', async ({ app }) => {
  test.slow();
  const { page } = app;
  const bench = new Workbench(page);
  const gold = goldCorpus();
  const source = gold.sources.reduce((longest, next) =>
    next.text.length > longest.text.length ? next : longest,
  );
  const claims = gold.annotations.filter((mark) => mark.kind === 'claim' && mark.sourceId === source.id);
  const several = claims.filter((mark) => mark.spans.length > 1);
  const one = claims.filter((mark) => mark.spans.length === 1);
  const chosen = [...several, ...one.filter((_, index) => index % Math.ceil(one.length / 6) === 0)];
  expect(chosen.length).toBeGreaterThanOrEqual(10);
  await bench.startCorpus('By hand', [{ name: 'report.txt', bytes: source.text }]);
  for (const { spans } of chosen) {
    for (const [index, { quote, start }] of spans.entries()) {
      const occurrence = source.text.slice(0, start).split(quote).length - 1;
      await bench.dragOver(quote, index > 0 ? 'Control' : undefined, occurrence);
      await expect(bench.bar).toBeVisible();
    }
    await page.keyboard.press('c');
    await expect(bench.form('Claim').getByRole('textbox', { name: 'Statement' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(bench.text).toBeFocused();
  }
  const exported = await bench.exportCorpus();
  const sorted = (marks: readonly ExportedMark[]) =>
    marks.map(passages).sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
  expect(sorted(exported.annotations)).toEqual(sorted(chosen));
  expectExactQuotes(exported);
});
