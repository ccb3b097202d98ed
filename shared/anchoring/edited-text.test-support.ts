// A seeded maker of texts and of realistic edits, which knows for every character of the new text where it came from.
import type { Range } from '../model/span.ts';

type Random = () => number;
const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

const syllables =
  'ba be bi bo da de di do fa ga ka la le li lo ma me mi mo na ne ni no pa ra re ri ro sa se si so ta te ti to va za'.split(
    ' ',
  );
const common =
  'the of and to in a that was said for on with as at by it from he his were had not are but which'.split(
    ' ',
  );

/** Words as a language has them: a few very common ones and many rare ones. */
export function vocabulary(random: Random, size: number): string[] {
  const words = [...common];
  while (words.length < size) {
    let word = '';
    for (let left = 1 + Math.floor(random() * 4); left > 0; left--) word += pick(random, syllables);
    words.push(random() < 0.15 ? word.charAt(0).toUpperCase() + word.slice(1) : word);
  }
  return words;
}

function anyWord(random: Random, words: readonly string[]): string {
  // Zipf-like: the square of a uniform number prefers the front of the list.
  return words[Math.floor(random() ** 3 * words.length)] as string;
}

function otherThan(word: string, random: Random, words: readonly string[]): string {
  const other = anyWord(random, words);
  return other === word.replace(/[^a-z]+$/i, '') ? `${other}x` : other;
}

function sentence(random: Random, words: readonly string[]): string {
  const parts: string[] = [];
  for (let left = 5 + Math.floor(random() * 18); left > 0; left--)
    parts.push(anyWord(random, words) + (random() < 0.08 ? ',' : ''));
  if (random() < 0.15) parts.push(`${Math.floor(random() * 5_000)}`);
  const text = parts.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export interface TextPlan {
  readonly length: number;
  readonly words: readonly string[];
  /** Share of paragraphs that are one of a few repeated ones. */
  readonly boilerplate: number;
}

/** A text of about `length` units in paragraphs. */
export function makeText(random: Random, { length, words, boilerplate }: TextPlan): string {
  const repeated = Array.from({ length: 3 }, () => `${sentence(random, words)} ${sentence(random, words)}`);
  const paragraphs: string[] = [];
  for (let made = 0; made < length; ) {
    const count = 1 + Math.floor(random() * 6);
    const paragraph =
      random() < boilerplate
        ? pick(random, repeated)
        : Array.from({ length: count }, () => sentence(random, words)).join(' ');
    paragraphs.push(paragraph);
    made += paragraph.length + 2;
  }
  return paragraphs.join('\n\n').slice(0, length);
}

/** A new text; `origins[i]` is the offset in the old text of its unit i, or −1 for what was put in. */
export interface EditedText {
  readonly text: string;
  readonly origins: Int32Array;
}

interface Piece {
  readonly text: string;
  /** Offset of its first unit in the old text; −1: put in. */
  readonly origin: number;
}

export interface EditPlan {
  /** Share of the words that are touched by an edit. */
  readonly rate: number;
  readonly words: readonly string[];
  /** Also moves, doubles and drops whole paragraphs. */
  readonly paragraphs: boolean;
}

/** Edits as people make them: words replaced, dropped, put in, misspelt; sentences put in; paragraphs moved. */
export function editText(random: Random, old: string, { rate, words, paragraphs }: EditPlan): EditedText {
  const blocks: Piece[][] = [[]];
  const tokens = [...old.matchAll(/\n\n|[^\s]+|\s/g)];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const kept: Piece = { text: token[0], origin: token.index };
    if (token[0] === '\n\n') {
      blocks.at(-1)?.push(kept);
      blocks.push([]);
      continue;
    }
    const line = blocks.at(-1) ?? [];
    const kind = random();
    if (token[0].trim() === '' || random() >= rate) line.push(kept);
    else if (kind < 0.35) line.push(added(otherThan(token[0], random, words)));
    else if (kind < 0.6) {
      // The word and the blank after it, perhaps several words.
      for (let left = 2 * Math.floor(random() * 3) + 1; left > 0 && tokens[index + 1]?.[0] !== '\n\n'; left--)
        index++;
    } else if (kind < 0.85) {
      line.push(kept);
      for (let left = 1 + Math.floor(random() * 3); left > 0; left--)
        line.push(added(` ${anyWord(random, words)}`));
    } else if (kind < 0.95 && token[0].length > 2) {
      const at = Math.floor(random() * token[0].length);
      line.push({ text: token[0].slice(0, at), origin: token.index });
      if (random() < 0.5) line.push(added(token[0].charAt(at) === 'q' ? 'x' : 'q'));
      line.push({ text: token[0].slice(at + 1), origin: token.index + at + 1 });
    } else {
      line.push(kept, added(` ${sentence(random, words)}`));
    }
  }
  if (paragraphs) shuffleSome(random, blocks);
  return joined(blocks.flat());
}

/** Single characters dropped, put in and replaced at the given rate, as bad recognition of print does it. */
export function misspell(random: Random, old: string, rate: number): EditedText {
  const pieces: Piece[] = [];
  for (let at = 0; at < old.length; at++) {
    const kept: Piece = { text: old.charAt(at), origin: at };
    const kind = random();
    if (random() >= rate) pieces.push(kept);
    else if (kind < 0.4) pieces.push(added(kept.text === 'q' ? 'x' : 'q'));
    else if (kind < 0.7) pieces.push(kept, added('y'));
  }
  return joined(pieces);
}

/** About one paragraph in fifty each is moved, doubled and dropped. */
function shuffleSome(random: Random, blocks: Piece[][]): void {
  const times = Math.ceil(blocks.length / 50);
  const anywhere = () => Math.floor(random() * blocks.length);
  for (let turn = 0; turn < times; turn++) {
    const [moved] = blocks.splice(anywhere(), 1);
    if (moved) blocks.splice(anywhere(), 0, moved);
    const doubled = blocks[anywhere()];
    if (doubled)
      blocks.splice(
        anywhere(),
        0,
        doubled.map(({ text }) => added(text)),
      );
    blocks.splice(anywhere(), 1);
  }
}

function added(text: string): Piece {
  return { text, origin: -1 };
}

function joined(pieces: readonly Piece[]): EditedText {
  const text = pieces.map((piece) => piece.text).join('');
  const origins = new Int32Array(text.length);
  let at = 0;
  for (const piece of pieces)
    for (let unit = 0; unit < piece.text.length; unit++)
      origins[at++] = piece.origin < 0 ? -1 : piece.origin + unit;
  return { text, origins };
}

/** Where every old unit is now, or −1. */
export function placesOf({ origins }: EditedText, oldLength: number): Int32Array {
  const places = new Int32Array(oldLength).fill(-1);
  origins.forEach((origin, at) => {
    if (origin >= 0) places[origin] = at;
  });
  return places;
}

/** Where an old passage stands whole in the new text; null when any of it was changed. */
export function survivor(places: Int32Array, { start, end }: Range): Range | null {
  const first = places[start] as number;
  if (first < 0) return null;
  for (let at = start; at < end; at++) if (places[at] !== first + at - start) return null;
  return { start: first, end: first + end - start };
}

/** Passages from one word to about `most` words, ending where words end. */
export function randomPassages(random: Random, text: string, count: number, most: number): Range[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * words.length);
    const to = Math.min(words.length - 1, from + Math.floor(random() ** 2 * most));
    const [first, last] = [words[from], words[to]];
    if (!first || !last) throw new Error('The text has no words');
    return { start: first.index, end: last.index + last[0].length };
  });
}
