// What waits to be opened by the page: from the command line, a second start, or a file association.

import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenRequest } from '../../shared/host/contract.ts';
import { findTextFiles } from './find-text-files.ts';
import type { IncomingFiles } from './incoming-files.ts';

/** Absolute paths, and the corpus asked for by name (null: a folder's own name, else the corpus that is open). */
export interface PathsToOpen {
  readonly paths: readonly string[];
  readonly corpusTitle: string | null;
}

export class OpenRequests {
  readonly #incoming: IncomingFiles;
  readonly #waiting: OpenRequest[] = [];

  constructor(incoming: IncomingFiles) {
    this.#incoming = incoming;
  }

  /** Looks at the paths and puts a request in the queue; nothing to open makes none. Tells whether one was made. */
  async add({ paths, corpusTitle }: PathsToOpen): Promise<boolean> {
    if (paths.length === 0 && corpusTitle === null) return false;
    const { files, problems } = await findTextFiles(paths);
    const title = corpusTitle ?? (await firstFolderName(paths));
    this.#waiting.push({
      corpusTitle: title,
      files: files.map((file) => this.#incoming.add(file)),
      problems: [...problems],
    });
    return true;
  }

  /** The oldest request, once. */
  take(): OpenRequest | null {
    return this.#waiting.shift() ?? null;
  }
}

async function firstFolderName(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (isFolder) return basename(path) || null;
  }
  return null;
}
