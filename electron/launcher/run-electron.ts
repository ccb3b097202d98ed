// Starts the Electron shell and waits for it.
import { spawn } from 'node:child_process';
import type { PathsToOpen } from '../host/open-requests.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';

export interface RunElectronOptions {
  readonly binary: string;
  /** The folder of package.json, or the built main's file. */
  readonly app: string;
  readonly data: string;
  readonly request: PathsToOpen;
  readonly noSandbox: boolean;
}

/** Resolves with Electron's exit code. A running instance takes the files and this one ends at once. */
export function runElectron({ binary, app, data, request, noSandbox }: RunElectronOptions): Promise<number> {
  const { corpusTitle, paths } = request;
  const args = [
    // The app first: the shell counts on it when it reads the rest.
    app,
    ...(noSandbox ? ['--no-sandbox'] : []),
    `--data=${data}`,
    ...(corpusTitle === null ? [] : [`--corpus=${corpusTitle}`]),
    ...paths,
  ];
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = spawn(binary, args, { stdio: 'inherit', env: environment });
  const end = () => child.kill('SIGTERM');
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return new Promise((done, fail) => {
    child.once('error', () => {
      fail(new LaunchRefusal(exitCodes.shellMissing, 'Electron’s binary is there but could not be started.'));
    });
    child.once('exit', (code, signal) => done(signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : (code ?? 1)));
  });
}
