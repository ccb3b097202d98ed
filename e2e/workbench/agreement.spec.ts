// Two analysts over the same texts: a colleague's file comes in, agreement is measured, what differs is gone through.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { ExportedCorpus } from './exported-corpus.ts';
import { expectNoViolation } from './no-violation.ts';
import { Workbench } from './workbench.ts';

const colleague = { id: '3d1c1c7e-5a6e-4f0e-9d1f-0a6a5d0f7c11', name: 'Ben' };

/**
 * The sample corpus as a colleague would have marked it: every third claim is left out, every fourth graded otherwise,
 * every fifth begins a word later.
 */
async function giveColleaguesFile(bench: Workbench): Promise<void> {
  const corpus = (await bench.exportCorpus()) as ExportedCorpus & { readonly analysts: readonly object[] };
  const texts = new Map(corpus.sources.map(({ id, text }) => [id, text]));
  const answered = corpus.annotations
    .filter(({ kind }, index) => kind !== 'claim' || index % 3 !== 0)
    .map((mark, index) => {
      const claim = mark.claim && {
        ...mark.claim,
        ...(index % 4 === 0 && { credibility: 5, kind: 'forecast' }),
      };
      const [span, ...rest] = mark.spans;
      const moved = span && index % 5 === 0 ? span.quote.indexOf(' ') + 1 : 0;
      const text = texts.get(mark.sourceId) ?? '';
      const first = span && {
        start: span.start + moved,
        end: span.end,
        quote: text.slice(span.start + moved, span.end),
      };
      const id = mark.id.replace(/^.{8}/, 'c0113a90');
      return {
        ...mark,
        id,
        spans: [first, ...rest],
        ...(claim && { claim }),
        createdBy: colleague.id,
        updatedBy: colleague.id,
      };
    });
  const file = {
    ...corpus,
    analysts: [...corpus.analysts, colleague],
    annotations: answered,
    links: [],
    journal: [],
  };
  await bench.giveFiles([{ name: 'ben.glossator.json', bytes: JSON.stringify(file) }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.saved();
}

const coefficient = async (page: Page, row: string, column: number) =>
  Number(
    (
      await page
        .getByRole('row', { name: new RegExp(`^${row}`) })
        .getByRole('cell')
        .nth(column)
        .innerText()
    ).replace('−', '-'),
  );

test('a colleague’s marks are compared, and each difference leads to its passage', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await bench.command('Compare two analysts');
  await expect(bench.inspector).toContainText('Nobody to compare yet');
  await giveColleaguesFile(bench);
  await bench.command('Compare two analysts');
  await expect(bench.inspector.getByLabel('Second analyst')).toContainText('Ben');
  const passages = bench.inspector.getByRole('list', { name: 'Differing passages' }).getByRole('listitem');
  await expect(passages.first()).toBeVisible();

  const claims = await coefficient(page, 'Claims', 1);
  const entities = await coefficient(page, 'Entities', 1);
  expect(claims).toBeGreaterThan(0.2);
  expect(claims).toBeLessThan(0.95);
  expect(entities).toBeGreaterThan(claims);
  const credibility = await coefficient(page, 'Credibility', 2);
  expect(credibility).toBeLessThan(0.9);

  const all = await passages.count();
  await bench.inspector.getByRole('button', { name: /^Grades/ }).click();
  await expect(passages.first()).toContainText('credibility');
  expect(await passages.count()).toBeLessThan(all);
  const words = (await passages.first().locator('.mark-row-quote').innerText()).slice(0, 20);
  await passages.first().getByRole('button').click();
  await expect(passages.first().getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(bench.text).toContainText(words);

  await expectNoViolation(page, 'agreement');
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/^Undone/);
  await expect(bench.inspector).toContainText('Nobody to compare yet');
});
