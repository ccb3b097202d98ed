// Approximate matching: Myers' bit-parallel algorithm over blocks of 32 rows (Hyyrö's arrangement), exact for any bound.

/** A passage of a text and how many edits (insert, delete, substitute a UTF-16 unit) it is from the pattern. */
export interface NearMatch {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
}

/** Rows to a machine word: numbers are 32 bits wide under JavaScript's bit operators. */
const wordBits = 32;

/**
 * The passage of text[from, to) that is nearest to `pattern` (not empty), with at most `most` edits and fewer than its length; null when there is none.
 * Of several equally near ones the one whose ends lie nearest to `near`. Costs (to − from) · ⌈pattern / 32⌉ steps.
 */
export function nearestMatch(
  text: string,
  from: number,
  to: number,
  pattern: string,
  most: number,
  near: { readonly start: number; readonly end: number },
): NearMatch | null {
  // At the pattern's own length nothing of it would be left.
  const bound = Math.min(most, pattern.length - 1);
  let edits = bound + 1;
  let end = -1;
  scan(text, from, to, 1, pattern, false, (at, distance) => {
    if (distance > bound || distance > edits) return;
    if (distance < edits || Math.abs(at - near.end) < Math.abs(end - near.end)) end = at;
    edits = distance;
  });
  if (end < 0) return null;
  // Backwards from that end, with the end fixed: every start at that distance, the one nearest to where it is expected.
  let start = -1;
  const lowest = Math.max(from, end - pattern.length - edits);
  scan(text, end - 1, lowest - 1, -1, pattern, true, (at, distance) => {
    if (distance !== edits) return;
    if (start < 0 || Math.abs(at - near.start) <= Math.abs(start - near.start)) start = at;
  });
  return start < 0 ? null : { start, end, edits };
}

/** The edit distance of text[from, to) and `pattern`. */
export function editDistance(text: string, from: number, to: number, pattern: string): number {
  if (pattern === '' || from >= to) return Math.max(pattern.length, to - from);
  let result = 0;
  scan(text, from, to, 1, pattern, true, (_, distance) => {
    result = distance;
  });
  return result;
}

/**
 * Walks the text by `step` and tells after each unit the distance of the pattern to the nearest stretch that ends there
 * (`anchored`: that begins where the walk began). Backwards, the pattern is read backwards too. `at`: the boundary reached.
 */
function scan(
  text: string,
  from: number,
  to: number,
  step: 1 | -1,
  pattern: string,
  anchored: boolean,
  tell: (at: number, distance: number) => void,
): void {
  const { length } = pattern;
  const words = Math.ceil(length / wordBits);
  const masks = masksOf(pattern, step, words);
  const none = new Int32Array(words);
  const plus = new Int32Array(words).fill(-1);
  const minus = new Int32Array(words);
  const lastBit = 1 << ((length - 1) % wordBits);
  let distance = length;
  for (let at = from; at !== to; at += step) {
    const equal = masks.get(text.charCodeAt(at)) ?? none;
    // What crosses the upper edge of a word: +1, −1 or 0. Anchored, the first row grows by one with each unit.
    let carry = anchored ? 1 : 0;
    for (let word = 0; word < words; word++) {
      const vertical = plus[word] as number;
      const negative = minus[word] as number;
      const own = equal[word] as number;
      const match = carry < 0 ? own | 1 : own;
      const diagonal = own | negative;
      const zero = ((((match & vertical) + vertical) | 0) ^ vertical) | match | negative;
      let up = negative | ~(zero | vertical);
      let down = vertical & zero;
      const edge = word === words - 1 ? lastBit : 1 << (wordBits - 1);
      const out = (up & edge) !== 0 ? 1 : (down & edge) !== 0 ? -1 : 0;
      up = (up << 1) | (carry > 0 ? 1 : 0);
      down = (down << 1) | (carry < 0 ? 1 : 0);
      plus[word] = down | ~(diagonal | up);
      minus[word] = up & diagonal;
      carry = out;
    }
    distance += carry;
    tell(step > 0 ? at + 1 : at, distance);
  }
}

/** For each unit of the pattern the rows in which it stands. */
function masksOf(pattern: string, step: 1 | -1, words: number): Map<number, Int32Array> {
  const masks = new Map<number, Int32Array>();
  const { length } = pattern;
  for (let row = 0; row < length; row++) {
    const unit = pattern.charCodeAt(step > 0 ? row : length - 1 - row);
    let mask = masks.get(unit);
    if (!mask) {
      mask = new Int32Array(words);
      masks.set(unit, mask);
    }
    const word = Math.floor(row / wordBits);
    mask[word] = (mask[word] as number) | (1 << (row % wordBits));
  }
  return masks;
}
