// The texts of all backups, each once, named by its hash: texts/ab/<sha256>.txt.
import { createHash } from 'node:crypto';
import { access, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { realPathInside } from './containment.ts';
import { HostRefusal } from './host-refusal.ts';
import { writeAtomically } from './write-atomically.ts';

/** Files checked or written at the same time: enough to keep a disk busy, far below any limit of open files. */
const atOnce = 16;
/** A text younger than this is never cleared away: the backup that needs it may still be on its way. */
const clearAfterMs = 24 * 60 * 60 * 1000;

export class TextStore {
  readonly #folder: string;
  /** Said to be there in this run: a backup under way counts on them. */
  readonly #promised = new Set<string>();

  constructor(backupFolder: string) {
    this.#folder = join(backupFolder, 'texts');
  }

  /** The hashes that have no file yet, in the order given. */
  async missing(hashes: readonly string[]): Promise<string[]> {
    const there = new Set<string>();
    await inBatches(hashes, async (hash) => {
      await access(this.#path(hash)).then(
        () => there.add(hash),
        () => undefined,
      );
    });
    for (const hash of there) this.#promised.add(hash);
    return hashes.filter((hash) => !there.has(hash));
  }

  /** Stores texts; refuses one whose hash is not that of its UTF-8 bytes. */
  async put(texts: readonly { readonly sha256: string; readonly text: string }[]): Promise<void> {
    for (const { sha256, text } of texts) {
      if (createHash('sha256').update(text, 'utf8').digest('hex') !== sha256) {
        throw new HostRefusal(
          'hash-mismatch',
          'A text does not match its checksum; the backup was not written.',
        );
      }
    }
    await inBatches(texts, async ({ sha256, text }) => {
      await writeAtomically(this.#path(sha256), text);
      this.#promised.add(sha256);
    });
  }

  /** The path of a stored text, or null. */
  async find(hash: string): Promise<string | null> {
    return /^[0-9a-f]{64}$/.test(hash) ? realPathInside(this.#folder, this.#path(hash)) : null;
  }

  /** Removes texts that no backup holds any more. */
  async clear(used: ReadonlySet<string>): Promise<void> {
    const shelves = await readdir(this.#folder).catch(() => []);
    for (const shelf of shelves) {
      for (const file of await readdir(join(this.#folder, shelf)).catch(() => [])) {
        const hash = file.slice(0, 64);
        if (used.has(hash) || this.#promised.has(hash)) continue;
        const path = join(this.#folder, shelf, file);
        const { mtimeMs } = await stat(path);
        if (Date.now() - mtimeMs > clearAfterMs) await rm(path, { force: true });
      }
    }
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), `${hash}.txt`);
  }
}

async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    await Promise.all(items.slice(start, start + atOnce).map(work));
  }
}
