// The first start: the sample corpus with something annotated in it, every landmark in its place.
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

test('the sample corpus is open, annotated, and nothing is empty', async ({ app }) => {
  const bench = new Workbench(app.page);
  await expect(bench.text).not.toBeEmpty();
  expect(await bench.sources.count()).toBeGreaterThanOrEqual(8);
  await expect(bench.marks.first()).toBeVisible();
  await expect(bench.status).toHaveText('Saved');
  expect(await bench.paintedMarks()).toBeGreaterThan(0);
  expect(app.faults).toEqual([]);
});

test('landmarks and names that assistive technology relies on', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.text).not.toBeEmpty();
  await expect(page.getByRole('navigation', { name: 'Sources' })).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Source list' })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toHaveCount(1);
  await expect(bench.inspector.getByRole('list', { name: 'Marks' })).toHaveCount(1);
  for (const name of ['Open texts', 'Export', 'Undo', 'Redo', 'Search'])
    await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(1);
  const title = await bench.sources.first().getAttribute('aria-label');
  await bench.openSource(title ?? '');
  await expect(page.getByRole('document', { name: title ?? '', exact: true })).toHaveCount(1);
});

test('a made, undone and exported change is announced', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Announced', [{ name: 'a.txt', bytes: 'One short line.' }]);
  await bench.markNote('short');
  await expect(bench.announced).toHaveText(/note|mark/i);
  await page.keyboard.press('Control+Z');
  await expect(bench.announced).toHaveText(/^Undone/);
  await bench.exportText();
  await expect(bench.announced).toHaveText(/^Exported/);
});

test('the sample opened anew is never seen empty, nor said to be saved before it is', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await expect(bench.status).toHaveText('Saved');
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const watch = () => {
      for (const words of ['This corpus has no texts yet', 'No texts yet'])
        if (document.body.innerText.includes(words)) seen.add(words);
      requestAnimationFrame(watch);
    };
    watch();
  });
  await page.keyboard.press('Control+Shift+K');
  await bench.dialog('Corpora').getByRole('button', { name: 'Open the sample corpus anew' }).click();
  await expect(bench.dialog('Corpora')).toBeHidden();
  await expect(bench.text).not.toBeEmpty();
  await expect(bench.status).toHaveText('Saved');
  expect(await page.evaluate(() => [...(Reflect.get(window, 'seen') as Set<string>)])).toEqual([]);
});
