// Checks a folder the user chose for backups by writing to it.
import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileErrorReason, HostRefusal } from './host-refusal.ts';
import { writeAtomically } from './write-atomically.ts';

/** The folder's real path, made when it is not there. Refuses a relative path and one that cannot be written. */
export async function ensureWritableFolder(folder: string): Promise<string> {
  const path = folder.trim();
  if (!isAbsolute(path) || path.includes('\0')) {
    throw new HostRefusal('folder-relative', 'Give the whole path of the folder, from the root of the disk.');
  }
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const real = await realpath(path);
    const probe = join(real, `.glossator-${randomBytes(6).toString('hex')}`);
    await writeAtomically(probe, '');
    await rm(probe);
    return real;
  } catch (error) {
    throw new HostRefusal('folder-not-writable', `This folder cannot be written. ${fileErrorReason(error)}`);
  }
}
