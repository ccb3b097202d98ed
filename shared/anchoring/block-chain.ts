// The heaviest row of blocks that go forward in both texts: what stayed in order. The others were moved, or are chance.
import type { Block } from './equal-blocks.ts';

/**
 * Splits blocks (sorted by `a0`) into the chain, in order, and the strays. Of all chains the one with the most equal units;
 * O(n log n) by a Fenwick tree of best chains ending at or before a place in b.
 */
export function heaviestChain(blocks: readonly Block[]): { chain: Block[]; strays: Block[] } {
  const ranks = ranksOf(blocks);
  const tree = new Int32Array(blocks.length + 1).fill(-1);
  const weight = new Float64Array(blocks.length);
  const before = new Int32Array(blocks.length).fill(-1);
  let best = -1;
  // Blocks that begin at one place of a cannot follow each other: they enter the tree together.
  for (let from = 0; from < blocks.length; ) {
    let to = from;
    while (to < blocks.length && blocks[to]?.a0 === blocks[from]?.a0) to++;
    for (let index = from; index < to; index++) {
      let heaviest = -1;
      for (let rank = (ranks[index] as number) - 1; rank > 0; rank -= rank & -rank)
        heaviest = heavier(heaviest, tree[rank] as number, weight);
      before[index] = heaviest;
      const block = blocks[index] as Block;
      weight[index] = block.a1 - block.a0 + (heaviest < 0 ? 0 : (weight[heaviest] as number));
      best = heavier(best, index, weight);
    }
    for (let index = from; index < to; index++)
      for (let rank = ranks[index] as number; rank < tree.length; rank += rank & -rank)
        tree[rank] = heavier(tree[rank] as number, index, weight);
    from = to;
  }
  const chosen = new Set<number>();
  for (let index = best; index >= 0; index = before[index] as number) chosen.add(index);
  const chain: Block[] = [];
  const strays: Block[] = [];
  blocks.forEach((block, index) => {
    (chosen.has(index) ? chain : strays).push(block);
  });
  return withoutNested(chain, strays);
}

function heavier(one: number, other: number, weight: Float64Array): number {
  if (one < 0) return other;
  if (other < 0) return one;
  return (weight[other] as number) > (weight[one] as number) ? other : one;
}

/** Rank (from 1) of each block by where it begins in b; equal beginnings share one. */
function ranksOf(blocks: readonly Block[]): Int32Array {
  const order = blocks
    .map((_, index) => index)
    .sort((x, y) => (blocks[x] as Block).b0 - (blocks[y] as Block).b0);
  const ranks = new Int32Array(blocks.length);
  let rank = 0;
  order.forEach((index, at) => {
    if (at === 0 || blocks[index]?.b0 !== blocks[order[at - 1] as number]?.b0) rank++;
    ranks[index] = rank;
  });
  return ranks;
}

/** A block that ends before the one before it, in either text, does not go forward: a chance match of periodic text. */
function withoutNested(chain: readonly Block[], strays: Block[]): { chain: Block[]; strays: Block[] } {
  const kept: Block[] = [];
  for (const block of chain) {
    const last = kept.at(-1);
    if (last && (block.a1 <= last.a1 || block.b1 <= last.b1)) strays.push(block);
    else kept.push(block);
  }
  return { chain: kept, strays };
}
