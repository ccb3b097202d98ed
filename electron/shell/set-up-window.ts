// The window: what the page may do in it, when it shows, and the question before something unsaved is lost.
import type { BrowserWindow, WebPreferences } from 'electron';
import type { ElectronNames } from './electron-names.ts';
import { ownOrigin } from './own-origin.ts';

/** Everything that matters is written out, defaults included: a test pins the whole object. */
export function windowPreferences(preload: string): WebPreferences {
  return {
    preload,
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
  };
}

/** Opens a window on our page. */
export function openWindow(
  electron: Pick<ElectronNames, 'BrowserWindow' | 'dialog'>,
  preload: string,
): BrowserWindow {
  const window = new electron.BrowserWindow({
    title: 'Glossator',
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    // Shown when the page has painted: no white flash in a dark theme.
    show: false,
    webPreferences: windowPreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = electron.dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Some changes are not saved yet.',
      detail: 'If you close now, they are lost.',
      buttons: ['Stay', 'Close anyway'],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 1) event.preventDefault();
  });
  void window.loadURL(`${ownOrigin}/`);
  return window;
}

/** Brings the window to the front, out of the dock if need be. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
