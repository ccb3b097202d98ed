// Which stretches of an old text stand where in a new one: a patience alignment, from long runs of words to single ones.
import { heaviestChain } from './block-chain.ts';
import { BlockIndex } from './block-index.ts';
import {
  type Block,
  blocksOfUnits,
  blocksOfWords,
  Effort,
  grow,
  type Window,
  type WordedText,
} from './equal-blocks.ts';
import { wordsOf } from './words.ts';

/** Words in a run that must be unique in both whole texts; the longer runs tell near copies apart. */
const globalRuns = [12, 4] as const;
/** Runs that must be unique between two neighbouring blocks, one kind after the other; those of units in gaps up to `within`. */
const localRuns = [
  { of: 'words', size: 2, within: Number.POSITIVE_INFINITY },
  { of: 'units', size: 12, within: 400_000 },
  { of: 'words', size: 1, within: Number.POSITIVE_INFINITY },
  { of: 'units', size: 5, within: 2_000 },
] as const;
/** Comparisons for each unit of text: a plain text needs about two. */
const effortPerUnit = 48;

/** The alignment of an old text `a` with a new text `b` (both folded). */
export class TextAlignment {
  readonly a: WordedText;
  readonly b: WordedText;
  /** Forward in both texts; neighbours may overlap in one of them. */
  readonly chain: readonly Block[];
  /** What the chain has no place for: moved passages. */
  readonly strays: readonly Block[];
  /** All blocks by the ranges they cover in the old text, and in the new one. */
  readonly byOld: BlockIndex;
  readonly byNew: BlockIndex;
  readonly inChain: ReadonlySet<Block>;

  constructor(oldText: string, newText: string) {
    this.a = { text: oldText, words: wordsOf(oldText) };
    this.b = { text: newText, words: wordsOf(newText) };
    const effort = new Effort(effortPerUnit * (oldText.length + newText.length) + 4096);
    const { chain, strays } = heaviestChain(this.#globalBlocks(effort));
    this.chain = this.#refined(chain, 0, effort);
    this.strays = strays;
    this.inChain = new Set(this.chain);
    const all = [...this.chain, ...strays];
    this.byOld = new BlockIndex(
      all,
      (block) => block.a0,
      (block) => block.a1,
      oldText.length,
    );
    this.byNew = new BlockIndex(
      all,
      (block) => block.b0,
      (block) => block.b1,
      newText.length,
    );
  }

  /** The chain's blocks before and after one of its own. */
  neighbours(block: Block): { readonly before: Block | undefined; readonly after: Block | undefined } {
    const index = this.#firstEndingAfter(block.a1 - 1);
    return { before: this.chain[index - 1], after: this.chain[index + 1] };
  }

  /** The gap of the chain around old [start, end): from the last block that ends at or before it to the next one. */
  gapAround(start: number, end: number): Window {
    const { chain } = this;
    const low = this.#firstEndingAfter(start);
    const before = chain[low - 1];
    let next = low;
    while (next < chain.length && (chain[next] as Block).a0 < end) next++;
    const after = chain[next];
    const b0 = before?.b1 ?? 0;
    return {
      a0: before?.a1 ?? 0,
      a1: after?.a0 ?? this.a.text.length,
      b0,
      b1: Math.max(b0, after?.b0 ?? this.b.text.length),
    };
  }

  /**
   * Where old [start, end) would stand now: each end by the chain block it lies in, else by the edge of the gap, so that words
   * changed at an end are taken in.
   */
  expected(start: number, end: number): { start: number; end: number } {
    const { chain } = this;
    const first = this.#firstEndingAfter(start);
    const holder = chain[first];
    const from =
      holder && holder.a0 <= start
        ? start - holder.a0 + holder.b0
        : first > 0
          ? (chain[first - 1]?.b1 ?? 0)
          : 0;
    const last = this.#firstEndingAfter(end - 1);
    const tail = chain[last];
    const to = tail ? (tail.a0 < end ? end - tail.a0 + tail.b0 : tail.b0) : this.b.text.length;
    return { start: from, end: Math.max(from, to) };
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.chain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.chain[middle] as Block).a1 <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Blocks from unique runs, and the texts' common beginning and end, which need none. */
  #globalBlocks(effort: Effort): Block[] {
    const { a, b } = this;
    const all: Window = { a0: 0, a1: a.text.length, b0: 0, b1: b.text.length };
    const blocks = globalRuns.flatMap((size) => blocksOfWords(a, b, all, size, 0, effort));
    blocks.push(grow(a.text, b.text, 0, 0, 0, effort));
    blocks.push(grow(a.text, b.text, a.text.length, b.text.length, 0, effort));
    const once = new Map<string, Block>();
    for (const block of blocks) if (block.a1 > block.a0) once.set(`${block.a0} ${block.b0}`, block);
    return [...once.values()].sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
  }

  /** The chain with blocks found between its neighbours. */
  #refined(chain: readonly Block[], level: number, effort: Effort): readonly Block[] {
    const runs = localRuns[level];
    if (runs === undefined) return chain;
    const find = runs.of === 'words' ? blocksOfWords : blocksOfUnits;
    const { a, b } = this;
    const refined: Block[] = [];
    let a0 = 0;
    let b0 = 0;
    for (let index = 0; index <= chain.length; index++) {
      const next = chain[index];
      const gap = { a0, a1: next?.a0 ?? a.text.length, b0, b1: next?.b0 ?? b.text.length };
      const room = Math.max(gap.a1 - a0, gap.b1 - b0);
      if (gap.a1 > a0 && gap.b1 > b0 && room <= runs.within)
        refined.push(...heaviestChain(find(a, b, gap, runs.size, room, effort)).chain);
      if (!next) break;
      refined.push(next);
      a0 = next.a1;
      b0 = next.b1;
    }
    return this.#refined(forwardOnly(refined), level + 1, effort);
  }
}

/** Local blocks may have grown over a neighbour; one that does not go forward gives way to a surer one. */
function forwardOnly(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    for (;;) {
      const last = kept.at(-1);
      if (!last || goesForward(last, block)) {
        kept.push(block);
        break;
      }
      if (last.room <= block.room) break;
      kept.pop();
    }
  }
  return kept;
}

function goesForward(one: Block, next: Block): boolean {
  return one.a0 < next.a0 && one.b0 < next.b0 && one.a1 < next.a1 && one.b1 < next.b1;
}
