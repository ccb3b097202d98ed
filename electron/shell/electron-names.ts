// The eight names of Electron that the shell needs, as a parameter: main.ts passes the real ones, tests a double's.
import type { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';

export interface ElectronNames {
  readonly app: typeof app;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: typeof dialog;
  readonly ipcMain: typeof ipcMain;
  readonly Menu: typeof Menu;
  readonly protocol: typeof protocol;
  readonly session: typeof session;
  readonly shell: typeof shell;
}
