// Working with a colleague: the same corpus changed on both sides, conflicts decided field by field, one step back.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.ts';
import { type ExportedCorpus, stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const name = 'colleague.glossator.json';

/** A corpus in which one claim says what one side makes of it. */
function saidBy(corpus: ExportedCorpus, whose: string, updatedAt: string) {
  const id = corpus.annotations.find(({ kind }) => kind === 'claim')?.id;
  const annotations = corpus.annotations.map((mark) =>
    mark.id === id
      ? {
          ...mark,
          updatedAt,
          comment: `${whose} comment`,
          claim: { ...mark.claim, statement: `${whose} statement`, reason: `${whose} reason` },
        }
      : mark,
  );
  return { id, bytes: JSON.stringify({ ...corpus, annotations, journal: [] }) };
}

test('fields of one record are chosen one by one; all of it is one step', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await bench.signAs('Ada');
  const sample = await bench.exportCorpus();
  const theirs = saidBy(sample, 'Their', '2020-01-01T00:00:00Z');
  const ours = saidBy(sample, 'Our', '2027-01-01T00:00:00Z');
  const { id } = ours;
  await bench.makeCorpus('Ours');
  await bench.giveFiles([{ name, bytes: ours.bytes }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.saved();
  const state = stateOf(await bench.exportCorpus());

  await bench.giveFiles([{ name, bytes: theirs.bytes }]);
  const conflicts = preview.getByRole('region', { name: 'Conflicting' });
  await expect(conflicts.getByRole('row')).toHaveCount(4);
  const side = (field: string, which: 'ours' | 'theirs') =>
    conflicts.getByRole('radio', { name: new RegExp(`^${field}, ${which}:`) });
  for (const field of ['Comment', 'Statement', 'Reason']) await expect(side(field, 'ours')).toBeChecked();
  await expect(preview.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
  await conflicts.getByRole('button', { name: /^All theirs of/ }).click();
  for (const field of ['Comment', 'Statement', 'Reason']) await expect(side(field, 'theirs')).toBeChecked();
  await side('Comment', 'theirs').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(side('Comment', 'ours')).toBeChecked();
  await side('Reason', 'ours').check();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.saved();
  const after = (await bench.exportCorpus()).annotations.find((mark) => mark.id === id);
  expect(after).toMatchObject({
    comment: 'Our comment',
    claim: { statement: 'Their statement', reason: 'Our reason' },
  });
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/^Undone/);
  expect(stateOf(await bench.exportCorpus())).toEqual(state);
  expect(app.faults).toEqual([]);
});

test('different fields of one mark, changed by two people: both stand, and nobody is asked', async ({
  app,
}) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Mine', [{ name: 'a.txt', bytes: 'Paper A\n\nNineteen people died.' }]);
  await bench.markNote('Nineteen');
  await bench.saved();
  const common = await bench.exportText();
  const comment = () => bench.form('Note').getByRole('textbox', { name: 'Comment' });

  await bench.makeCorpus('Theirs');
  await bench.giveFiles([{ name, bytes: common }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.marks.first().getByRole('button').first().click();
  await comment().fill('theirs');
  await bench.text.focus();
  await bench.saved();
  const theirs = await bench.exportText();

  // Mine is brought back to what both had, and changed in another field.
  await bench.makeCorpus('Ours');
  await bench.giveFiles([{ name, bytes: common }]);
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.marks.first().getByRole('button').first().click();
  await bench.form('Note').getByRole('radio', { name: 'Accepted' }).check();
  await bench.saved();
  await bench.giveFiles([{ name, bytes: theirs }]);
  await expect(preview.getByRole('region', { name: 'Conflicting' })).toHaveCount(0);
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  expect((await bench.exportCorpus()).annotations).toMatchObject([{ comment: 'theirs', status: 'accepted' }]);
});
