// axe-core on the main screens, in both themes: no violation of WCAG 2.2 AA or of its best practices.
import { expect, test } from '../fixtures.ts';
import { expectNoViolation } from './no-violation.ts';
import { Workbench } from './workbench.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no violation on the main screens in the ${theme} theme`, async ({ app }) => {
    test.skip(app.shell !== 'loopback', 'One shell is enough: the page is the same');
    test.setTimeout(120_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const bench = new Workbench(page);
    await expect(bench.text).not.toBeEmpty();
    await expect(bench.marks.first()).toBeVisible();
    await expectNoViolation(page, 'marks');

    await bench.inspector.getByRole('button', { name: /^Claims/ }).click();
    await bench.marks.first().getByRole('button').click();
    await expect(bench.form('Claim')).toBeVisible();
    await expectNoViolation(page, 'claim form');
    for (const tab of ['Entities', 'Source', 'Journal', 'Codebook'] as const) {
      await bench.openTab(tab);
      await expectNoViolation(page, tab);
    }
    await bench.openTab('Entities');
    const registry = page.getByRole('list', { name: 'Entity registry' });
    await registry.getByRole('listitem').first().getByRole('button').click();
    await expect(bench.inspector.getByRole('region', { name: /^Entity / })).toBeVisible();
    await expectNoViolation(page, 'entity page');
    await page.getByRole('radio', { name: 'Details' }).check({ force: true });
    await expectNoViolation(page, 'entity details');

    for (const [keys, name] of [
      ['Control+,', 'Settings'],
      ['Control+E', 'Export'],
      ['Control+K', 'All commands'],
      ['Control+Shift+K', 'Corpora'],
      ['Control+Shift+V', 'Paste a text'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(bench.dialog(name)).toBeVisible();
      await expectNoViolation(page, name);
      await page.keyboard.press('Escape');
      await expect(bench.dialog(name)).toBeHidden();
    }
    const exported = await bench.exportText();
    await bench.makeCorpus('Empty');
    await expectNoViolation(page, 'empty corpus');
    await bench.giveFiles([{ name: 'copy.glossator.json', bytes: exported }]);
    await expect(bench.dialog('Import preview')).toBeVisible();
    await expectNoViolation(page, 'import preview');
    await page.keyboard.press('Escape');
    await bench.giveFiles([
      { name: 'a.txt', bytes: 'A short text.' },
      { name: 'empty.txt', bytes: '' },
    ]);
    await expect(bench.dialog('Import report')).toBeVisible();
    await expectNoViolation(page, 'import report');
    await page.keyboard.press('Escape');
    await bench.select('short');
    await expectNoViolation(page, 'bar');
    await page.keyboard.press('e');
    await expect(bench.picker).toBeFocused();
    await expectNoViolation(page, 'entity picker');
  });
}
