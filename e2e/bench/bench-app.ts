// The built workbench over loopback, in a Chromium with a profile of its own that outlives a restart.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { chromiumPath } from '../chromium-path.ts';
import { freePort, LauncherProcess } from '../loopback-process.ts';
import { Workbench } from '../workbench/workbench.ts';
import { benchArguments } from './bench-browser.ts';
import type { CorpusPlan } from './bench-corpus.ts';
import { writeNativeFile } from './bench-corpus.ts';

/** What an import of a native file took, in milliseconds. */
export interface ImportTimes {
  /** From the file to its preview. */
  readonly preview: number;
  /** From the click on Import to “Saved”. */
  readonly commit: number;
}

/** Milliseconds within which the largest corpus must be through. */
const patience = 5 * 60_000;

export class BenchApp {
  readonly #folder: string;
  readonly #port: number;
  #launcher: LauncherProcess | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** An application without any data. It does not run yet. */
  static async make(): Promise<BenchApp> {
    return new BenchApp(await mkdtemp(join(tmpdir(), 'glossator-bench-')), await freePort());
  }

  get page(): Page {
    if (!this.#page) throw new Error('The application does not run.');
    return this.#page;
  }

  get workbench(): Workbench {
    return new Workbench(this.page);
  }

  /** Starts host and browser; resolves with the address to open. The page is still blank. */
  async launch(): Promise<string> {
    const data = join(this.#folder, 'data');
    this.#launcher = new LauncherProcess(['--serve', '--port', String(this.#port), '--data', data]);
    const entry = await this.#launcher.entry();
    this.#context = await chromium.launchPersistentContext(join(this.#folder, 'profile'), {
      executablePath: chromiumPath() ?? '/usr/bin/chromium',
      args: [...benchArguments],
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
    });
    this.#context.setDefaultTimeout(20_000);
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
    return entry;
  }

  /** Starts and shows the application. */
  async start(): Promise<Workbench> {
    const entry = await this.launch();
    await this.page.goto(entry);
    await expect(this.workbench.status).toHaveText('Saved', { timeout: 30_000 });
    return this.workbench;
  }

  /** Makes a corpus and fills it through the import dialog. */
  async fill(plan: CorpusPlan): Promise<ImportTimes> {
    const { workbench, page } = this;
    await workbench.makeCorpus('Bench');
    await workbench.signAs('Ada');
    const file = join(this.#folder, 'bench.glossator.json');
    await writeNativeFile(plan, file);
    const preview = workbench.dialog('Import preview');
    const button = preview.getByRole('button', { name: 'Import', exact: true });
    const given = performance.now();
    await page.getByLabel('Texts to open', { exact: true }).setInputFiles(file);
    await expect(button).toBeVisible({ timeout: patience });
    const shown = performance.now();
    await button.click();
    await expect(preview).toBeHidden({ timeout: patience });
    await expect(workbench.status).toHaveText('Saved', { timeout: patience });
    const stored = performance.now();
    await rm(file);
    return { preview: shown - given, commit: stored - shown };
  }

  async stop(): Promise<void> {
    await this.#context?.close();
    await this.#launcher?.stop();
    this.#context = null;
    this.#launcher = null;
    this.#page = null;
  }

  /** Stops and removes everything. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
