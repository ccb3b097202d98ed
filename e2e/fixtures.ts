// `test` with a fixture `app`: the running workbench with a data folder of its own, the same in every shell.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, ElectronApplication, Page } from '@playwright/test';
import { _electron, test as base } from '@playwright/test';
import { ElectronDouble } from './electron-double/electron-double.ts';
import { freePort, LauncherProcess, outFolder, repository } from './loopback-process.ts';

export type ShellName = 'loopback' | 'electron-double' | 'electron';

export interface ShellOptions {
  /** Set by the project. */
  readonly shell: ShellName;
  /** Files or folders (absolute) and options of the first start: `test.use({ startArguments: [folder] })`. */
  readonly startArguments: string[];
}

export interface RunningApp {
  /** The window's page; another object after `restart`. */
  page: Page;
  readonly shell: ShellName;
  /** Fresh for each test. */
  readonly dataFolder: string;
  /** Hands files or folders over as a second start does. */
  readonly openFiles: (paths: readonly string[]) => Promise<void>;
  /** Ends the application and starts it again on the same data; resolves with the new page. */
  readonly restart: () => Promise<Page>;
  /** Uncaught errors and refused content of all pages so far. */
  readonly faults: string[];
  /** In the project `electron-double`. */
  readonly double: ElectronDouble | null;
  /** In the project `loopback`: http://127.0.0.1:PORT. */
  readonly origin: string | null;
}

interface Shell {
  readonly start: (args: readonly string[]) => Promise<Page>;
  readonly openFiles: (paths: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly double: () => ElectronDouble | null;
  readonly origin: string | null;
}

export const test = base.extend<ShellOptions & { app: RunningApp }>({
  shell: ['loopback', { option: true }],
  startArguments: [[], { option: true }],
  app: async ({ context, shell: name, startArguments }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'glossator-e2e-'));
    const shell = await createShell(name, context, dataFolder);
    const faults: string[] = [];
    const watch = (page: Page): Page => {
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
      });
      return page;
    };
    context.on('page', watch);
    try {
      const app = {
        page: await shell.start(startArguments),
        shell: name,
        dataFolder,
        openFiles: shell.openFiles,
        restart: async () => {
          await shell.stop();
          app.page = await shell.start([]);
          return app.page;
        },
        faults,
        get double() {
          return shell.double();
        },
        origin: shell.origin,
      };
      await use(app);
    } finally {
      await shell.stop();
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
});

export { expect } from '@playwright/test';

async function createShell(name: ShellName, context: BrowserContext, data: string): Promise<Shell> {
  if (name === 'loopback') return loopbackShell(context, data, await freePort());
  return name === 'electron' ? electronShell(data) : doubleShell(context, data);
}

function loopbackShell(context: BrowserContext, data: string, port: number): Shell {
  const options = ['--serve', '--port', String(port), '--data', data];
  let launcher: LauncherProcess | null = null;
  let page: Page | null = null;
  return {
    origin: `http://127.0.0.1:${port}`,
    double: () => null,
    start: async (args) => {
      launcher = new LauncherProcess([...options, ...args]);
      const entry = await launcher.entry();
      page = await context.newPage();
      await page.goto(entry);
      return page;
    },
    openFiles: async (paths) => {
      await new LauncherProcess([...options, ...paths]).exit;
    },
    stop: async () => {
      await page?.close();
      await launcher?.stop();
    },
  };
}

function doubleShell(context: BrowserContext, data: string): Shell {
  const main = join(outFolder, 'main/main.js');
  let double: ElectronDouble | null = null;
  return {
    origin: null,
    double: () => double,
    start: async (args) => {
      double = new ElectronDouble(context);
      await double.start(main, [`--data=${data}`, ...args]);
      const page = await double.windows[0]?.page;
      if (!page) throw new Error('The main process opened no window.');
      return page;
    },
    openFiles: async (paths) => {
      await new ElectronDouble(context).start(main, [`--data=${data}`, ...paths]);
    },
    stop: async () => {
      await double?.quit();
    },
  };
}

function electronShell(data: string): Shell {
  const args = [repository, '--no-sandbox', `--data=${data}`];
  let application: ElectronApplication | null = null;
  return {
    origin: null,
    double: () => null,
    start: async (more) => {
      application = await _electron.launch({ args: [...args, ...more] });
      return application.firstWindow();
    },
    openFiles: async (paths) => {
      const second = await _electron.launch({ args: [...args, ...paths] }).catch(() => null);
      await second?.close().catch(() => undefined);
    },
    stop: async () => {
      await application?.close();
    },
  };
}
