// Thousands of marks changed at once: progress, a way to stop it, one undo, and nothing half done on the way.
import { expect, test } from '../fixtures.ts';
import { importManyMarks } from './many-marks.ts';
import { Workbench } from './workbench.ts';

test('accepted by thousands: cancelled nothing is changed, else all, and one undo', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  const bench = new Workbench(page);
  const { inspector } = bench;
  await importManyMarks(bench, 'Many', 4_000);
  await bench.openTab('Marks');
  await inspector.getByRole('button', { name: 'Select all' }).click();
  const bar = inspector.getByRole('toolbar', { name: 'Selected marks' });
  await expect(bar).toContainText('4,000 selected');

  // Slow enough that there is a moment to stop it.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await bar.getByRole('button', { name: 'Reject' }).click();
  const progress = bench.dialog('Changing many records');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(bench.announced).toHaveText('Cancelled; nothing was changed');
  await expect(progress).toBeHidden();
  await bench.saved();
  const untouched = await bench.exportCorpus();
  expect(untouched.annotations.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(untouched.journal.length).toBe(1);

  await bar.getByRole('button', { name: 'Reject' }).click();
  await expect(bench.announced).toHaveText('Rejected 4,000 marks');
  await bench.saved();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect(bench.announced).toHaveText('Deleted 4,000 marks');
  await expect(bench.marks).toHaveCount(0);
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/Deleted 4,000 marks/);
  await bench.saved();
  await expect(page.getByText(/1 source · 4,000 marks/)).toBeVisible();
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/Rejected 4,000 marks/);
  await bench.saved();
  const back = await bench.exportCorpus();
  expect(back.annotations).toEqual(untouched.annotations);
  expect(app.faults).toEqual([]);
});
