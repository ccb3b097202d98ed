// The passages of a document's text bounds: how the file counts is found by its quotes, and fragments that brat only split
// at a line break are one passage again.
import { bratFragments, lineBreaks } from '../../export/brat/brat-fragments.ts';
import { ProjectedText } from '../../export/projected-text.ts';
import type { Range } from '../../model/span.ts';
import type { Selector } from '../incoming.ts';
import type { TextBound } from './ann-lines.ts';

/** A way in which tools count the characters of a .txt file. brat's own comes first. */
interface Counting {
  readonly unit: 'code-point' | 'utf-16';
  readonly crlfAsOne: boolean;
  /** The byte-order mark is a character. */
  readonly countsMark: boolean;
}

export class BoundPassages {
  readonly #text: string;
  readonly #view: ProjectedText;
  readonly #mark: number;
  readonly #points: ProjectedText;

  /** `marked`: the file began with a byte-order mark, which `text` has no more. */
  constructor(text: string, marked: boolean, bounds: Iterable<TextBound>) {
    this.#text = text;
    this.#points = new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
    const quoted = [...bounds].filter((bound) => bound.text !== '');
    let best = { standing: -1, view: this.#points, mark: 0 };
    for (const counting of countings(text, marked)) {
      const [mark, view] = [counting.countsMark ? 1 : 0, this.#viewOf(counting)];
      const standing = quoted.filter((bound) => this.#stands(bound, view, mark)).length;
      if (standing > best.standing) best = { standing, view, mark };
      if (standing === quoted.length) break;
    }
    this.#view = best.view;
    this.#mark = best.mark;
  }

  /** The passages in reading order, in code points of the text. `own` are those of our own record, if it has any. */
  of(bound: TextBound, own: readonly Range[] | null): Selector[] {
    const ranges = bound.fragments.map((fragment) => this.#range(fragment, this.#view, this.#mark));
    if (!this.#stands(bound, this.#view, this.#mark)) return quotedFragments(bound, this.#mark);
    if (own && this.#areFragments(own, bound))
      return own.map((range) => this.#selector(this.#range(range, this.#view, this.#mark)));
    const joined: { start: number; end: number }[] = [];
    for (const { start, end } of ranges) {
      const last = joined.at(-1);
      if (last && isLineBreak(this.#text.slice(last.end, start))) last.end = end;
      else joined.push({ start, end });
    }
    return joined.map((range) => this.#selector(range));
  }

  #selector({ start, end }: Range): Selector {
    const [from, to] = [this.#points.offset(start), this.#points.offset(end)];
    return { start: from, end: to, quote: this.#text.slice(start, end) };
  }

  /** Whether the passages, cut at line breaks, are the fragments that the file has: else somebody changed them since. */
  #areFragments(own: readonly Range[], { fragments }: TextBound): boolean {
    const passages = own.map((range) => {
      const { start, end } = this.#range(range, this.#view, this.#mark);
      return { start: range.start, text: this.#text.slice(start, end) };
    });
    return (
      bratFragments(passages)?.offsets === fragments.map(({ start, end }) => `${start} ${end}`).join(';')
    );
  }

  #stands({ fragments, text }: TextBound, view: ProjectedText, mark: number): boolean {
    const covered = fragments.map((fragment) => {
      const { start, end } = this.#range(fragment, view, mark);
      return this.#text.slice(start, end);
    });
    return plain(covered.join(' ')) === plain(text);
  }

  /** In UTF-16 units of the text. */
  #range({ start, end }: Range, view: ProjectedText, mark: number): Range {
    const at = (offset: number) => view.sourceOffset(Math.max(0, offset - mark));
    return { start: at(start), end: at(end) };
  }

  #viewOf({ unit, crlfAsOne }: Counting): ProjectedText {
    if (unit === 'code-point' && !crlfAsOne) return this.#points;
    return new ProjectedText(this.#text, { unit, newlines: crlfAsOne ? 'lf' : 'keep', xml: false });
  }
}

/** Passages by the file's own words, where no text is at hand or none of it stands at the offsets. */
export function quotedFragments({ fragments, text }: TextBound, mark = 0): Selector[] {
  const words = Array.from(text);
  const length = fragments.reduce((sum, { start, end }) => sum + end - start + 1, -1);
  const known = words.length === length;
  let at = 0;
  return fragments.map(({ start, end }) => {
    const place = { start: Math.max(0, start - mark), end: Math.max(0, end - mark) };
    if (fragments.length === 1) return text === '' ? place : { ...place, quote: text };
    const quote = words.slice(at, at + end - start).join('');
    at += end - start + 1;
    return known ? { ...place, quote } : place;
  });
}

function* countings(text: string, marked: boolean): Generator<Counting> {
  const astral = /[\ud800-\udbff][\udc00-\udfff]/.test(text);
  const crlf = text.includes('\r\n');
  for (const unit of astral ? (['code-point', 'utf-16'] as const) : (['code-point'] as const))
    for (const crlfAsOne of crlf ? [false, true] : [false])
      for (const countsMark of marked ? [false, true] : [false]) yield { unit, crlfAsOne, countsMark };
}

/** Words as they compare: older versions of brat write line breaks within a passage as spaces. */
function plain(words: string): string {
  return words
    .replace(/\r\n/g, ' ')
    .replace(/[\s\p{Cc}]/gu, ' ')
    .trim();
}

/** White space with a line break in it: where brat cuts a passage in two. */
function isLineBreak(gap: string): boolean {
  return (
    /^[\s\p{Cc}]+$/u.test(gap) &&
    [...gap].some((character) => character === '\r' || lineBreaks.has(character))
  );
}
