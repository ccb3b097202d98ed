// The double's BrowserWindow: a real page of Playwright's Chromium, with the built preload in an isolated world.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test';
import { installPageSide, installPreloadSide } from './page-bridge.ts';

/** Stands for app://glossator in Chromium, which knows no scheme of that name. Nothing is ever sent there. */
export const pageOrigin = 'https://glossator.app.test';
const appOrigin = 'app://glossator';
const worldName = 'preload';

export const toPageAddress = (address: string) => address.replace(appOrigin, pageOrigin);
export const toAppAddress = (address: string) => address.replace(pageOrigin, appOrigin);

/** An event of Electron's that can be prevented. */
export class DoubleEvent {
  defaultPrevented = false;
  readonly url: string;

  constructor(url = '') {
    this.url = url;
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export interface WindowOptions {
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

/** What the window needs of the application around it. */
export interface WindowDoors {
  readonly context: BrowserContext;
  readonly invoke: (contents: DoubleContents, channel: string, args: unknown[]) => Promise<unknown>;
}

export class DoubleContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  cdp: CDPSession | null = null;
  preloadContext = 0;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    void this.evaluate(`doubleEvent(${JSON.stringify(channel)}, ${JSON.stringify(args)})`);
  }

  /** Runs source in the preload's world; a page that is gone ignores it. */
  async evaluate(expression: string): Promise<void> {
    await this.cdp
      ?.send('Runtime.evaluate', { expression, contextId: this.preloadContext })
      .catch(() => undefined);
  }
}

export class DoubleWindow extends EventEmitter {
  readonly webContents = new DoubleContents();
  readonly options: WindowOptions;
  /** The page, once it has loaded. */
  readonly page: Promise<Page>;
  isShown = false;
  #loaded: (page: Page) => void = () => undefined;
  readonly #doors: WindowDoors;

  constructor(options: WindowOptions, doors: WindowDoors) {
    super();
    this.options = options;
    this.#doors = doors;
    this.page = new Promise((done) => {
      this.#loaded = done;
    });
  }

  async loadURL(address: string): Promise<void> {
    const { context, invoke } = this.#doors;
    const contents = this.webContents;
    const page = await context.newPage();
    contents.mainFrame.url = address;
    contents.cdp = await context.newCDPSession(page);
    await this.#installPreload(contents.cdp, invoke);
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) contents.mainFrame.url = toAppAddress(frame.url());
    });
    page.on('dialog', async (dialog) => {
      if (dialog.type() !== 'beforeunload') return;
      const event = new DoubleEvent();
      contents.emit('will-prevent-unload', event);
      await (event.defaultPrevented ? dialog.accept() : dialog.dismiss());
    });
    page.on('popup', async (popup) => {
      if (contents.openHandler({ url: popup.url() }).action === 'deny') await popup.close();
    });
    page.on('close', () => this.emit('closed'));
    await page.route('**/*', (route) => this.#lock(route, page));
    await page.goto(toPageAddress(address));
    this.emit('ready-to-show');
    this.#loaded(page);
  }

  show(): void {
    this.isShown = true;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {
    this.emit('focus');
  }

  /** Navigation of the page's own asks the shell; the rest goes to the application's route. */
  async #lock(route: Route, page: Page): Promise<void> {
    const request = route.request();
    const isOwn = request.url().startsWith(`${pageOrigin}/`);
    if (!request.isNavigationRequest() || isOwn) return route.fallback();
    const event = new DoubleEvent(toAppAddress(request.url()));
    this.webContents.emit(
      request.frame() === page.mainFrame() ? 'will-navigate' : 'will-frame-navigate',
      event,
    );
    // 204: the browser stays where it is, as after a prevented navigation.
    return event.defaultPrevented
      ? route.fulfill({ status: 204 })
      : route.fulfill({ status: 200, body: 'A foreign page' });
  }

  async #installPreload(cdp: CDPSession, invoke: WindowDoors['invoke']): Promise<void> {
    const preferences = this.options.webPreferences ?? {};
    // Without isolation the preload shares the page's world, and the page could reach ipcRenderer.
    const world = preferences.contextIsolation === true ? { worldName } : {};
    const contextName = preferences.contextIsolation === true ? { executionContextName: worldName } : {};
    const preload = readFileSync(String(preferences.preload), 'utf8');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'doubleIpc', ...contextName });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName) this.webContents.preloadContext = context.id;
    });
    cdp.on('Runtime.bindingCalled', async ({ payload, executionContextId }) => {
      const { id, channel, args } = JSON.parse(payload);
      const contents = this.webContents;
      const [ok, value] = await invoke(contents, channel, args).then(
        (result) => [true, result] as const,
        (error) => [false, String(error)] as const,
      );
      const expression = `doubleReply(${id}, ${ok}, ${JSON.stringify(value ?? null)})`;
      await cdp
        .send('Runtime.evaluate', { expression, contextId: executionContextId })
        .catch(() => undefined);
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${installPageSide})()` });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${installPreloadSide})((require) => {${preload}\n})`,
      ...world,
    });
  }
}
