// Every format of the registry in the dialog: what it says of itself, what would be lost, how it would look, the file.
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { exporters } from '../../shared/export/registry.ts';
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const losses = (page: Page) => page.getByRole('region', { name: 'Losses' });

/** One of each shape: one file, files listed by themselves, a zip that is read. */
const previewed: ReadonlySet<string> = new Set(['json', 'csv', 'refi-qda']);

async function expectPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show a preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview of the export' });
  await expect(preview).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
  await expect(preview).toHaveText(/\S/);
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0);
}

test('each format shows itself, says what is lost, and downloads a file', async ({ app }) => {
  test.setTimeout(30_000 + exporters.length * 10_000);
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  for (const exporter of exporters) {
    await test.step(exporter.id, async () => {
      await bench.command(`Export as ${exporter.label}…`);
      const dialog = bench.dialog('Export');
      await expect(dialog.getByLabel('Format')).toHaveValue(exporter.id);
      await expect(dialog).toContainText(exporter.summary);
      for (const option of exporter.options)
        await expect(dialog.getByLabel(option.label)).toHaveValue(option.choices[0]?.value ?? '');
      const { withText, withJournal } = exporter.honours;
      await expect(dialog.getByRole('checkbox', { name: 'With texts' })).toHaveCount(withText ? 1 : 0);
      await expect(dialog.getByRole('checkbox', { name: 'With journal' })).toHaveCount(withJournal ? 1 : 0);
      await expect(losses(page)).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
      const words = await losses(page).innerText();
      expect(/Nothing is lost/.test(words)).toBe((await losses(page).getByRole('listitem').count()) === 0);
      await expect(dialog.getByRole('alert')).toHaveCount(0);
      if (previewed.has(exporter.id)) await expectPreview(page);
      const downloading = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      const download = await downloading;
      expect(download.suggestedFilename().endsWith(exporter.extension)).toBe(true);
      expect((await bytesOf(download)).length).toBeGreaterThan(0);
      await expect(dialog).toBeHidden();
      await expect(bench.announced).toHaveText(/^Exported/);
    });
  }
  expect(app.faults).toEqual([]);
});

test('the choices of a format stay while others are looked at, and losses follow the choice', async ({
  app,
}) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = bench.dialog('Export');
  const [first] = exporters;
  await expect(dialog.getByLabel('Format')).toHaveValue(first?.id ?? '');
  const rich = exporters.find(({ options }) => options.length > 0);
  const option = rich?.options[0];
  const other = option?.choices[1]?.value;
  if (!rich || !option || !other) throw new Error('No format has options of its own');
  await dialog.getByLabel('Format').selectOption(rich.id);
  await dialog.getByLabel(option.label).selectOption(other);
  await dialog.getByLabel('Format').selectOption(first?.id ?? '');
  await expect(dialog.getByLabel(option.label, { exact: true })).toHaveCount(0);
  await dialog.getByLabel('Format').selectOption(rich.id);
  await expect(dialog.getByLabel(option.label)).toHaveValue(other);
  await expect(losses(page)).toHaveAttribute('aria-busy', 'false');
});

test('the dialog fits a small window, keeps its size, and has no fault that axe finds', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = bench.dialog('Export');
  const button = dialog.getByRole('button', { name: 'Export', exact: true });
  const places = new Set<string>();
  for (const { id } of exporters) {
    await dialog.getByLabel('Format').selectOption(id);
    places.add(JSON.stringify(await button.boundingBox()));
    await expect(button).toBeInViewport({ ratio: 1 });
    const isWider = await dialog.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].some(
        (part) => part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === 'auto',
      ),
    );
    expect(isWider, `${id} scrolls sideways`).toBe(false);
  }
  expect(places.size).toBe(1);
  await dialog.getByRole('button', { name: 'Show a preview' }).click();
  await expect(page.getByRole('region', { name: 'Preview of the export' })).toHaveAttribute(
    'aria-busy',
    'false',
  );
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});
