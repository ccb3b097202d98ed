// When the disk refuses: it is told, nothing is lost, and what is unsaved can be exported.
import { expect, test } from '../fixtures.ts';
import { quotesOf } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const words = Array.from({ length: 60 }, (_, index) => `word${index}`);

test('a full disk is told, the work can be exported, and trying again stores it', async ({ app }) => {
  test.slow();
  const bench = new Workbench(app.page);
  await bench.startCorpus('Full', [{ name: 'a.txt', bytes: `Paper A\n\n${words.join(' ')}` }]);
  await bench.markNote('Paper');
  await bench.saved();
  const origin = await app.page.evaluate(() => location.origin);
  const browser = await app.page.context().newCDPSession(app.page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  let made = 1;
  // The browser remembers for up to half a minute how much space it found.
  await expect(async () => {
    await bench.markNote(words[made++ - 1] ?? '');
    expect(await bench.status.innerText()).toMatch(/^Not saved: .+/);
  }).toPass({ timeout: 50_000, intervals: [2000] });
  await bench.markNote(words[made - 1] ?? '');
  made++;
  const exported = await bench.exportCorpus();
  expect(quotesOf(exported)).toEqual(['Paper', ...words.slice(0, made - 1)]);

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await bench.saved();
  const reopened = new Workbench(await app.restart());
  await expect(reopened.marks).toHaveCount(made);
});
