// Calls of the host contract over ipc, from the top frame of our own page and nobody else.
import type { IpcMainInvokeEvent } from 'electron';
import type { Host } from '../host/create-host.ts';
import { callChannel, eventChannel } from './channels.ts';
import type { ElectronNames } from './electron-names.ts';
import { isOwnAddress } from './own-origin.ts';

export function setUpIpc(
  { ipcMain, BrowserWindow }: Pick<ElectronNames, 'ipcMain' | 'BrowserWindow'>,
  host: Host,
) {
  const isOwnPage = ({ sender, senderFrame }: IpcMainInvokeEvent) =>
    BrowserWindow.getAllWindows().some((window) => window.webContents === sender) &&
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    isOwnAddress(senderFrame.url);

  ipcMain.handle(callChannel, (event, method: unknown, input: unknown) => {
    if (!isOwnPage(event)) {
      return { ok: false, error: { code: 'foreign-sender', message: 'Only Glossator’s own page may ask.' } };
    }
    return host.call(String(method), input);
  });
  host.listen((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(eventChannel, event);
  });
}
