// Writes a file that is made piece by piece, so that its name shows the old content or the whole new one, never a part.
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileErrorReason } from '../host/host-refusal.ts';
import { syncFolder } from '../host/write-atomically.ts';
import { CliError, type CliIo } from './command.ts';

/** Writes pieces to `path`, or to stdout for `-`. Throws CliError. */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  io: CliIo,
): Promise<void> {
  if (path === '-') {
    for await (const piece of pieces) await io.stdout(piece);
    return;
  }
  const target = await realPath(path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o666);
    try {
      for await (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'ENOENT' ? 'Its folder is not there.' : fileErrorReason(error);
    throw new CliError(`${basename(path)} could not be written. ${reason}`);
  }
}

/** The path with links resolved where it exists, so that a link is written through, not replaced. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
