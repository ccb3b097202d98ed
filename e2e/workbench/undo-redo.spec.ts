// Thirty changes of every kind are all taken back and all made again, in one run and across a restart.
import { expect, test } from '../fixtures.ts';
import type { ExportedCorpus } from './exported-corpus.ts';
import { stateOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const words =
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa'.split(
    ' ',
  );
const given = [{ name: 'words.txt', bytes: `Words\n\n${words.join(' reported that ')}.` }];

/** A repeatable order: the same seed gives the same steps. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('thirty random steps, all undone, all redone, also after a restart', async ({ app }) => {
  test.setTimeout(120_000);
  let bench = new Workbench(app.page);
  await bench.startCorpus('Steps', given);
  const first = await bench.exportCorpus();
  const random = randomFrom(7);
  const unused = [...words];
  let steps = 0;
  const step = async (made: Promise<unknown>) => {
    await made;
    steps++;
  };
  const { page } = app;
  const next = () => unused.splice(random(unused.length), 1)[0] ?? 'reported';
  await step(bench.markNote(next()));
  await step(bench.markNewEntity(next()));
  while (steps < 30) {
    const kind = random(unused.length > 0 ? 7 : 5);
    const row = bench.marks.nth(random(await bench.marks.count())).getByRole('button');
    const label = await page.getByRole('button', { name: 'Undo', exact: true }).getAttribute('title');
    if (kind >= 5) {
      const passage = next();
      if (kind === 6) await bench.markNewEntity(passage, 1 + random(3));
      else {
        await bench.markClaim(passage);
        await page.keyboard.press('Escape');
      }
      steps++;
      continue;
    }
    await row.click();
    const form = bench.inspector.getByRole('region', { name: / form$/ });
    await expect(form).toBeVisible();
    if (kind === 0) {
      await form.getByRole('textbox', { name: 'Comment' }).fill(`Comment ${steps}`);
      await form.getByRole('textbox', { name: 'Comment' }).press('Control+Enter');
    } else if (kind === 1) {
      const status = bench.group('Status').getByRole('radio', { checked: false });
      await status.nth(random(2)).check({ force: true });
    } else if (kind === 2 && (await bench.marks.count()) > 2) {
      await form.getByRole('button', { name: 'Delete this mark' }).click();
      await expect(form).toBeHidden();
    } else if (kind === 3) {
      await bench.text.focus();
      await page.keyboard.press('b');
      await page.keyboard.press('Alt+ArrowRight');
      await page.keyboard.press('Enter');
      await expect(bench.announced).toHaveText('Changed passages');
    } else continue;
    await expect(bench.announced).not.toBeEmpty();
    if (label !== null) steps++;
  }
  await bench.saved();
  const last = await bench.exportCorpus();
  const count = last.journal.length - first.journal.length;
  expect(count).toBeGreaterThanOrEqual(30);
  const press = async (name: 'Undo' | 'Redo') => {
    const button = bench.page.getByRole('button', { name, exact: true });
    for (let step = 0; step < count; step++) await button.click();
    await bench.saved();
  };
  const expectState = async (state: ExportedCorpus) =>
    expect(stateOf(await bench.exportCorpus())).toEqual(stateOf(state));
  await press('Undo');
  await expectState(first);
  await press('Redo');
  await expect(bench.page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
  await expectState(last);

  bench = new Workbench(await app.restart());
  await expect(bench.text).not.toBeEmpty();
  await expectState(last);
  await press('Undo');
  await expectState(first);

  bench = new Workbench(await app.restart());
  await expect(bench.text).not.toBeEmpty();
  await press('Redo');
  await expectState(last);
});
