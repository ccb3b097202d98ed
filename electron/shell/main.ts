// Electron's entry: hands the real Electron to the shell.
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { LaunchRefusal } from '../launcher/exit-codes.ts';
import { startElectronShell } from './start-electron-shell.ts';

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell };
const out = join(import.meta.dirname, '..');
startElectronShell(electron, {
  renderer: join(out, 'renderer'),
  preload: join(out, 'preload', 'preload.cjs'),
  // Unpackaged, Electron's own argument is the app's folder.
  args: process.argv.slice(app.isPackaged ? 1 : 2),
}).catch((error: unknown) => {
  // An installed app has no terminal: what keeps it from starting is said in a box of the system's.
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  dialog.showErrorBox('Glossator cannot start', message);
  app.exit(error instanceof LaunchRefusal ? error.exitCode : 1);
});
