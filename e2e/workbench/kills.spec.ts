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
import { importManyMarks } from './many-marks.ts';
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

/** The application in a browser that is killed and opened again on the same data. */
class KilledApp {
  readonly #folder: string;
  readonly #host: LauncherProcess;
  #browser: KillableBrowser | null = null;

  private constructor(folder: string, host: LauncherProcess) {
    this.#folder = folder;
    this.#host = host;
  }

  static async make(): Promise<KilledApp> {
    const folder = await mkdtemp(join(tmpdir(), 'glossator-kills-'));
    const port = String(await freePort());
    return new KilledApp(
      folder,
      new LauncherProcess(['--serve', '--port', port, '--data', join(folder, 'host')]),
    );
  }

  /** Starts a browser; to be called with 0, 1, 2 …, each needs an entry of its own. */
  async open(round: number): Promise<Workbench> {
    this.#browser = new KillableBrowser(join(this.#folder, 'profile'));
    const page = await this.#browser.page();
    if (round > 0) this.#host.child.stdin.write('\n');
    await page.goto(await this.#host.entry(round + 1));
    const bench = new Workbench(page);
    await expect(bench.text).not.toBeEmpty();
    await expect(bench.status).toHaveText('Saved');
    return bench;
  }

  /** Kills the browser after so many milliseconds; `tell` is called right before. */
  async killAfter(time: number, tell: () => void): Promise<void> {
    await new Promise((done) => setTimeout(done, time));
    tell();
    await this.#browser?.kill();
  }

  async remove(): Promise<void> {
    await this.#browser?.kill();
    await this.#host.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('what was shown as saved survives a kill at any moment', async () => {
  test.setTimeout(60_000 + rounds * 15_000);
  const killing = await KilledApp.make();
  try {
    const saved = { marks: 0, sources: 1 };
    let attempted = 0;
    for (let round = 0; round < rounds; round++) {
      const bench = await killing.open(round);
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
      const kill = killing.killAfter(300 + 171 * ((round * 7) % 11), () => {
        killed = true;
      });
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
      await kill;
    }
    const bench = await killing.open(rounds);
    expect((await counts(bench.page)).marks).toBeGreaterThanOrEqual(saved.marks);
    const exported = await bench.exportCorpus();
    expect(exported.annotations.length).toBeGreaterThanOrEqual(Math.max(1, saved.marks));
    expect(expectExactQuotes(exported)).toBe(exported.annotations.length);
    const made = exported.journal.filter((entry) => entry.label === 'Marked a note').length;
    expect(made, 'marks and journal agree').toBe(exported.annotations.length);
  } finally {
    await killing.remove();
  }
});

const bulkSteps = [
  { button: 'Reject', verb: 'Rejected', status: 'rejected' },
  { button: 'Accept', verb: 'Accepted', status: 'accepted' },
  { button: 'Draft', verb: 'Returned', status: 'draft' },
] as const;

test('a bulk edit that is killed at any moment is there as a whole or not at all', async () => {
  test.setTimeout(60_000 + rounds * 20_000);
  const killing = await KilledApp.make();
  const marks = 3_000;
  try {
    let [attempted, stored] = [0, 0];
    for (let round = 0; round <= rounds; round++) {
      const bench = await killing.open(round);
      const { inspector } = bench;
      if (round === 0) await importManyMarks(bench, 'Killed', marks);
      else {
        const { annotations, journal } = await bench.exportCorpus();
        expect(annotations.length).toBe(marks);
        const bulks = journal.filter(({ label }) => bulkSteps.some(({ verb }) => label.startsWith(verb)));
        expect(bulks.length, `round ${round}`).toBeGreaterThanOrEqual(stored);
        expect(bulks.length, `round ${round}`).toBeLessThanOrEqual(attempted);
        const last = bulkSteps.find(({ verb }) => bulks.at(-1)?.label.startsWith(verb));
        const found = new Set(annotations.map(({ status }) => status));
        // As imported every other mark is a draft.
        expect([...found].sort(), `round ${round}`).toEqual(last ? [last.status] : ['accepted', 'draft']);
        [attempted, stored] = [bulks.length, bulks.length];
      }
      if (round === rounds) break;
      await bench.openTab('Marks');
      await inspector.getByRole('button', { name: 'Select all' }).click();
      const bar = inspector.getByRole('toolbar', { name: 'Selected marks' });
      await expect(bar).toBeVisible();
      let killed = false;
      const kill = killing.killAfter(60 + 97 * ((round * 5) % 9), () => {
        killed = true;
      });
      try {
        for (const { button, verb } of Array.from({ length: 100 }, () => bulkSteps).flat()) {
          attempted++;
          await bar.getByRole('button', { name: button }).click();
          await expect(bench.announced).toHaveText(new RegExp(`^${verb}`));
          await bench.saved();
          stored++;
          if (killed) break;
        }
      } catch (error) {
        if (!killed) throw error;
      }
      await kill;
    }
  } finally {
    await killing.remove();
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
