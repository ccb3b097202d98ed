// A start of Glossator: reads the command line, chooses the shell, runs it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from '../../shared/model/schema.ts';
import type { DataFolder } from '../host/data-folder.ts';
import { defaultDataRoot, describeDataFolder } from '../host/data-folder.ts';
import { defaultPort } from '../loopback/default-port.ts';
import { checkPaths } from './check-paths.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findBrowser } from './find-browser.ts';
import { electronFetchCommand, findElectron } from './find-electron.ts';
import { helpText } from './help-text.ts';
import type { StartArguments } from './parse-arguments.ts';
import { parseStartArguments } from './parse-arguments.ts';
import { runElectron } from './run-electron.ts';
import { runLoopback } from './run-loopback.ts';
import { windowObstacle } from './window-obstacle.ts';

export interface LaunchFolders {
  /** Where package.json and node_modules lie. */
  readonly repository: string;
  /** Where the build lies. */
  readonly out: string;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

/** Resolves with the exit code. Refusals are one sentence on stderr. */
export async function launch(args: readonly string[], folders: LaunchFolders): Promise<number> {
  try {
    return await run(parseStartArguments(args), folders);
  } catch (error) {
    if (!(error instanceof LaunchRefusal)) throw error;
    say(error.message);
    return error.exitCode;
  }
}

async function run(start: StartArguments, folders: LaunchFolders): Promise<number> {
  if (start.help) {
    process.stdout.write(helpText);
    return exitCodes.ok;
  }
  // npm runs scripts in the package's folder and says where the user stood.
  const { npm_lifecycle_event: script, INIT_CWD: stood } = process.env;
  const standingIn = script === 'start' && stood ? stood : process.cwd();
  const paths = await checkPaths(start.paths, standingIn);
  const request = { paths, corpusTitle: start.corpusTitle };
  const dataRoot =
    start.data === null ? defaultDataRoot(process.env, process.platform) : resolve(standingIn, start.data);
  const data = describeDataFolder(dataRoot);

  const shell = await chooseShell(start, folders, data);
  if (shell.kind === 'electron') {
    // With the build elsewhere Electron is pointed at its main file; package.json names the usual one.
    const isUsual = resolve(folders.out) === join(folders.repository, 'out');
    const app = isUsual ? folders.repository : join(folders.out, 'main', 'main.js');
    return runElectron({ binary: shell.binary, app, data: data.root, request, noSandbox: start.noSandbox });
  }
  sayWhereTheCorpusIs(start, data, shell.browser !== null);
  const manifest = JSON.parse(await readFile(join(folders.repository, 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  await runLoopback({
    data,
    port: start.port,
    version,
    renderer: join(folders.out, 'renderer'),
    request,
    browser: shell.browser,
    noSandbox: start.noSandbox,
    print,
    say,
  });
  return exitCodes.ok;
}

type Shell = { kind: 'electron'; binary: string } | { kind: 'loopback'; browser: string | null };

async function chooseShell(start: StartArguments, folders: LaunchFolders, data: DataFolder): Promise<Shell> {
  if (start.serve) return { kind: 'loopback', browser: null };
  const uid = process.getuid?.();
  const { noSandbox } = start;
  const obstacle = windowObstacle({ platform: process.platform, environment: process.env, uid, noSandbox });
  const { repository } = folders;
  if (start.shell !== 'browser') {
    let binary = findElectron(repository, process.env);
    if (binary === null) {
      say(`Electron’s binary is missing; “${electronFetchCommand}” fetches it.`);
      const memory = data.electronFetchFailed;
      if (obstacle === null && (await fetchElectron({ repository, memory, environment: process.env, say }))) {
        binary = findElectron(repository, process.env);
      }
    }
    if (binary !== null && obstacle === null) return { kind: 'electron', binary };
    if (binary === null && start.shell === 'electron') {
      throw new LaunchRefusal(exitCodes.shellMissing, 'Without it --shell electron cannot be done.');
    }
  }
  const browser = findBrowser(process.platform, process.env);
  const reason =
    obstacle ?? (browser === null ? 'No window can be opened: no Chromium, Chrome or Edge was found.' : null);
  if (reason === null) return { kind: 'loopback', browser };
  say(`${reason} Serving instead.`);
  return { kind: 'loopback', browser: null };
}

function sayWhereTheCorpusIs(start: StartArguments, data: DataFolder, hasWindow: boolean): void {
  if (start.port !== defaultPort) {
    say(
      `Port ${start.port} has a corpus store of its own; corpora made under another port are not seen here.`,
    );
  }
  if (start.data !== null) {
    say(
      hasWindow
        ? `Corpora, settings and backups lie in ${data.root}.`
        : `Settings and backups lie in ${data.root}; corpora lie in the browser that visits.`,
    );
  }
  if (hasWindow && existsSync(data.electronProfile)) {
    say('Corpora made in Electron are not seen in a browser window; a backup brings them over.');
  }
}
