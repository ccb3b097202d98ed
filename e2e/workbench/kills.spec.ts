// The browser is killed in the middle of writing, again and again: whatever was shown as "Saved" is there afterwards,
// and nothing is half done. GLOSSATOR_KILLS sets the number of rounds.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium-path.ts';
import { expect, test } from '../fixtures.ts';
import { freePort, LauncherProcess } from '../loopback-process.ts';
import { expectExactQuotes } from './exported-corpus.ts';
import { Workbench } from './workbench.ts';

const rounds = Number(process.env.GLOSSATOR_KILLS ?? 6);
const words = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ');
const batch = 12;

/** A browser of its own process group, so that one signal ends all of it at once. */
class KillableBrowser {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #address: Promise<string>;
  readonly #gone: Promise<unknown>;

  constructor(profile: string) {
    this.#child = spawn(
      chromiumPath() ?? '',
      [
        '--headless=new',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--no-first-run',
        '--remote-debugging-port=0',
        '--window-size=1440,900',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { detached: true },
    );
    this.#gone = new Promise((done) => this.#child.once('exit', done));
    this.#address = new Promise((done, fail) => {
      let told = '';
      this.#child.stderr.on('data', (chunk) => {
        told += chunk;
        const address = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
        if (address) done(address);
      });
      this.#child.once('exit', () => fail(new Error(`The browser ended: ${told}`)));
    });
  }

  async page(): Promise<Page> {
    const browser = await chromium.connectOverCDP(await this.#address);
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.newPage());
    if (!page) throw new Error('The browser has no page.');
    return page;
  }

  async kill(): Promise<void> {
    const { pid } = this.#child;
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
    await this.#gone;
  }
}

test('what was shown as saved survives a kill at any moment', async ({ shell }) => {
  test.skip(shell !== 'loopback', 'One shell is enough: the storage is the same');
  test.setTimeout(60_000 + rounds * 15_000);
  const data = await mkdtemp(join(tmpdir(), 'glossator-kills-'));
  const host = new LauncherProcess([
    '--serve',
    '--port',
    String(await freePort()),
    '--data',
    join(data, 'host'),
  ]);
  let browser: KillableBrowser | null = null;
  const open = async (round: number) => {
    browser = new KillableBrowser(join(data, 'profile'));
    const page = await browser.page();
    if (round > 0) host.child.stdin.write('\n');
    await page.goto(await host.entry(round + 1));
    const bench = new Workbench(page);
    await expect(bench.text).not.toBeEmpty();
    await expect(bench.status).toHaveText('Saved');
    return bench;
  };
  try {
    const saved = { marks: 0, sources: 1 };
    let attempted = 0;
    for (let round = 0; round < rounds; round++) {
      const bench = await open(round);
      const { page } = bench;
      if (round === 0) await bench.startCorpus('Killed', [{ name: 'words.txt', bytes: `Words\n\n${words}` }]);
      const now = await counts(page);
      expect(now.marks, `round ${round}`).toBeGreaterThanOrEqual(saved.marks);
      expect(now.marks, `round ${round}`).toBeLessThanOrEqual(attempted);
      expect(now.sources, `round ${round}`).toBeGreaterThanOrEqual(saved.sources);
      expect((now.sources - 1) % batch, 'an import comes in whole or not at all').toBe(0);
      Object.assign(saved, now);
      await page.exposeFunction('reportSaved', (marks: number, sources: number) => {
        saved.marks = Math.max(saved.marks, marks);
        saved.sources = Math.max(saved.sources, sources);
      });
      await watchSaved(page);
      await bench.text.focus();
      let killed = false;
      const killing = new Promise((done) => setTimeout(done, 300 + 171 * ((round * 7) % 11))).then(
        async () => {
          killed = true;
          await browser?.kill();
        },
      );
      try {
        if (round % 3 === 1) {
          const files = Array.from({ length: batch }, (_, index) => ({
            name: `round-${round}-${index}.txt`,
            bytes: `Round ${round}, paper ${index}\n\n${words}`,
          }));
          await bench.giveFiles(files);
        }
        while (!killed) {
          await page.keyboard.press('Control+Shift+ArrowRight');
          attempted++;
          await page.keyboard.press('n');
          await page.keyboard.press('Escape');
          await page.keyboard.press('ArrowRight');
        }
      } catch (error) {
        if (!killed) throw error;
      }
      await killing;
    }
    const bench = await open(rounds);
    expect((await counts(bench.page)).marks).toBeGreaterThanOrEqual(saved.marks);
    const exported = await bench.exportCorpus();
    expect(exported.annotations.length).toBeGreaterThanOrEqual(Math.max(1, saved.marks));
    expect(expectExactQuotes(exported)).toBe(exported.annotations.length);
    const made = exported.journal.filter((entry) => entry.label === 'Marked a note').length;
    expect(made, 'marks and journal agree').toBe(exported.annotations.length);
  } finally {
    await (browser as KillableBrowser | null)?.kill();
    await host.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
});

const countsPattern = /([\d,]+) sources? · ([\d,]+) marks?/;

async function counts(page: Page): Promise<{ marks: number; sources: number }> {
  const words = await page.getByText(countsPattern).innerText();
  const [, sources = '0', marks = '0'] = countsPattern.exec(words) ?? [];
  return { marks: Number(marks.replace(',', '')), sources: Number(sources.replace(',', '')) };
}

/** Reports the counts each time the status line says "Saved". */
async function watchSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const line = document.querySelector('footer');
    const look = () => {
      if (line?.querySelector('[role="status"]')?.textContent !== 'Saved') return;
      const [, sources = '', marks = ''] =
        /([\d,]+) sources? · ([\d,]+) marks?/.exec(line.textContent ?? '') ?? [];
      const { reportSaved } = window as unknown as { reportSaved: (marks: number, sources: number) => void };
      reportSaved(Number(marks.replace(',', '')), Number(sources.replace(',', '')));
    };
    if (line)
      new MutationObserver(look).observe(line, { subtree: true, childList: true, characterData: true });
  });
}
