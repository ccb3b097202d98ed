// The app window in an installed browser: an own profile, no tabs, no address bar.
import { spawn } from 'node:child_process';

/** Time for the browser to write its profile before it is killed. */
const closeMs = 5_000;

export interface AppWindow {
  /** Resolves when the browser's process has ended, or could not be started; with whether it was started. */
  readonly ended: Promise<boolean>;
  /** Asks the browser to end, waits, insists. */
  readonly close: () => Promise<void>;
}

export interface AppWindowOptions {
  readonly browser: string;
  readonly profile: string;
  readonly address: string;
  readonly noSandbox: boolean;
}

export function openAppWindow({ browser, profile, address, noSandbox }: AppWindowOptions): AppWindow {
  const args = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--class=Glossator',
    ...(noSandbox ? ['--no-sandbox'] : []),
  ];
  const child = spawn(browser, args, { stdio: 'ignore' });
  const ended = new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('exit', () => done(true));
  });
  return {
    ended,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), closeMs);
      await ended;
      clearTimeout(insist);
    },
  };
}
