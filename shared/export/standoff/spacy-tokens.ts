// Tokens as spaCy's `Doc.from_json` takes them. It makes the tokens of white space anew and refuses all others: the
// space behind a word belongs to the word, whatever else stands between two words is one token
// (`spacy.util.get_words_and_spaces`).
import type { Range } from '../../model/span.ts';
import { tokensOf } from './tokens.ts';

export interface SpacyTokens {
  /** Code points, half-open, in text order. */
  readonly tokens: readonly Range[];
  /**
   * The range from token to token: white space that is a part of a token only is left off. Null where nothing is left.
   */
  readonly fitted: (range: Range) => Range | null;
}

/** The tokens of a text. Each range (code points) begins and ends with one, but for white space. */
export function spacyTokens(text: string, ranges: Iterable<Range>): SpacyTokens {
  const gaps = gapsOf(text);
  const words = tokensOf(text, both(ranges, gaps));
  const tokens: Range[] = [];
  let next = 0;
  const pushGaps = (until: number) => {
    for (let gap = gaps[next]; gap && gap.end <= until; gap = gaps[++next])
      if (gap.token < gap.end) tokens.push({ start: gap.token, end: gap.end });
  };
  for (const { start, end } of words) {
    pushGaps(start);
    const gap = gaps[next];
    if (!gap || start < gap.start) tokens.push({ start, end });
  }
  pushGaps(Number.POSITIVE_INFINITY);
  return {
    tokens,
    fitted: (range) => {
      const before = gapAround(gaps, range.start);
      const after = gapAround(gaps, range.end - 1);
      const start = !before ? range.start : range.start <= before.token ? before.token : before.end;
      const end = !after || (range.end === after.end && after.token < after.end) ? range.end : after.start;
      return start < end ? { start, end } : null;
    },
  };
}

/** White space between words; `token` is where its token begins, which is its end where it is a word's own space. */
interface Gap extends Range {
  readonly token: number;
}

function gapsOf(text: string): Gap[] {
  const gaps: Gap[] = [];
  for (let at = 0, unit = 0; unit < text.length; ) {
    const start = at;
    const from = unit;
    for (; unit < text.length && isPythonSpace(text, unit); unit++) at++;
    if (at > start) gaps.push({ start, end: at, token: start > 0 && text[from] === ' ' ? start + 1 : start });
    for (; unit < text.length && !isPythonSpace(text, unit); at++)
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return gaps;
}

function* both(ranges: Iterable<Range>, gaps: readonly Gap[]): Generator<Range> {
  yield* ranges;
  yield* gaps;
}

/** The gap that holds the character at an offset. */
function gapAround(gaps: readonly Gap[], offset: number): Gap | undefined {
  let [low, high] = [0, gaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const gap = gaps[low];
  return gap && gap.start <= offset ? gap : undefined;
}

/** Python's `str.isspace`: four control characters more than `\s` has here, and not U+FEFF. */
function isPythonSpace(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return code === 0x85 || (code !== 0xfeff && /\s/.test(text.charAt(unit)));
}
