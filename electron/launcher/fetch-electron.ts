// Tries once to fetch Electron's binary: ten seconds to the first byte, and a failure is remembered.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../host/write-atomically.ts';

const firstByteMs = 10_000;
/** A download that stands still this long is given up. */
const stallMs = 30_000;
const pollMs = 250;

export interface FetchElectronOptions {
  readonly repository: string;
  /** The file that remembers a failure. */
  readonly memory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (sentence: string) => void;
}

/** Whether a download was tried and succeeded. On CI, after an earlier failure, or when told not to, it is not tried. */
export async function fetchElectron(options: FetchElectronOptions): Promise<boolean> {
  const { repository, memory, environment, say } = options;
  const installer = join(repository, 'node_modules', 'electron', 'install.js');
  const isUnwanted = Boolean(environment.CI) || Boolean(environment.ELECTRON_SKIP_BINARY_DOWNLOAD);
  if (isUnwanted || existsSync(memory) || !existsSync(installer)) return false;
  say('Trying once to fetch it …');
  if (await runInstaller(installer, environment)) return true;
  const version = JSON.parse(
    await readFile(join(repository, 'node_modules/electron/package.json'), 'utf8'),
  ).version;
  await writeAtomically(memory, `${JSON.stringify({ version, at: new Date().toISOString() })}\n`);
  say('It could not be fetched; this is remembered and not tried again.');
  return false;
}

async function runInstaller(installer: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  // The installer downloads into the temporary folder: in one of our own its progress can be seen.
  const folder = await mkdtemp(join(tmpdir(), 'glossator-electron-'));
  const env = { ...environment, TMPDIR: folder, TEMP: folder, TMP: folder };
  const child = spawn(process.execPath, [installer], { env, stdio: 'ignore' });
  const ended = new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
  let size = 0;
  let patienceEnds = Date.now() + firstByteMs;
  const watch = setInterval(async () => {
    const now = await archiveSize(folder);
    if (now > size) patienceEnds = Date.now() + stallMs;
    size = Math.max(size, now);
    if (Date.now() > patienceEnds) child.kill('SIGKILL');
  }, pollMs);
  const isThere = await ended;
  clearInterval(watch);
  await rm(folder, { recursive: true, force: true });
  return isThere;
}

/** Bytes of the archives in the folder and below. */
async function archiveSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names
    .filter((name) => name.endsWith('.zip'))
    .map((name) =>
      stat(join(folder, name))
        .then(({ size }) => size)
        .catch(() => 0),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
