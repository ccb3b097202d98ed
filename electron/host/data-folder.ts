// Where Glossator keeps what is not in the page's own database.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Absolute paths of everything in the data folder. */
export interface DataFolder {
  readonly root: string;
  readonly settings: string;
  /** Where backups go until the user chooses another folder. */
  readonly backups: string;
  /** Chromium's profile of the app window; holds its IndexedDB. */
  readonly browserProfile: string;
  /** Electron's profile; holds its IndexedDB. Another origin than the browser's: moving is a backup and a restore. */
  readonly electronProfile: string;
  /** What a second start shows to prove that it belongs to the same user and data folder. */
  readonly instanceSecret: string;
  /** Remembers that Electron's binary could not be fetched. */
  readonly electronFetchFailed: string;
}

/** The user's own data folder by the habit of the platform. */
export function defaultDataRoot(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Glossator');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Glossator');
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'glossator');
}

/** Names everything in `root`; creates nothing. */
export function describeDataFolder(root: string): DataFolder {
  const folder = resolve(root);
  return {
    root: folder,
    settings: join(folder, 'settings.json'),
    backups: join(folder, 'backups'),
    browserProfile: join(folder, 'browser-profile'),
    electronProfile: join(folder, 'electron-profile'),
    instanceSecret: join(folder, 'instance-secret'),
    electronFetchFailed: join(folder, 'electron-fetch-failed.json'),
  };
}
