// A file's text by its own offsets, for the words that a passage covers.

/** Half of a surrogate pair: a text without any has the same offsets in both units. */
const astral = /[\ud800-\udbff][\udc00-\udfff]/;

export class CoveredText {
  readonly #text: string;
  readonly #points: readonly string[] | null;

  /** `unit`: what the file's offsets count. */
  constructor(text: string, unit: 'code-point' | 'utf-16') {
    this.#text = text;
    this.#points = unit === 'code-point' && astral.test(text) ? Array.from(text) : null;
  }

  /** In the file's unit. */
  get length(): number {
    return this.#points?.length ?? this.#text.length;
  }

  /** The words between two offsets of the file. */
  slice(start: number, end: number): string {
    return this.#points ? this.#points.slice(start, end).join('') : this.#text.slice(start, end);
  }
}
