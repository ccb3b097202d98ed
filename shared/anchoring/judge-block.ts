// Whether a block settles a passage: no repetition lets it be another one, and the block is more than chance.
import type { Range } from '../model/span.ts';
import type { Block } from './equal-blocks.ts';
import type { TextAlignment } from './text-alignment.ts';
import { endsAlike } from './word-edges.ts';
import { holdsWord, isWordUnit, type Words } from './words.ts';

/** Folded units of a block that is evidence by itself in the chain, moved elsewhere, and beside a block of the first kind. */
const enoughInChain = 32;
const enoughMoved = 48;
const enoughBeside = 12;
/** In a text shorter than this chance has little room: a short block in the chain is enough. */
const shortText = 2_000;
/** Folded units to a neighbour that vouches for a short block, in both texts. */
const besideWithin = 160;
/** A local block counts in a gap up to this: in wider ones "unique between two neighbours" says little. */
const widestGap = 4_000;
/** Units beyond a block's edge that are looked through for a twin. */
const edgeReach = 240;
/** A short block in a gap no wider than this is settled by neighbours on both sides that are no further off than `closeBy`. */
const narrowGap = 80;
const closeBy = 40;

/**
 * Whether the passage (folded units of the old text, inside `block`) could as well belong to another block: where texts repeat
 * themselves, a stretch that was cut out or put in can be told apart only up to its repetition. Some block that overlaps this
 * one holds a whole word of the passage, at its old or at its new place.
 */
export function isAmbiguous(alignment: TextAlignment, block: Block, passage: Range): boolean {
  const shift = block.b0 - block.a0;
  const inNew = { start: passage.start + shift, end: passage.end + shift };
  const rivals = new Set([
    ...alignment.byOld.meeting(passage.start, passage.end),
    ...alignment.byNew.meeting(inNew.start, inNew.end),
  ]);
  for (const rival of rivals) {
    if (rival.b0 - rival.a0 === shift) continue;
    if (!isRival(alignment, block, rival)) continue;
    if (sharesWord(alignment.a.text, alignment.a.words, passage, rival.a0, rival.a1)) return true;
    if (sharesWord(alignment.b.text, alignment.b.words, inNew, rival.b0, rival.b1)) return true;
  }
  return false;
}

/** A short match out of order is chance beside a long one; in order, going on from it, or long, it may be the truth. */
function isRival({ inChain }: TextAlignment, block: Block, rival: Block): boolean {
  return inChain.has(rival) || 2 * (rival.a1 - rival.a0) >= block.a1 - block.a0 || goesOn(block, rival);
}

/** Whether the two stand side by side in both texts, in one order. */
function goesOn(one: Block, other: Block): boolean {
  return one.a0 < other.a0 === one.b0 < other.b0 && distance(one, other) <= besideWithin;
}

function sharesWord(text: string, words: Words, { start, end }: Range, from: number, to: number): boolean {
  const first = Math.max(start, from);
  const last = Math.min(end, to);
  if (first >= last) return false;
  if (holdsWord(words, first, last)) return true;
  // A passage without any word (signs, emoji) is ambiguous as a whole.
  for (let at = start; at < end; at++)
    if (isWordUnit(text.charCodeAt(at))) return first <= start && last >= end;
  return true;
}

/**
 * Whether the passage stands at an edge of its block, with nothing of the block before (or after) it to hold it, while the
 * changed words beyond that edge hold the same words: either of the two may be meant.
 */
export function hasTwinBesideEdge(alignment: TextAlignment, block: Block, passage: Range): boolean {
  if (!alignment.inChain.has(block)) return false;
  const { a, b } = alignment;
  const { before, after } = alignment.neighbours(block);
  const isTwinIn = (text: string, from: number, to: number) =>
    holdsLike(a.text, passage, text, Math.max(0, from), Math.min(to, text.length));
  if (!holdsWord(a.words, block.a0, passage.start)) {
    if (isTwinIn(a.text, Math.max(before?.a1 ?? 0, block.a0 - edgeReach), block.a0)) return true;
    if (isTwinIn(b.text, Math.max(before?.b1 ?? 0, block.b0 - edgeReach), block.b0)) return true;
  }
  if (holdsWord(a.words, passage.end, block.a1)) return false;
  return (
    isTwinIn(a.text, block.a1, Math.min(after?.a0 ?? a.text.length, block.a1 + edgeReach)) ||
    isTwinIn(b.text, block.b1, Math.min(after?.b0 ?? b.text.length, block.b1 + edgeReach))
  );
}

/** Whether the passage's words stand in text[from, to), ending at words as the passage does. */
function holdsLike(old: string, { start, end }: Range, text: string, from: number, to: number): boolean {
  const quote = old.slice(start, end);
  const part = text.slice(from, to);
  for (let at = part.indexOf(quote); at >= 0; at = part.indexOf(quote, at + 1))
    if (endsAlike(old, start, end, text, from + at)) return true;
  return false;
}

/** Whether the block is long enough, or vouched for, to be no chance. */
export function isStrong(alignment: TextAlignment, block: Block, passage: Range): boolean {
  const { a, b, inChain } = alignment;
  const length = block.a1 - block.a0;
  if (length === a.text.length && length === b.text.length) return true;
  if (!inChain.has(block)) return isStrongStray(alignment, block);
  if (block.room > widestGap) return false;
  if (length >= enoughInChain) return true;
  if (block.room === 0 && length >= enoughBeside && Math.max(a.text.length, b.text.length) < shortText)
    return true;
  if (length >= enoughBeside && hasStrongNeighbour(alignment, block)) return true;
  return isHeldFromBothSides(alignment, block, passage);
}

/** A moved passage: long by itself, or beside a long one that was moved with it. */
function isStrongStray({ byOld, inChain }: TextAlignment, block: Block): boolean {
  if (block.room !== 0) return false;
  const length = block.a1 - block.a0;
  if (length >= enoughMoved) return true;
  if (length < enoughBeside) return false;
  return byOld
    .meeting(Math.max(0, block.a0 - besideWithin), block.a1 + besideWithin)
    .some((other) => !inChain.has(other) && other.a1 - other.a0 >= enoughMoved && goesOn(block, other));
}

/** Whether a long block of the chain stands near. */
function hasStrongNeighbour(alignment: TextAlignment, block: Block): boolean {
  for (const side of ['before', 'after'] as const) {
    let next = alignment.neighbours(block)[side];
    for (let steps = 0; next && steps < 12 && distance(block, next) <= besideWithin; steps++) {
      if (next.a1 - next.a0 >= enoughInChain && next.room <= widestGap) return true;
      next = alignment.neighbours(next)[side];
    }
  }
  return false;
}

/** Whether a short block is the only one of its kind in a narrow gap between close neighbours. */
function isHeldFromBothSides(alignment: TextAlignment, block: Block, passage: Range): boolean {
  if (block.room === 0 || block.room > narrowGap || passage.end - passage.start < 4) return false;
  const { before, after } = alignment.neighbours(block);
  return (
    before !== undefined &&
    after !== undefined &&
    distance(block, before) <= closeBy &&
    distance(block, after) <= closeBy &&
    (hasStrongNeighbour(alignment, block) || before.a1 - before.a0 + after.a1 - after.a0 >= enoughInChain)
  );
}

function distance(one: Block, other: Block): number {
  const [first, next] = one.a0 < other.a0 ? [one, other] : [other, one];
  return Math.max(next.a0 - first.a1, next.b0 - first.b1);
}
