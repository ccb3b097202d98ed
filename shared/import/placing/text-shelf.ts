// The texts that placing reads, kept while there is room: matching and placing look at the same ones.
import type { ImportTarget } from '../../native/import-preview.ts';
import { SourceText } from './source-text.ts';

/** UTF-16 units kept at most: a corpus of ordinary size whole, a large one in turns. */
const roomUnits = 32_000_000;

export class TextShelf {
  readonly #target: ImportTarget;
  /** By hash; the one used longest ago first. */
  readonly #texts = new Map<string, SourceText>();
  #units = 0;

  constructor(target: ImportTarget) {
    this.#target = target;
  }

  /** The corpus's text of this hash; null where it has none. */
  async get(sha256: string): Promise<SourceText | null> {
    const known = this.#texts.get(sha256);
    if (known) {
      this.#texts.delete(sha256);
      this.#texts.set(sha256, known);
      return known;
    }
    const text = await this.#target.textOf(sha256);
    return text === null ? null : this.#keep(sha256, text);
  }

  /** A text that the file brings; the same object for the same hash. */
  brought(sha256: string, text: string): SourceText {
    return this.#texts.get(sha256) ?? this.#keep(sha256, text);
  }

  #keep(sha256: string, text: string): SourceText {
    const made = new SourceText(text);
    this.#texts.set(sha256, made);
    this.#units += text.length;
    for (const [hash, oldest] of this.#texts) {
      if (this.#units <= roomUnits || hash === sha256) break;
      this.#texts.delete(hash);
      this.#units -= oldest.text.length;
    }
    return made;
  }
}
