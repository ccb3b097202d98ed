// Exports leave by the native save dialog, with the name the page proposed.
import type { ElectronNames } from './electron-names.ts';

export function setUpDownloads({ session }: Pick<ElectronNames, 'session'>): void {
  session.defaultSession.on('will-download', (_event, item) => {
    // A bare name: the dialog opens in the folder used last.
    item.setSaveDialogOptions({ title: 'Export', defaultPath: item.getFilename() });
  });
}
