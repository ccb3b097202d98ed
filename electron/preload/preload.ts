// The one thing the sandboxed page gets from Electron: `window.glossatorHost`. Requires nothing but electron.
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '../shell/channels.ts';

contextBridge.exposeInMainWorld('glossatorHost', {
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, method, input),
  listen: (listener: (event: unknown) => void): (() => void) => {
    // The ipc event itself never reaches the page: it would hand over ipcRenderer.
    const forward = (_: unknown, event: unknown) => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
});
