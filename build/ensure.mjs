// Brings a fresh clone to where it can run: installs what package-lock.json asks for and node_modules lacks, builds what is stale.
// Uses nothing but Node: at its first run node_modules is not there.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isBuildStale } from './build-stamp.mjs';
import { repository } from './out-folder.mjs';
import { runCommand } from './run-command.mjs';

/** The Node that package.json asks for, as [major, minor]. */
const leastNode = [20, 19];

/** Something the user can mend; `message` is one sentence. */
export class SetupError extends Error {}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Whether node_modules lacks or contradicts something the lock file asks for (optional packages of other systems aside). */
export function isInstallStale() {
  const hidden = resolve(repository, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return true;
  const installed = lockedPackages(hidden);
  return Object.entries(lockedPackages(resolve(repository, 'package-lock.json'))).some(
    ([path, locked]) =>
      path !== '' &&
      installed[path]?.version !== locked.version &&
      !(installed[path] === undefined && (locked.optional || locked.devOptional)),
  );
}

/** Throws SetupError when this Node is too old. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = leastNode;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    throw new SetupError(
      `Glossator needs Node ${leastNode.join('.')} or newer; this is ${process.versions.node}.`,
    );
  }
}

/** Installs when something is missing. Words go to stderr. Throws SetupError. */
export async function ensureInstalled() {
  ensureNode();
  if (!isInstallStale()) return;
  process.stderr.write('Installing the packages that are locked and missing …\n');
  // `npm ci` starts from nothing and is exact; with packages there already, `npm install` adds what is missing.
  const fresh = !existsSync(resolve(repository, 'node_modules/.package-lock.json'));
  const command = [fresh ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runCommand('npm', command);
  if (code === 0) return;
  const reason =
    output
      .trim()
      .split('\n')
      .find((line) => /npm (error|ERR!)/.test(line)) ?? output.trim().split('\n')[0];
  throw new SetupError(`Installing failed (npm ${command[0]}): ${reason ?? `exit code ${code}`}`);
}

/** Builds when an input changed since the last build. Throws SetupError. */
export async function ensureBuilt() {
  if (!isBuildStale()) return;
  process.stderr.write('Building …\n');
  try {
    const { buildAll } = await import('./build.mjs');
    await buildAll();
  } catch (error) {
    throw new SetupError(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
