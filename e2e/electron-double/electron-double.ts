// A fake `electron` whose windows are real pages of Playwright's Chromium. The unmodified built main runs against it.
// Calls in the wrong order around `ready` throw, as in Electron.
import { EventEmitter } from 'node:events';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Route } from '@playwright/test';
import type { DoubleContents, WindowOptions } from './double-window.ts';
import { DoubleWindow, pageOrigin, toAppAddress } from './double-window.ts';

const registry = Symbol.for('glossator.electron-doubles');
type Registry = { [registry]?: Map<string, unknown> };
const doubles = new Map<string, unknown>();
(globalThis as Registry)[registry] = doubles;
register('./resolve-electron.mjs', import.meta.url);

type Handler = (request: Request) => Response | Promise<Response>;
interface MenuItem {
  readonly id?: string;
  readonly role?: string;
  readonly label?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: (item: unknown, window: unknown, event: { triggeredByAccelerator: boolean }) => void;
}

/** Who holds the lock of a profile. */
const locks = new Map<string, ElectronDouble>();

export class ElectronDouble {
  readonly windows: DoubleWindow[] = [];
  readonly opened: string[] = [];
  readonly saveDialogs: unknown[] = [];
  readonly userPaths = new Map<string, string>();
  /** Addresses that were asked for and are not our own. */
  readonly leaks: string[] = [];
  readonly privileged: { scheme: string; privileges: Record<string, boolean> }[] = [];
  menu: readonly MenuItem[] = [];
  messageBoxAnswer = 0;
  messageBoxes = 0;
  chosenFolder: string | null = null;
  isSandboxEnabled = false;
  hasQuit = false;
  readonly app = new EventEmitter();
  readonly defaultSession = new EventEmitter();
  readonly sessionHandlers = new Map<string, (...args: unknown[]) => unknown>();
  readonly #context: BrowserContext;
  readonly #ipc = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly #protocols = new Map<string, Handler>();
  #isReady = false;
  #becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((done) => {
    this.#becomeReady = done;
  });

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** Runs the built main with `args` as its command line; resolves when the first window's page has loaded, or it has quit. */
  async start(main: string, args: readonly string[]): Promise<void> {
    const run = String(doubles.size + 1);
    doubles.set(run, this.#names());
    await this.#context.route(`${pageOrigin}/**`, this.#serve);
    const argv = process.argv;
    process.argv = ['electron', 'app', ...args];
    try {
      await import(`${pathToFileURL(resolve(main)).href}?run=${run}`);
    } finally {
      process.argv = argv;
    }
    this.#isReady = true;
    this.#becomeReady();
    const started = Date.now();
    while (this.windows.length === 0 && !this.hasQuit) {
      if (Date.now() - started > 15_000) throw new Error('The main process opened no window.');
      await new Promise((done) => setTimeout(done, 10));
    }
    await this.windows[0]?.page;
  }

  /** Ends the application as Electron's quit does. */
  async quit(): Promise<void> {
    this.hasQuit = true;
    const profile = this.userPaths.get('userData') ?? '';
    if (locks.get(profile) === this) locks.delete(profile);
    for (const window of this.windows) await (await window.page).close();
    await this.#context.unroute(`${pageOrigin}/**`, this.#serve);
  }

  /** Calls an ipc handler as a frame that the test describes. */
  async invokeFrom(
    sender: unknown,
    senderFrame: unknown,
    channel: string,
    ...args: unknown[]
  ): Promise<unknown> {
    return this.#ipc.get(channel)?.({ sender, senderFrame }, ...args);
  }

  /** Asks the protocol handler directly. */
  async request(address: string): Promise<Response> {
    const handler = this.#protocols.get('app');
    if (!handler) throw new Error('No handler for app://');
    return handler(new Request(address));
  }

  /** Chooses a native menu item by id. */
  chooseMenuItem(id: string): void {
    const flat = (items: readonly MenuItem[]): MenuItem[] =>
      items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
    const item = flat(this.menu).find((each) => each.id === id);
    if (!item?.click) throw new Error(`No menu item ${id}`);
    item.click(item, this.windows[0], { triggeredByAccelerator: false });
  }

  #must(isReady: boolean, name: string): void {
    if (this.#isReady !== isReady)
      throw new Error(`${name} must be called ${isReady ? 'after' : 'before'} ready`);
  }

  readonly #serve = async (route: Route): Promise<void> => {
    const request = route.request();
    const handler = this.#protocols.get('app');
    // A second start serves nothing: the first one answers.
    if (!handler) return route.fallback();
    const answer = await handler(new Request(toAppAddress(request.url()), { method: request.method() }));
    const body = Buffer.from(await answer.arrayBuffer());
    await route
      .fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
      .catch(() => {
        // The page went away while it was being answered.
      });
  };

  #invoke = async (contents: DoubleContents, channel: string, args: unknown[]): Promise<unknown> => {
    const handler = this.#ipc.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler({ sender: contents, senderFrame: contents.mainFrame }, ...args);
  };

  #names() {
    const double = this;
    const sessionHandler = (name: string) => (handler: (...args: unknown[]) => unknown) => {
      this.sessionHandlers.set(name, handler);
    };
    class BrowserWindow extends DoubleWindow {
      constructor(options: WindowOptions) {
        double.#must(true, 'new BrowserWindow');
        super(options, { context: double.#context, invoke: double.#invoke });
        double.windows.push(this);
        double.app.emit('web-contents-created', {}, this.webContents);
        this.on('closed', () => {
          double.windows.splice(double.windows.indexOf(this), 1);
          if (double.windows.length === 0) double.app.emit('window-all-closed');
        });
        void this.page.then((page) =>
          page.on('download', (download) => {
            const item = {
              getFilename: () => download.suggestedFilename(),
              setSaveDialogOptions: (options: unknown) => double.saveDialogs.push(options),
            };
            double.defaultSession.emit('will-download', {}, item, this.webContents);
          }),
        );
      }
      static getAllWindows = () => [...double.windows];
      static getFocusedWindow = () => double.windows[0] ?? null;
    }
    return {
      app: Object.assign(this.app, {
        isPackaged: false,
        getVersion: () => '0.1.0',
        setPath: (name: string, path: string) => this.userPaths.set(name, path),
        enableSandbox: () => {
          this.#must(false, 'app.enableSandbox');
          this.isSandboxEnabled = true;
        },
        whenReady: () => this.#ready,
        quit: () => {
          this.hasQuit = true;
        },
        requestSingleInstanceLock: (data: unknown) => {
          const profile = this.userPaths.get('userData') ?? '';
          const holder = locks.get(profile);
          if (!holder) {
            locks.set(profile, this);
            return true;
          }
          holder.app.emit('second-instance', {}, [], '', data);
          return false;
        },
      }),
      BrowserWindow,
      dialog: {
        showMessageBoxSync: () => {
          this.messageBoxes += 1;
          return this.messageBoxAnswer;
        },
        showOpenDialog: async () =>
          this.chosenFolder === null
            ? { canceled: true, filePaths: [] }
            : { canceled: false, filePaths: [this.chosenFolder] },
      },
      ipcMain: {
        handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => {
          if (this.#ipc.has(channel))
            throw new Error(`Attempted to register a second handler for '${channel}'`);
          this.#ipc.set(channel, handler);
        },
      },
      Menu: {
        buildFromTemplate: (template: readonly MenuItem[]) => template,
        setApplicationMenu: (menu: readonly MenuItem[]) => {
          this.menu = menu;
        },
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: Record<string, boolean> }[]) => {
          this.#must(false, 'protocol.registerSchemesAsPrivileged');
          this.privileged.push(...schemes);
        },
        handle: (scheme: string, handler: Handler) => {
          this.#must(true, 'protocol.handle');
          if (!this.privileged.some((known) => known.scheme === scheme))
            throw new Error(`${scheme} is not privileged`);
          this.#protocols.set(scheme, handler);
        },
      },
      session: {
        get defaultSession() {
          double.#must(true, 'session.defaultSession');
          return Object.assign(double.defaultSession, {
            setPermissionRequestHandler: sessionHandler('request'),
            setPermissionCheckHandler: sessionHandler('check'),
            setDevicePermissionHandler: sessionHandler('device'),
          });
        },
      },
      shell: {
        openExternal: async (address: string) => {
          this.opened.push(address);
        },
      },
    };
  }
}
