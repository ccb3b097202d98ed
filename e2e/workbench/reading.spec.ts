// Reading: find, go to line, copying, stepping through marks, and the journal that tells who changed what.
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const lines = Array.from({ length: 200 }, (_, line) =>
  line % 20 === 0 ? `Line ${line + 1} names the harbour.` : `Line ${line + 1} says nothing.`,
);
const given = [{ name: 'lines.txt', bytes: lines.join('\r\n') }];

test('find counts the hits, Enter and Shift+Enter step through them', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Find', given);
  await page.keyboard.press('Control+F');
  const box = page.getByRole('searchbox', { name: 'Find in text' });
  await expect(box).toBeFocused();
  await page.keyboard.type('HARBOUR');
  await expect(page.getByText('1 of 10')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 10')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 of 10')).toBeVisible();
  await expect(bench.text.getByText('Line 61 names')).toBeInViewport();
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('3 of 10')).toBeVisible();
  await page.keyboard.type('x');
  await expect(page.getByText('No hit')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(bench.text).toBeFocused();
});

test('more hits than are painted at once are counted and gone through', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  const bytes = Array.from({ length: 2_500 }, (_, index) => `Line ${index + 1}: to be, be, be, be, be.`).join(
    '\n',
  );
  await bench.startCorpus('Hits', [{ name: 'many.txt', bytes }]);
  await page.keyboard.press('Control+G');
  await bench.dialog('Go to line').getByRole('textbox').fill('2400');
  await page.keyboard.press('Enter');
  await expect(bench.text.getByText('Line 2400:')).toBeInViewport();
  await page.keyboard.press('Control+F');
  await page.getByLabel('Find in text').fill('be');
  const count = page.getByText(/of 12,500$/);
  await expect(count).toHaveText(/^1[12],\d{3} of/);
  await expect(bench.text.getByText('Line 2400:')).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await expect(bench.text.getByText('Line 1:')).toBeInViewport();
  await page.keyboard.press('Control+F');
  await page.getByLabel('Find in text').fill('be,');
  await page.getByLabel('Find in text').fill('be');
  await expect(count).toHaveText('1 of 12,500');
  // Round the end and back: the hits there are looked up anew.
  await page.keyboard.press('Shift+Enter');
  await expect(count).toHaveText('12,500 of 12,500');
  await expect(bench.text.getByText('Line 2500:')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(count).toHaveText('1 of 12,500');
  await expect(bench.text.getByText('Line 1:')).toBeInViewport();
});

test('go to line', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Line', given);
  await page.keyboard.press('Control+G');
  await bench.dialog('Go to line').getByRole('textbox').fill('500');
  await page.keyboard.press('Enter');
  await expect(bench.dialog('Go to line').getByRole('alert')).toContainText('200');
  await bench.dialog('Go to line').getByRole('textbox').fill('150');
  await page.keyboard.press('Enter');
  await expect(bench.text.getByText('Line 150 says')).toBeInViewport();
  await expect(bench.text).toBeFocused();
  // The caret is there too: what is selected next begins on that line.
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(bench.bar).toBeVisible();
});

test('copying gives the source’s own characters, with a citation on request', async ({ app }) => {
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const bench = new Workbench(page);
  await bench.startCorpus('Copy', [
    { name: 'odd.txt', bytes: 'Odd\u00a0paper\r\n\r\n\r\nwith\tblank lines\u0007 and 𝒜 sign\rend' },
  ]);
  await bench.text.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe('Odd\u00a0paper\r\n\r\n\r\nwith\tblank lines\u0007 and 𝒜 sign\rend');
  // Once for the bar, once for the selection.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await bench.select('blank lines');
  await bench.bar.getByRole('button', { name: 'Copy with citation' }).click();
  await expect(bench.announced).toHaveText(/citation/);
  const cited = await copied();
  expect(cited).toMatch(/^blank lines\r?\n— “Odd paper”, characters 20–31$/);
});

