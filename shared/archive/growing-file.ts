// A file of a zip that is packed while it grows, though others come before it.
import type { PackedFile, Packing } from './packing.ts';

/** UTF-16 units packed at a time: a source by itself may be too small to wait for. */
const unitsAtOnce = 65_536;

/** Made of many parts. No part may end within a surrogate pair. */
export class GrowingFile {
  readonly #packing: Packing;
  #text = '';

  constructor(packing: Packing) {
    this.#packing = packing;
  }

  /** Resolves when more can be added. */
  async append(text: string): Promise<void> {
    this.#text += text;
    if (this.#text.length < unitsAtOnce) return;
    const piece = this.#text;
    this.#text = '';
    await this.#packing.add(piece);
  }

  end(): PackedFile | Promise<PackedFile> {
    // What goes wrong is told by the end.
    this.#packing.add(this.#text)?.catch(() => {});
    return this.#packing.end();
  }
}
