// Tokens for formats that want them: words, signs and blanks, cut wherever a passage begins or ends.
import type { Range } from '../../model/span.ts';

export interface Token {
  readonly text: string;
  /** Code points, half-open. */
  readonly start: number;
  readonly end: number;
  /** A single space follows that is no token of its own. */
  readonly space: boolean;
  /** Nothing but blanks or control characters. */
  readonly blank: boolean;
  /** A word of ASCII letters, digits and `_`: JSON holds it as it is. */
  readonly plain: boolean;
}

/** Letters, digits, marks and the two joiners make words; every other sign stands alone. */
const word = /^(?:[\p{L}\p{N}\p{M}_]|\u200c|\u200d)$/u;
const blank = /^[\s\p{Cc}]$/u;

/** Kinds of characters; 0 is not yet known. */
const wordKind = 1;
const blankKind = 2;
const signKind = 3;

/** Bits of an offset at which a passage begins, and at which one ends. */
const begins = 1;
const ends = 2;

/**
 * The text in tokens that leave no gap but single spaces. Each range (code points) begins where a token begins and ends
 * where one ends.
 */
export function tokensOf(text: string, ranges: Iterable<Range>): Token[] {
  const { length } = text;
  const cuts = new Uint8Array(length + 2);
  for (const { start, end } of ranges) {
    cuts[start] = (cuts[start] ?? 0) | begins;
    cuts[end] = (cuts[end] ?? 0) | ends;
  }
  const tokens: Token[] = [];
  // Two offsets of one place: `at` in code points, `unit` in UTF-16 units.
  for (let at = 0, unit = 0; unit < length; ) {
    const start = at;
    const from = unit;
    const kind = kindAt(text, unit);
    let bits = 0;
    do {
      bits |= text.charCodeAt(unit);
      unit += isPair(text, unit) ? 2 : 1;
      at++;
    } while (kind !== signKind && unit < length && cuts[at] === 0 && kindAt(text, unit) === kind);
    // The space after a word is said by a flag, unless a passage begins with it or ends behind it.
    const space =
      kind !== blankKind &&
      text.charCodeAt(unit) === 0x20 &&
      ((cuts[at] as number) & begins) === 0 &&
      ((cuts[at + 1] as number) & ends) === 0 &&
      (unit + 1 >= length || kindAt(text, unit + 1) !== blankKind);
    tokens.push({
      text: text.slice(from, unit),
      start,
      end: at,
      space,
      blank: kind === blankKind,
      plain: kind === wordKind && bits < 0x80,
    });
    if (space) {
      at++;
      unit++;
    }
  }
  return tokens;
}

/** Number of the token that begins (or ends) at an offset; undefined where none does. */
export function tokenIndex(tokens: readonly Token[]): {
  readonly starting: { readonly get: (offset: number) => number | undefined };
  readonly ending: { readonly get: (offset: number) => number | undefined };
} {
  const find = (edge: 'start' | 'end') => (offset: number) => {
    let [low, high] = [0, tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle] as Token)[edge] < offset) low = middle + 1;
      else high = middle;
    }
    return tokens[low]?.[edge] === offset ? low : undefined;
  };
  return { starting: { get: find('start') }, ending: { get: find('end') } };
}

/** Kinds of the characters of the basic plane that were asked for, and of the others: texts repeat the same few hundred. */
const knownKinds = new Uint8Array(0x10000);
const otherKinds = new Map<number, number>();

function kindAt(text: string, unit: number): number {
  const code = text.charCodeAt(unit);
  const known = knownKinds[code] as number;
  if (known !== 0) return known;
  if (!isPair(text, unit)) {
    const kind = kindOf(text.charAt(unit));
    // Half of a pair is another character in each pair.
    if (code < 0xd800 || code > 0xdfff) knownKinds[code] = kind;
    return kind;
  }
  const point = text.codePointAt(unit) ?? 0;
  let kind = otherKinds.get(point);
  if (kind === undefined) {
    kind = kindOf(String.fromCodePoint(point));
    otherKinds.set(point, kind);
  }
  return kind;
}

function kindOf(character: string): number {
  return word.test(character) ? wordKind : blank.test(character) ? blankKind : signKind;
}

function isPair(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  if (code < 0xd800 || code > 0xdbff) return false;
  const next = text.charCodeAt(unit + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
