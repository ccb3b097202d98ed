// By how much the passages found so far have moved: where the next one is to be expected.

/** How far from there a passage may be: units, and a share of the distance to the nearest known move (or of the text). */
const looseness = 160;
const looseShare = 0.04;
/** Units between two passages that support each other's move, and how many moves are remembered for it. */
const supportWithin = 6_000;
/** Nearer ones do not: a footnote that stands again in the references attracts all passages within it. */
const supportBeyond = 400;
const mostSuspected = 64;

export class KnownMoves {
  readonly #length: number;
  /** Where passages had been, ascending, and by how much each has moved. */
  readonly #starts: number[] = [];
  readonly #shifts: number[] = [];
  readonly #suspected: { readonly start: number; readonly shift: number }[] = [];

  /** `length` of the text in which they are found. */
  constructor(length: number) {
    this.#length = length;
  }

  /** A passage that had been at `start` was found for sure at `at`. */
  learn(start: number, at: number): void {
    const index = this.#firstNotBelow(start);
    const known = this.#starts[index] === start ? 1 : 0;
    this.#starts.splice(index, known, start);
    this.#shifts.splice(index, known, at - start);
  }

  /** Where a passage that was at `start` is to be expected, give or take `within` units. */
  expected(start: number): { readonly at: number; readonly within: number } {
    const index = this.#firstNotBelow(start);
    const below = this.#starts[index - 1];
    const above = this.#starts[index];
    const isAbove = above !== undefined && (below === undefined || above - start < start - below);
    const from = isAbove ? above : below;
    if (from === undefined) return { at: start, within: looseness + this.#length * looseShare };
    const shift = this.#shifts[isAbove ? index : index - 1] ?? 0;
    return { at: start + shift, within: looseness + Math.abs(from - start) * looseShare };
  }

  /**
   * Whether a place far from the expected one is believed: when another passage close by asked for as large a move before. A text
   * that got a long preface moves as a whole; a copy elsewhere attracts one passage alone. Remembers the move either way.
   */
  isSupported(start: number, at: number): boolean {
    const shift = at - start;
    const isSupported = this.#suspected.some(
      (other) =>
        Math.abs(other.start - start) >= supportBeyond &&
        Math.abs(other.start - start) <= supportWithin &&
        Math.abs(other.shift - shift) <= looseness + Math.abs(other.start - start) * looseShare,
    );
    this.#suspected.push({ start, shift });
    if (this.#suspected.length > mostSuspected) this.#suspected.shift();
    return isSupported;
  }

  #firstNotBelow(wanted: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
