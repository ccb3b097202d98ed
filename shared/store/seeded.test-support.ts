// Repeatable randomness: a failing round of a test, or a measurement, can be run again with its seed (mulberry32).

/** Whole numbers below `limit`, the same ones for the same seed. */
export function seeded(seed: number): (limit: number) => number {
  const next = seededBits(seed);
  return (limit) => next() % limit;
}

/** Numbers in [0, 1), the same ones for the same seed. */
export function seededRandom(seed: number): () => number {
  const next = seededBits(seed);
  return () => next() / 2 ** 32;
}

function seededBits(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
