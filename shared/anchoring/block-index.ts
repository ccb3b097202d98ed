// Blocks by the offsets they cover in one text.
import type { Block } from './equal-blocks.ts';

/** Units of a bucket: a few blocks each in an edited text. */
const bucketUnits = 512;

export class BlockIndex {
  readonly #buckets: Block[][] = [];
  readonly #startOf: (block: Block) => number;
  readonly #endOf: (block: Block) => number;

  constructor(
    blocks: readonly Block[],
    startOf: (block: Block) => number,
    endOf: (block: Block) => number,
    length: number,
  ) {
    this.#startOf = startOf;
    this.#endOf = endOf;
    const count = Math.floor(length / bucketUnits) + 1;
    for (let bucket = 0; bucket < count; bucket++) this.#buckets.push([]);
    for (const block of blocks) {
      const last = Math.floor((endOf(block) - 1) / bucketUnits);
      for (let bucket = Math.floor(startOf(block) / bucketUnits); bucket <= last; bucket++)
        this.#buckets[bucket]?.push(block);
    }
  }

  /** Blocks that share at least a unit with [start, end). */
  meeting(start: number, end: number): Block[] {
    const found: Block[] = [];
    const first = Math.floor(start / bucketUnits);
    for (let bucket = first; bucket <= Math.floor((end - 1) / bucketUnits); bucket++) {
      for (const block of this.#buckets[bucket] ?? []) {
        const from = this.#startOf(block);
        if (from >= end || this.#endOf(block) <= start) continue;
        // Told in the first bucket it shares with the range.
        if (bucket === Math.max(first, Math.floor(from / bucketUnits))) found.push(block);
      }
    }
    return found;
  }
}
