// Puts the native menus in place.
import type { Host } from '../host/create-host.ts';
import type { ElectronNames } from './electron-names.ts';
import { menuTemplate } from './menu-template.ts';

export function setUpMenu(
  { Menu, BrowserWindow }: Pick<ElectronNames, 'Menu' | 'BrowserWindow'>,
  host: Host,
): void {
  const template = menuTemplate(process.platform, {
    perform: host.perform,
    undoText: () => BrowserWindow.getFocusedWindow()?.webContents.undo(),
    redoText: () => BrowserWindow.getFocusedWindow()?.webContents.redo(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
