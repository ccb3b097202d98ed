// The app reopens where it was; a second window on the same corpus reads and does not write.
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const long = Array.from(
  { length: 400 },
  (_, line) => `Line ${line + 1} of the long report, which says little.`,
);
const given = [
  { name: 'short.txt', bytes: 'Short paper\n\nNothing here.' },
  { name: 'long.txt', bytes: long.join('\n') },
];

test('corpus, source and place in the text are restored', async ({ app }) => {
  let bench = new Workbench(app.page);
  await bench.startCorpus('Reopened', given);
  await bench.openSource('Line 1 of the long report, which says little.');
  await expect(bench.text.getByText('Line 1 of')).toBeVisible();
  await app.page.keyboard.press('Control+G');
  await bench.dialog('Go to line').getByRole('textbox').fill('300');
  await app.page.keyboard.press('Enter');
  await expect(bench.text.getByText('Line 300 of')).toBeInViewport();
  await bench.markNote('Line 300');
  await bench.saved();
  // The place is stored a moment after the last move.
  await app.page.waitForTimeout(600);

  bench = new Workbench(await app.restart());
  await expect(app.page).toHaveTitle(/^Reopened/);
  await expect(bench.text.getByText('Line 300 of')).toBeInViewport();
  await expect(bench.marks).toHaveCount(1);
  await expect(bench.status).toHaveText('Saved');
});

test('a second window on the same corpus says so and does not write', async ({ app }) => {
  test.skip(app.shell !== 'loopback', 'Electron opens one window only');
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Twice', given);
  await bench.saved();
  const second = await page.context().newPage();
  await second.goto(new URL('/', page.url()).href);
  const other = new Workbench(second);
  await expect(other.status).toHaveText(/Reading only.*another window/);
  await expect(other.text).not.toBeEmpty();
  await expect(second.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await other.select('Nothing');
  await second.keyboard.press('n');
  await expect(other.announced).toHaveText(/only be read/);
  await expect(other.marks).toHaveCount(0);
  await second.close();
  await bench.markNote('Nothing');
  await bench.saved();
  expect((await bench.exportCorpus()).annotations.length).toBe(1);
});
