// The packs written last, as they stand on disk: the next mark of a source goes into the pack of the one before,
// and need not wait for it to be read.
import type { PackRow } from './corpus-database.ts';
import type { Pack } from './pack-directory.ts';

/** Packs kept: a few sources at work, about half a megabyte at most. */
const limit = 8;

export class RecentPacks {
  /** By the directory's own objects, oldest first: what the directory forgets is never asked for again. */
  readonly #rows = new Map<Pack, PackRow>();

  get(pack: Pack): PackRow | undefined {
    return this.#rows.get(pack);
  }

  /** Notes what a committed transaction wrote. */
  keep(pack: Pack, row: PackRow): void {
    this.#rows.delete(pack);
    this.#rows.set(pack, row);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= limit) return;
      this.#rows.delete(oldest);
    }
  }

  /** Notes that a pack is about to be written: until its commit nobody knows how it stands. */
  drop(pack: Pack): void {
    this.#rows.delete(pack);
  }
}
