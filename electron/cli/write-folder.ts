// Writes an export of several files as a folder, so that its name shows all of it or nothing.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportedFile } from '../../shared/export/exporter.ts';
import { fileErrorReason } from '../host/host-refusal.ts';
import { syncFolder } from '../host/write-atomically.ts';
import { CliError } from './command.ts';
import { realPath } from './write-pieces.ts';

/**
 * Writes the files to a temporary folder beside `path` and renames it. Throws CliError when there is a file or a folder
 * with something in it at `path`, or when it cannot be written.
 */
export async function writeFolder(path: string, files: AsyncIterable<ExportedFile>): Promise<void> {
  const target = await realPath(path);
  const isThere = await isEmptyFolder(target);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(temporary);
    const made = new Set([temporary]);
    for await (const file of files) {
      const place = join(temporary, ...partsOf(file.path));
      const folder = dirname(place);
      if (!made.has(folder)) {
        await mkdir(folder, { recursive: true });
        made.add(folder);
      }
      // `wx`: two files of one name, or of names that this disk takes for one, are told instead of lost.
      await writeFile(place, file.content, { flag: 'wx' });
    }
    // Windows does not rename onto a folder, not even an empty one.
    if (isThere) await rmdir(target);
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'ENOENT' ? 'Its folder is not there.' : fileErrorReason(error);
    throw new CliError(`${basename(path)} could not be written. ${reason}`);
  }
}

/** Whether there is an empty folder; false where there is nothing. Throws CliError for everything else. */
async function isEmptyFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) return false;
  if (!found.isDirectory())
    throw new CliError(
      `${basename(path)} is a file, and this format is a folder of files; choose another --out, or one that ends with .zip.`,
    );
  if ((await readdir(path)).length > 0)
    throw new CliError(`${basename(path)} is a folder with something in it; choose a new or an empty one.`);
  return true;
}

/** The parts of a path of the export, none of which leads out of its folder. */
function partsOf(path: string): string[] {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part)))
    throw new Error(`“${path}” is no path within an export`);
  return parts;
}
