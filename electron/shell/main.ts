// Electron's entry: hands the real Electron to the shell.
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { startElectronShell } from './start-electron-shell.ts';

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell };
const out = join(import.meta.dirname, '..');
void startElectronShell(electron, {
  renderer: join(out, 'renderer'),
  preload: join(out, 'preload', 'preload.cjs'),
  // Unpackaged, Electron's own argument is the app's folder.
  args: process.argv.slice(app.isPackaged ? 1 : 2),
});
