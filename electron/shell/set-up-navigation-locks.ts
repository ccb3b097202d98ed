// Nothing but our own page is ever shown: no navigation away, no new window, no webview.
import type { ElectronNames } from './electron-names.ts';
import { isOwnAddress } from './own-origin.ts';

/** Holds for every web contents, whoever makes it. */
export function setUpNavigationLocks({ app }: Pick<ElectronNames, 'app'>): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