test('] and [ step through the marks and say what they are', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Stepping', given);
  await bench.markNote('Line 1 names');
  await bench.markClaim('Line 3 says');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press(']');
  await expect(bench.announced).toHaveText(/^Note: Line 1 names/);
  await page.keyboard.press(']');
  await expect(bench.announced).toHaveText(/^Claim: Line 3 says, not assessed/);
  await page.keyboard.press('[');
  await expect(bench.announced).toHaveText(/^Note/);
  await page.keyboard.press('Enter');
  await expect(bench.form('Note').getByRole('textbox', { name: 'Comment' })).toBeFocused();
});

test('journal and history say who changed what, from what to what', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Journal', given);
  await bench.markClaim('Line 3 says');
  await bench.group('Confidence').getByRole('radio', { name: 'Low' }).check({ force: true });
  await bench.group('Confidence').getByRole('radio', { name: 'High' }).check({ force: true });
  await bench
    .form('Claim')
    .getByRole('button', { name: /^History/ })
    .click();
  const history = bench.form('Claim').getByRole('region', { name: 'History of this mark' });
  await expect(history).toContainText('Ada');
  await expect(history).toContainText(/Confidence\s*low → high/i);
  await bench.openTab('Journal');
  const entries = page.getByRole('list', { name: 'Journal entries' }).getByRole('listitem');
  await expect(entries.first()).toContainText('Ada');
  await entries.first().getByRole('button').click();
  await expect(entries.first()).toContainText(/low\s*→\s*high/i);
  await bench.text.focus();
  await page.keyboard.press('Control+Z');
  await expect(entries.nth(1)).toContainText('undone');
});

test('filter chips, only what is in view, and several marks at once', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Several', given);
  await bench.markNote('Line 1 names');
  await bench.markNote('Line 3 says');
  await bench.markNewEntity('harbour');
  await bench.openTab('Marks');
  await page.keyboard.press('Escape');
  await bench.inspector.getByRole('button', { name: /^Notes/ }).click();
  await expect(bench.marks).toHaveCount(2);
  await bench.inspector.getByRole('button', { name: /^Select all/ }).click();
  await bench.text.focus();
  await page.keyboard.press('x');
  await expect(bench.announced).toHaveText(/2/);
  await page.keyboard.press('Delete');
  await expect(bench.marks).toHaveCount(0);
  const exported = await bench.exportCorpus();
  expect(exported.annotations.map((mark) => mark.kind)).toEqual(['mention']);
  await page.keyboard.press('Control+Z');
  await expect(bench.marks).toHaveCount(2);
  expect((await bench.exportCorpus()).annotations.filter((mark) => mark.status === 'rejected').length).toBe(
    2,
  );
});

test('the palette runs a command; a key is changed; letters work by their place', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Commands', given);
  await bench.command('Hide or show all marks');
  await expect(bench.announced).toHaveText('Marks hidden');
  await bench.command('Hide or show all marks');
  await bench.text.focus();
  await page.keyboard.press('?');
  const keys = bench.dialog('Keys');
  await keys.getByRole('searchbox').fill('Mark as note');
  await keys.getByRole('button', { name: /^Mark as note/ }).click();
  await page.keyboard.press('m');
  await expect(keys.getByRole('button', { name: /^Mark as note: M/ })).toBeVisible();
  await keys.getByRole('button', { name: 'Done' }).click();
  await bench.select('Line 1 names');
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(bench.marks).toHaveCount(1);
  await page.keyboard.press('Escape');

  // A Cyrillic layout: the key where C sits types с (U+0441).
  await bench.select('Line 3 says');
  const keyboard = await page.context().newCDPSession(page);
  const press = { key: 'с', code: 'KeyC', windowsVirtualKeyCode: 67 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'с', ...press });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  await expect(bench.form('Claim')).toBeVisible();
  await expect(bench.form('Claim').getByRole('textbox', { name: 'Statement' })).toHaveValue('');
});
