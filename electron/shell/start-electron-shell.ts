// The Electron shell from start to end, in the order that Electron asks for.
import { resolve } from 'node:path';
import { createHost } from '../host/create-host.ts';
import { defaultDataRoot, describeDataFolder } from '../host/data-folder.ts';
import { externalAddress } from '../host/external-address.ts';
import type { PathsToOpen } from '../host/open-requests.ts';
import { createRespond } from '../host/respond.ts';
import { parseStartArguments } from '../launcher/parse-arguments.ts';
import type { ElectronNames } from './electron-names.ts';
import { setUpDownloads } from './set-up-downloads.ts';
import { setUpIpc } from './set-up-ipc.ts';
import { setUpMenu } from './set-up-menu.ts';
import { setUpNavigationLocks } from './set-up-navigation-locks.ts';
import { setUpPermissions } from './set-up-permissions.ts';
import { setUpProtocol } from './set-up-protocol.ts';
import { setUpScheme } from './set-up-scheme.ts';
import { setUpSingleInstance } from './set-up-single-instance.ts';
import { openWindow, showWindow } from './set-up-window.ts';

export interface ShellPaths {
  /** The built page's folder. */
  readonly renderer: string;
  /** The built preload's file. */
  readonly preload: string;
  /** The command line without Electron and the app. */
  readonly args: readonly string[];
}

/** Resolves when the first window has been asked for, or at once when another instance took over. */
export async function startElectronShell(electron: ElectronNames, paths: ShellPaths): Promise<void> {
  const { app } = electron;
  const start = parseStartArguments(paths.args, false);
  const data = describeDataFolder(start.data ?? defaultDataRoot(process.env, process.platform));
  // Before everything else: the instance lock and the profile hang on this path.
  app.setPath('userData', data.electronProfile);

  const waiting: PathsToOpen[] = [];
  let open: (request: PathsToOpen) => void = (request) => waiting.push(request);
  const request = { paths: start.paths.map((path) => resolve(path)), corpusTitle: start.corpusTitle };
  if (!setUpSingleInstance(electron, request, (second) => open(second))) {
    app.quit();
    return;
  }
  waiting.push(request);
  // macOS hands files over by this event, possibly before `ready`.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ paths: [path], corpusTitle: null });
  });

  // Before `ready`: Electron refuses both later.
  app.enableSandbox();
  setUpScheme(electron);
  setUpNavigationLocks(electron);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const host = await createHost({
    shell: 'electron',
    version: app.getVersion(),
    data,
    // Checked once more here: this is the only place that calls it.
    openExternal: (address) => electron.shell.openExternal(externalAddress(address)),
    chooseFolder: async (title) => {
      const chosen = await electron.dialog.showOpenDialog({
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
  });

  await app.whenReady();
  setUpPermissions(electron);
  setUpProtocol(electron, createRespond(paths.renderer, host));
  setUpIpc(electron, host);
  setUpDownloads(electron);
  setUpMenu(electron, host);

  for (const early of waiting) await host.open(early);
  openWindow(electron, paths.preload);
  open = (later) => {
    const [window] = electron.BrowserWindow.getAllWindows();
    if (window) showWindow(window);
    else openWindow(electron, paths.preload);
    void host.open(later);
  };
  app.on('activate', () => {
    if (electron.BrowserWindow.getAllWindows().length === 0) openWindow(electron, paths.preload);
  });
}
