// What the built main gets for `import … from 'electron'`: the names of the double registered for this run.
const run = new URL(import.meta.url).searchParams.get('run') ?? '';
const names = globalThis[Symbol.for('glossator.electron-doubles')].get(run);

export const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } = names;
