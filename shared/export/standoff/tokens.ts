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
}

/** Letters, digits, marks and the two joiners make words; every other sign stands alone. */
const word = /^(?:[\p{L}\p{N}\p{M}_]|\u200c|\u200d)$/u;
const blank = /^[\s\p{Cc}]$/u;

/**
 * The text in tokens that leave no gap but single spaces. Each range (code points) begins where a token begins and ends
 * where one ends.
 */
export function tokensOf(text: string, ranges: Iterable<Range>): Token[] {
  const characters = Array.from(text);
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const { start, end } of ranges) {
    starts.add(start);
    ends.add(end);
  }
  const kinds = characters.map(kindOf);
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; ) {
    const start = at;
    const kind = kinds[at];
    for (at++; at < characters.length && !starts.has(at) && !ends.has(at); at++)
      if (kind === 'sign' || kinds[at] !== kind) break;
    // The space after a word is said by a flag, unless a passage begins with it or ends behind it.
    const space =
      kind !== 'blank' &&
      characters[at] === ' ' &&
      !starts.has(at) &&
      !ends.has(at + 1) &&
      kinds[at + 1] !== 'blank';
    tokens.push({
      text: characters.slice(start, at).join(''),
      start,
      end: at,
      space,
      blank: kind === 'blank',
    });
    if (space) at++;
  }
  return tokens;
}

/** Number of the token that begins (or ends) at an offset. */
export function tokenIndex(tokens: readonly Token[]): {
  readonly starting: ReadonlyMap<number, number>;
  readonly ending: ReadonlyMap<number, number>;
} {
  return {
    starting: new Map(tokens.map(({ start }, index) => [start, index])),
    ending: new Map(tokens.map(({ end }, index) => [end, index])),
  };
}

type Kind = 'word' | 'blank' | 'sign';

/** Kinds of characters that were asked for: texts repeat the same few hundred. */
const knownKinds = new Map<string, Kind>();

function kindOf(character: string): Kind {
  let kind = knownKinds.get(character);
  if (kind === undefined) {
    kind = word.test(character) ? 'word' : blank.test(character) ? 'blank' : 'sign';
    knownKinds.set(character, kind);
  }
  return kind;
}
