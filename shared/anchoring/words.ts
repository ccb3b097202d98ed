// A text as a row of words, each with a hash: what an alignment compares before it looks at characters.

/** The words of one text in order: where each begins and ends (UTF-16 units) and a hash of its characters. */
export interface Words {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Int32Array;
}

/** What a UTF-16 unit is to words: nothing, a part of one, or one by itself (scripts written without spaces). */
const none = 1;
const part = 2;
const whole = 3;
const classes = new Uint8Array(0x10000);
const letter = /[\p{L}\p{N}\p{M}_]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classOf(unit: number): number {
  const known = classes[unit] as number;
  return known === 0 ? classify(unit) : known;
}

function classify(unit: number): number {
  // Halves of surrogate pairs join, so that an astral word is one and no pair is cut.
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  const character = String.fromCharCode(unit);
  const found = surrogate ? part : unspaced.test(character) ? whole : letter.test(character) ? part : none;
  classes[unit] = found;
  return found;
}

/** Whether the unit belongs to a word; NaN, as charCodeAt gives beyond the ends, does not. */
export function isWordUnit(unit: number): boolean {
  return unit >= 0 && classOf(unit) !== none;
}

/** Cuts a text into words. */
export function wordsOf(text: string): Words {
  let room = 1024;
  let starts = new Uint32Array(room);
  let ends = new Uint32Array(room);
  let hashes = new Int32Array(room);
  let count = 0;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === none) {
      at++;
      continue;
    }
    if (count === room) {
      room *= 2;
      starts = grown(starts, new Uint32Array(room));
      ends = grown(ends, new Uint32Array(room));
      hashes = grown(hashes, new Int32Array(room));
    }
    starts[count] = at;
    let hash = mixed(seed, unit);
    at++;
    if (kind === part)
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        if (classOf(next) !== part) break;
        hash = mixed(hash, next);
      }
    ends[count] = at;
    hashes[count++] = hash;
  }
  return {
    count,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    hashes: hashes.subarray(0, count),
  };
}

/** FNV-1a's offset basis, as a signed number. */
export const seed = 0x811c9dc5 | 0;

/** One step of a multiplicative hash; collisions do no harm, since characters are compared afterwards. */
export function mixed(hash: number, value: number): number {
  const next = Math.imul(hash ^ value, 0x01000193);
  return next ^ (next >>> 15);
}

function grown<Numbers extends Uint32Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Number of the first word that ends after `offset`; `count` when there is none. */
export function firstWordEndingAfter({ ends, count }: Words, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether [start, end) holds at least one whole word. */
export function holdsWord(words: Words, start: number, end: number): boolean {
  let word = firstWordEndingAfter(words, start);
  if (word < words.count && (words.starts[word] as number) < start) word++;
  return word < words.count && (words.ends[word] as number) <= end;
}
