// Tells whether out/ still matches its inputs: a hash over every input's path, size and time of change.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outFolder, repository } from './out-folder.mjs';

const stampFile = resolve(outFolder, '.build-stamp');
const inputFolders = ['shared', 'electron', 'renderer', 'corpus'];
const inputFiles = ['build/vite.config.ts', 'package.json', 'package-lock.json'];

/** @param {string} path @param {(path: string) => void} visit */
function walk(path, visit) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) walk(child, visit);
    else if (!/\.test\.tsx?$/.test(entry.name)) visit(child);
  }
}

/** @returns {string} hex */
function inputsHash() {
  /** @type {string[]} */
  const lines = [];
  const visit = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(path);
    lines.push(`${path}\0${size}\0${mtimeMs}`);
  };
  for (const folder of inputFolders) {
    const path = resolve(repository, folder);
    if (existsSync(path)) walk(path, visit);
  }
  for (const file of inputFiles) visit(resolve(repository, file));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** Removes the old stamp and takes the inputs' state; the returned function writes it down once the build stands. */
export function writeBuildStamp() {
  const hash = inputsHash();
  rmSync(stampFile, { force: true });
  return () => {
    mkdirSync(outFolder, { recursive: true });
    writeFileSync(stampFile, hash);
  };
}

/** Whether the out folder lacks a build or holds one of other inputs. */
export function isBuildStale() {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== inputsHash();
}
