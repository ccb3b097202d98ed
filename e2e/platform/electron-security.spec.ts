// Electron's security checklist, as assertions on the unmodified built main in the Electron double.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../fixtures.ts';
import { expect, test } from '../fixtures.ts';
import { outFolder } from '../loopback-process.ts';

function doubleOf(app: RunningApp) {
  const [window] = app.double?.windows ?? [];
  if (!app.double || !window) throw new Error('no double');
  return { double: app.double, window };
}

test('webPreferences are exactly the pinned ones, and the whole app is sandboxed', async ({ app }) => {
  const { double, window } = doubleOf(app);
  expect(window.options.webPreferences).toEqual({
    preload: join(outFolder, 'preload/preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
  });
  expect(double.isSandboxEnabled).toBe(true);
  expect(double.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  expect(window.isShown).toBe(true);
});

test('permissions are denied by default', async ({ app }) => {
  const { double } = doubleOf(app);
  const request = double.sessionHandlers.get('request');
  const check = double.sessionHandlers.get('check');
  const device = double.sessionHandlers.get('device');
  const asked = (permission: string, requestingUrl: string) => {
    let answer: unknown;
    request?.(
      {},
      permission,
      (value: unknown) => {
        answer = value;
      },
      { requestingUrl },
    );
    return answer;
  };
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'openExternal',
    'fullscreen',
  ]) {
    expect(asked(permission, 'app://glossator/'), permission).toBe(false);
    expect(check?.({}, permission, 'app://glossator'), permission).toBe(false);
  }
  expect(asked('clipboard-sanitized-write', 'app://glossator/')).toBe(true);
  expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
  expect(check?.({}, 'clipboard-sanitized-write', 'https://example.org')).toBe(false);
  expect(device?.({})).toBe(false);
});

test('ipc answers the top frame of our own page and nobody else', async ({ app }) => {
  const { double, window } = doubleOf(app);
  const contents = window.webContents;
  const hello = (sender: unknown, frame: unknown) =>
    double.invokeFrom(sender, frame, 'glossator:call', 'hello', {});
  expect(await hello(contents, contents.mainFrame)).toMatchObject({ ok: true });
  const foreign = { ok: false, error: { code: 'foreign-sender' } };
  expect(await hello(contents, { url: contents.mainFrame.url })).toMatchObject(foreign);
  expect(await hello(contents, null)).toMatchObject(foreign);
  expect(await hello({ mainFrame: contents.mainFrame }, contents.mainFrame)).toMatchObject(foreign);
  for (const url of [
    'https://example.org/',
    'app://other/',
    'file:///x',
    'about:blank',
    'app://glossator.evil/',
  ]) {
    contents.mainFrame.url = url;
    expect(await hello(contents, contents.mainFrame), url).toMatchObject(foreign);
  }
});

test('nothing leads away from the page', async ({ app }) => {
  const { window } = doubleOf(app);
  const contents = window.webContents;
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
    expect(contents.listenerCount(name), name).toBeGreaterThan(0);
    let isPrevented = false;
    contents.emit(name, {
      url: 'https://example.org/',
      preventDefault: () => {
        isPrevented = true;
      },
    });
    expect(isPrevented, name).toBe(true);
  }
  expect(contents.openHandler({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
  const address = app.page.url();
  await app.page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await app.page.waitForTimeout(300);
  expect(app.page.url()).toBe(address);
});

test('the protocol answers only our own host, and only reading', async ({ app }) => {
  const { double } = doubleOf(app);
  expect((await double.request('app://glossator/')).status).toBe(200);
  expect((await double.request('app://other/')).status).toBe(404);
  expect((await double.request('app://glossator/..%2fmain%2fmain.js')).status).toBe(404);
});

test('only https and mailto leave, by one place', async ({ app }) => {
  const { double, window } = doubleOf(app);
  const open = (url: string) =>
    double.invokeFrom(window.webContents, window.webContents.mainFrame, 'glossator:call', 'openExternal', {
      url,
    });
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'smb://host/x', 'https:', 'nonsense'])
    await open(url);
  expect(double.opened).toEqual([]);
  await open('https://example.org/a');
  await open('mailto:a@example.org');
  expect(double.opened).toEqual(['https://example.org/a', 'mailto:a@example.org']);
  const main = await readFile(join(outFolder, 'main/main.js'), 'utf8');
  expect(main.match(/\.shell\.openExternal\(/g)).toHaveLength(1);
});

test('the preload requires only electron and exposes one frozen thing', async ({ app }) => {
  const preload = await readFile(join(outFolder, 'preload/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  const world = await app.page.evaluate(() => ({
    keys: Object.keys((window as { glossatorHost?: object }).glossatorHost ?? {}),
    leaked: ['require', 'process', 'ipcRenderer', 'electron', 'module'].filter((name) => name in window),
  }));
  expect(world).toEqual({ keys: ['call', 'listen'], leaked: [] });
});

test('the native menus have the edit roles and pass actions to the page', async ({ app }) => {
  const { double } = doubleOf(app);
  const items = double.menu.flatMap((menu) => menu.submenu ?? []);
  expect(items.map((item) => item.role)).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
  );
  const heard = app.page.evaluate(
    () =>
      new Promise((done) => {
        (
          window as { glossatorHost?: { listen: (l: (event: unknown) => void) => void } }
        ).glossatorHost?.listen(done);
      }),
  );
  await app.page.waitForTimeout(200);
  double.chooseMenuItem('export');
  expect(await heard).toEqual({ kind: 'action', action: 'export' });
});

test('a page that does not want to go asks in a native dialog', async ({ app }) => {
  const { double } = doubleOf(app);
  const page = app.page;
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
  // Without a gesture Chromium does not ask.
  await page.mouse.click(5, 5);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => double.messageBoxes).toBe(1);
  expect(page.isClosed()).toBe(false);
  double.messageBoxAnswer = 1;
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
});

test('downloads go through the save dialog with the proposed name', async ({ app }) => {
  const { double } = doubleOf(app);
  const arrived = app.page.waitForEvent('download');
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['{}']));
    link.download = 'rain.glossator.json';
    link.click();
  });
  await arrived;
  expect(double.saveDialogs).toEqual([{ title: 'Export', defaultPath: 'rain.glossator.json' }]);
});
