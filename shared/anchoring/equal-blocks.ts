// Stretches that two texts share: grown in both directions from runs of words that stand once in each of them.
import { firstWordEndingAfter, mixed, seed, type Words } from './words.ts';

/** An equal stretch: `a.slice(a0, a1) === b.slice(b0, b1)`, and no longer one around it. Offsets in UTF-16 units. */
export interface Block {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** Within how many units of either text its seed is the only one: 0 for the whole texts, else the gap it was found in. */
  readonly room: number;
}

/** A text with its words. */
export interface WordedText {
  readonly text: string;
  readonly words: Words;
}

/** Units that growing may compare in all: periodic texts would otherwise be compared over and over. */
export class Effort {
  left: number;

  constructor(units: number) {
    this.left = units;
  }
}

/** Runs of one text by hash: the number of the run, or −1 where its hash occurs again. In text order. */
interface Runs {
  readonly places: ReadonlyMap<number, number>;
  readonly startOf: (place: number) => number;
  readonly endOf: (place: number) => number;
}

/** A stretch of both texts in which runs are looked for (UTF-16 units). */
export interface Window {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/**
 * The maximal equal stretches around every run of `size` words that stands exactly once in either part of the window. In order
 * of `a0`; none twice. They may overlap, in one text or both, where the texts repeat themselves.
 */
export function blocksOfWords(
  a: WordedText,
  b: WordedText,
  window: Window,
  size: number,
  room: number,
  effort: Effort,
): Block[] {
  const runsA = wordRuns(a.words, window.a0, window.a1, size);
  const runsB = runsA.places.size === 0 ? runsA : wordRuns(b.words, window.b0, window.b1, size);
  return blocksOf(a.text, b.text, runsA, runsB, room, effort);
}

/** The same around every run of `size` units: finds what is left between misspellings, and in texts without blanks. */
export function blocksOfUnits(
  a: WordedText,
  b: WordedText,
  window: Window,
  size: number,
  room: number,
  effort: Effort,
): Block[] {
  const runsA = unitRuns(a.text, window.a0, window.a1, size);
  const runsB = runsA.places.size === 0 ? runsA : unitRuns(b.text, window.b0, window.b1, size);
  return blocksOf(a.text, b.text, runsA, runsB, room, effort);
}

function blocksOf(a: string, b: string, runsA: Runs, runsB: Runs, room: number, effort: Effort): Block[] {
  const blocks: Block[] = [];
  // On one diagonal (offset in b minus offset in a) a later seed inside the last block finds the same block again.
  const reached = new Map<number, number>();
  for (const [hash, placeA] of runsA.places) {
    if (placeA < 0) continue;
    const placeB = runsB.places.get(hash);
    if (placeB === undefined || placeB < 0) continue;
    const startA = runsA.startOf(placeA);
    const startB = runsB.startOf(placeB);
    const endA = runsA.endOf(placeA);
    if ((reached.get(startB - startA) ?? -1) >= endA) continue;
    if (effort.left <= 0) break;
    const block = grow(a, b, startA, startB, room, effort);
    if (block.a1 < endA) continue;
    reached.set(startB - startA, block.a1);
    blocks.push(block);
  }
  return blocks.sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
}

/** Runs of words that lie at least partly in [start, end). */
function wordRuns(words: Words, start: number, end: number, size: number): Runs {
  const { hashes, starts, ends, count } = words;
  const places = new Map<number, number>();
  let word = start < end ? firstWordEndingAfter(words, start) : count;
  for (; word + size <= count && (starts[word + size - 1] as number) < end; word++) {
    let hash = seed;
    for (let next = word; next < word + size; next++) hash = mixed(hash, hashes[next] as number);
    places.set(hash, places.has(hash) ? -1 : word);
  }
  return {
    places,
    startOf: (place) => starts[place] as number,
    endOf: (place) => ends[place + size - 1] as number,
  };
}

function unitRuns(text: string, start: number, end: number, size: number): Runs {
  const places = new Map<number, number>();
  for (let at = start; at + size <= end; at++) {
    let hash = seed;
    for (let next = at; next < at + size; next++) hash = mixed(hash, text.charCodeAt(next));
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return { places, startOf: (place) => place, endOf: (place) => place + size };
}

/** The longest equal stretch through a point of both texts; empty there when the units differ. */
export function grow(a: string, b: string, atA: number, atB: number, room: number, effort: Effort): Block {
  const limit = Math.min(a.length - atA, b.length - atB);
  let forward = 0;
  while (forward < limit && a.charCodeAt(atA + forward) === b.charCodeAt(atB + forward)) forward++;
  const behind = Math.min(atA, atB);
  let back = 0;
  while (back < behind && a.charCodeAt(atA - back - 1) === b.charCodeAt(atB - back - 1)) back++;
  effort.left -= forward + back + 1;
  return { a0: atA - back, a1: atA + forward, b0: atB - back, b1: atB + forward, room };
}
