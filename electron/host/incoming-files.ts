// Files the page may fetch, by id. The page never learns a path, and nothing is served that was not put here.
import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { IncomingFile } from '../../shared/host/contract.ts';
import type { FoundFile } from './find-text-files.ts';

export class IncomingFiles {
  readonly #paths = new Map<string, string>();

  /** Gives a file an id of 128 random bits, good until the process ends. */
  add(file: FoundFile): IncomingFile {
    const id = randomBytes(16).toString('hex');
    this.#paths.set(id, file.path);
    return { id, name: file.name, size: file.size };
  }

  /** The path behind an id; null when there is none, or when a link has been put in the file's place since. */
  async find(id: string): Promise<string | null> {
    const path = this.#paths.get(id);
    if (path === undefined) return null;
    try {
      return (await realpath(path)) === path ? path : null;
    } catch {
      return null;
    }
  }
}
