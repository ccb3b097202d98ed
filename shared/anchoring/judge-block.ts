// Whether a block settles a passage: no repetition lets it be another one, and the block is more than chance.
import type { Range } from '../model/span.ts';
import type { Block } from './equal-blocks.ts';
import type { TextAlignment } from './text-alignment.ts';
import { endsAlike } from './word-edges.ts';
import { firstWordEndingAfter, holdsWord, isWordUnit, type Words } from './words.ts';

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
/** Units beyond it that are looked through for the outermost word alone: about three words. */
const wordReach = 24;
/** A short block in a gap no wider than this is settled by neighbours on both sides that are no further off than `closeBy`. */
const narrowGap = 80;
const closeBy = 40;
/** Units of text for each time that a word may stand in it and still tell something. */
const unitsForOne = 12_000;

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
 * changed words beyond that edge hold the same words, or close by the passage's outermost word: either may be the one meant.
 */
export function hasTwinBesideEdge(alignment: TextAlignment, block: Block, passage: Range): boolean {
  if (!alignment.inChain.has(block)) return false;
  const { a, b } = alignment;
  const { before, after } = alignment.neighbours(block);
  if (!holdsWord(a.words, block.a0, passage.start)) {
    const first = firstWordOf(a.words, passage);
    const isTwinIn = (text: string, from: number, to: number) =>
      holdsLike(a.text, passage, text, Math.max(from, to - edgeReach), to) ||
      holdsLike(a.text, first, text, Math.max(from, to - wordReach), to);
    if (isTwinIn(a.text, before?.a1 ?? 0, block.a0) || isTwinIn(b.text, before?.b1 ?? 0, block.b0))
      return true;
  }
  if (holdsWord(a.words, passage.end, block.a1)) return false;
  const last = lastWordOf(a.words, passage);
  const isTwinIn = (text: string, from: number, to: number) =>
    holdsLike(a.text, passage, text, from, Math.min(to, from + edgeReach)) ||
    holdsLike(a.text, last, text, from, Math.min(to, from + wordReach));
  return (
    isTwinIn(a.text, block.a1, after?.a0 ?? a.text.length) ||
    isTwinIn(b.text, block.b1, after?.b0 ?? b.text.length)
  );
}

/** The passage's first word, or the whole passage when it does not begin with one. */
function firstWordOf(words: Words, passage: Range): Range {
  const word = firstWordEndingAfter(words, passage.start);
  const end = words.ends[word];
  return words.starts[word] === passage.start && end !== undefined && end <= passage.end
    ? { start: passage.start, end }
    : passage;
}

/** The passage's last word, or the whole passage when it does not end with one. */
function lastWordOf(words: Words, passage: Range): Range {
  const word = firstWordEndingAfter(words, passage.end - 1);
  const start = words.starts[word];
  return words.ends[word] === passage.end && start !== undefined && start >= passage.start
    ? { start, end: passage.end }
    : passage;
}

/** Whether the passage's words stand in text[from, to), ending at words as the passage does. */
function holdsLike(old: string, { start, end }: Range, text: string, from: number, to: number): boolean {
  if (to - from < end - start) return false;
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
  const { text } = alignment.a;
  // A word that stands everywhere may have been dropped here and put in beside by chance.
  if (isCommon(text, text.slice(passage.start, passage.end))) return false;
  const { before, after } = alignment.neighbours(block);
  return (
    before !== undefined &&
    after !== undefined &&
    distance(block, before) <= closeBy &&
    distance(block, after) <= closeBy &&
    (hasStrongNeighbour(alignment, block) || before.a1 - before.a0 + after.a1 - after.a0 >= enoughInChain)
  );
}

/** Whether the words stand in the text more often than about once on five pages. */
function isCommon(text: string, words: string): boolean {
  let left = 2 + text.length / unitsForOne;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    if (--left < 0) return true;
  return false;
}

function distance(one: Block, other: Block): number {
  const [first, next] = one.a0 < other.a0 ? [one, other] : [other, one];
  return Math.max(next.a0 - first.a1, next.b0 - first.b1);
}
