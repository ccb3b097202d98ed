// axe-core on the main screens, in both themes: no violation of WCAG 2.2 AA or of its best practices.
import { expect, test } from '../fixtures.ts';
import { expectNoViolation } from './no-violation.ts';
import { Workbench } from './workbench.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no violation on the main screens in the ${theme} theme`, async ({ app }) => {
    test.setTimeout(120_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // What is named and nested how is the same in both themes.
    const look = theme === 'light' ? 'all' : 'colours';
    const expectNone = (screen: string) => expectNoViolation(page, screen, look);
    const bench = new Workbench(page);
    await expect(bench.text).not.toBeEmpty();
    await expect(bench.marks.first()).toBeVisible();
    await expectNone('marks');

    await bench.inspector.getByRole('button', { name: /^Claims/ }).click();
    await bench.marks.first().getByRole('button').click();
    await expect(bench.form('Claim')).toBeVisible();
    await expectNone('claim form');
    for (const tab of ['Entities', 'Source', 'Journal', 'Codebook'] as const) {
      await bench.openTab(tab);
      await expectNone(tab);
    }
    await bench.openTab('Entities');
    const registry = page.getByRole('list', { name: 'Entity registry' });
    await registry.getByRole('listitem').first().getByRole('button').click();
    await expect(bench.inspector.getByRole('region', { name: /^Entity / })).toBeVisible();
    await expectNone('entity page');
    await page.getByRole('radio', { name: 'Details' }).check({ force: true });
    await expectNone('entity details');

    for (const [keys, name] of [
      ['Control+,', 'Settings'],
      ['Control+E', 'Export'],
      ['Control+K', 'All commands'],
      ['Control+Shift+K', 'Corpora'],
      ['Control+Shift+V', 'Paste a text'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(bench.dialog(name)).toBeVisible();
      await expectNone(name);
      await page.keyboard.press('Escape');
      await expect(bench.dialog(name)).toBeHidden();
    }
    const exported = await bench.exportText();
    await bench.makeCorpus('Empty');
    await expectNone('empty corpus');
    await bench.giveFiles([{ name: 'copy.glossator.json', bytes: exported }]);
    await expect(bench.dialog('Import preview')).toBeVisible();
    await expectNone('import preview');
    await page.keyboard.press('Escape');
    await bench.giveFiles([
      { name: 'a.txt', bytes: 'A short text.' },
      { name: 'empty.txt', bytes: '' },
    ]);
    await expect(bench.dialog('Import report')).toBeVisible();
    await expectNone('import report');
    await page.keyboard.press('Escape');
    await bench.select('short');
    await expectNone('bar');
    await page.keyboard.press('e');
    await expect(bench.picker).toBeFocused();
    await expectNone('entity picker');
  });
}

for (const size of [
  { width: 640, height: 400 },
  { width: 512, height: 384 },
]) {
  test(`at 200 % zoom nothing is out of the window (${size.width} × ${size.height})`, async ({ app }) => {
    const { page } = app;
    const bench = new Workbench(page);
    await expect(bench.marks.first()).toBeVisible();
    // As wide as it comes, the inspector has its tabs in one row.
    const tops = await bench.inspector
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await page.setViewportSize(size);
    const controls = page
      .getByRole('banner')
      .getByRole('button')
      .or(page.getByRole('contentinfo').getByRole('button'))
      .or(bench.inspector.getByRole('tab'));
    await expect
      .poll(() =>
        controls.evaluateAll((all) =>
          all
            .filter((control) => {
              const { left, right } = control.getBoundingClientRect();
              return left < 0 || right > innerWidth;
            })
            .map((control) => control.getAttribute('aria-label') ?? control.textContent),
        ),
      )
      .toEqual([]);
    await expect(page.getByRole('banner').getByRole('button', { name: 'Open texts' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
  });
}
