// Selecting in texts of every kind: lines of all sorts, right to left, very long lines, several lines at once.
import { expect, test } from '../fixtures.ts';
import { expectExactQuotes, quotesOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

test('marks in odd texts have exact quotes', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  const text =
    'Odd\r\n\r\nTab\there, nbsp\u00a0there, zero\u200bwidth.\rAfter a lone return 👩‍👩‍👧 family e\u0301.\n' +
    'Line\u2028separated \u0007bell.\nقال الوزير إن تسعة عشر شخصا قتلوا.\nThe word שלום in between.\r\nLast.';
  await bench.startCorpus('Odd', [{ name: 'odd.txt', bytes: text }]);
  const words = [
    'here, nbsp\u00a0there',
    'zero\u200bwidth',
    'lone return',
    'family e\u0301',
    'separated',
    'الوزير',
    'in between',
  ];
  for (const quote of words) await bench.markNote(quote);
  await bench.clickOn('family', 2);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(words.length + 1);
  const exported = await bench.exportCorpus();
  expect(expectExactQuotes(exported)).toBe(words.length + 1);
  for (const quote of words) expect(quotesOf(exported)).toContain(quote);
});

test('a drag over several lines, and a mark in a line of a hundred thousand characters', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  const long = Array.from({ length: 12_000 }, (_, index) => `w${index}`).join(' ');
  const text = `Heads\r\n\r\nfirst line of three\r\n\r\nsecond line\r\nthird line ends\r\n${long} needle end`;
  await bench.startCorpus('Long', [{ name: 'long.txt', bytes: text }]);
  const { from } = await bench.endsOf('line of three');
  const { to } = await bench.endsOf('third line');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(bench.bar).toBeVisible();
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('needle');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await bench.markNote('needle');
  const exported = await bench.exportCorpus();
  expect(quotesOf(exported)).toEqual(['line of three\r\n\r\nsecond line\r\nthird line', 'needle']);
  expectExactQuotes(exported);
});

test('a claim made while the inspector is folded away shows its form', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Folded', [{ name: 'a.txt', bytes: 'Nineteen people died.' }]);
  await page.getByRole('button', { name: 'Hide the inspector' }).click();
  await expect(bench.inspector).toBeHidden();
  await bench.select('people');
  await page.keyboard.press('c');
  await expect(bench.form('Claim').getByRole('textbox', { name: 'Statement' })).toBeFocused();
});
