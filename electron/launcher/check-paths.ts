// Looks at the paths of the command line before anything is started.
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileErrorReason } from '../host/host-refusal.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';

/** The paths as absolute ones, relative to where the user stood. Throws LaunchRefusal for one that cannot be read. */
export async function checkPaths(paths: readonly string[], standingIn: string): Promise<string[]> {
  const absolute: string[] = [];
  for (const typed of paths) {
    const path = resolve(standingIn, typed);
    try {
      if ((await stat(path)).isDirectory()) await readdir(path);
      else await access(path, constants.R_OK);
    } catch (error) {
      throw new LaunchRefusal(exitCodes.unreadable, `${typed} cannot be read. ${fileErrorReason(error)}`);
    }
    absolute.push(path);
  }
  return absolute;
}
