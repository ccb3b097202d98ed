// Turns paths from a command line into files to import: folders are walked, what cannot be read becomes a sentence.
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareFilePaths } from '../../shared/raw-texts/file-order.ts';
import { isTextFileName } from '../../shared/raw-texts/text-file-name.ts';
import { isInside } from './containment.ts';
import { fileErrorReason } from './host-refusal.ts';

/** A file found; `path` is real and absolute. */
export interface FoundFile {
  /** Relative to the folder that was opened, `/` between folders; the bare name for a file named by itself. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** One sentence each, with names as in `FoundFile`. */
  readonly problems: readonly string[];
}

/** Deeper than anyone nests reports; stops a walk through a mounted system. */
const maxDepth = 64;

/**
 * Files in the order of the paths, within a folder by name. Hidden files, links that leave the folder, and files of a
 * folder whose names are not `wanted` are left out.
 */
export async function findTextFiles(
  paths: readonly string[],
  wanted: (name: string) => boolean = isTextFileName,
): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const problems: string[] = [];
  const taken = new Set<string>();
  const take = (name: string, path: string, size: number) => {
    if (taken.has(path)) return;
    taken.add(path);
    files.push({ name, path, size });
  };

  async function walk(root: string, folder: string, prefix: string, depth: number, seen: Set<string>) {
    if (seen.has(folder)) return;
    seen.add(folder);
    const entries = await readdir(folder);
    for (const entry of entries.sort(compareFilePaths)) {
      if (entry.startsWith('.')) continue;
      const name = prefix + entry;
      try {
        const real = await realpath(join(folder, entry));
        const { size, isFolder, isFile } = await describe(real);
        if (!isFolder && !(isFile && wanted(entry))) continue;
        if (!isInside(root, real))
          problems.push(`${name} is a link that leads out of the folder; it was left out.`);
        else if (isFile) take(name, real, size);
        else if (depth >= maxDepth) problems.push(`${name} lies too deep; it was left out.`);
        else await walk(root, real, `${name}/`, depth + 1, seen);
      } catch (error) {
        problems.push(`${name} could not be read. ${fileErrorReason(error)}`);
      }
    }
  }

  for (const path of paths) {
    try {
      const real = await realpath(path);
      const { size, isFolder, isFile } = await describe(real);
      if (isFolder) await walk(real, real, '', 0, new Set());
      else if (isFile) take(basename(path), real, size);
      else problems.push(`${basename(path)} is neither a file nor a folder.`);
    } catch (error) {
      problems.push(`${basename(path)} could not be read. ${fileErrorReason(error)}`);
    }
  }
  return { files, problems };
}

async function describe(path: string) {
  const entry = await stat(path);
  return { size: entry.size, isFolder: entry.isDirectory(), isFile: entry.isFile() };
}
