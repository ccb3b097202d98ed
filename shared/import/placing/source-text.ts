// One text of the corpus as foreign files may have seen it: with other line breaks, without what XML cannot hold, and
// counted otherwise.
import { PassageFinder } from '../../anchoring/find-passage.ts';
import { ProjectedText } from '../../export/projected-text.ts';
import type { AnchorState } from '../../model/annotation.ts';
import type { Range, Span } from '../../model/span.ts';
import { cutsSurrogatePair, spanMatches } from '../../text/make-span.ts';
import type { Selector } from '../incoming.ts';

/** One way of counting offsets. */
export interface Counting {
  readonly unit: 'code-point' | 'utf-16';
  readonly crlfAsOne: boolean;
}

/** Where a passage is, in UTF-16 units of the text, and how sure that is. */
export interface FoundRange extends Range {
  readonly anchor: Exclude<AnchorState, 'lost'>;
}

/** Units of context that bear out a quote at its offset. */
const nextUnits = 8;

export class SourceText {
  readonly text: string;
  #plain: ProjectedText | null = null;
  #finder: PassageFinder | null = null;
  readonly #counted = new Map<string, ProjectedText>();

  constructor(text: string) {
    this.text = text;
  }

  /** The text with LF alone and U+FFFD for what XML cannot hold: alike for a text and for what careful tools made of it. */
  get plain(): string {
    return this.#plainText.text;
  }

  /** Whether the words stand anywhere, whatever became of their line breaks. */
  has(quote: string): boolean {
    return this.plain.includes(plainOf(quote));
  }

  /** The offset in UTF-16 units of the text for one counted otherwise; null where the text has no such place. */
  offsetOf(offset: number, { unit, crlfAsOne }: Counting): number | null {
    if (!Number.isSafeInteger(offset) || offset < 0) return null;
    const key = `${unit} ${crlfAsOne}`;
    let counted = this.#counted.get(key);
    if (!counted) {
      counted = new ProjectedText(this.text, { unit, newlines: crlfAsOne ? 'lf' : 'keep', xml: false });
      this.#counted.set(key, counted);
    }
    const found = counted.sourceOffset(offset);
    return found > this.text.length ? null : found;
  }

  /** The range of the quote where it stands at its offset; null where something else stands there. */
  standing({ start, end, quote }: Selector, counting: Counting): Range | null {
    if (start === undefined || quote === undefined || quote === '') return null;
    const from = this.offsetOf(start, counting);
    if (from === null) return null;
    const to = end === undefined ? null : this.offsetOf(end, counting);
    if (this.text.startsWith(quote, from)) return { start: from, end: from + quote.length };
    const words = plainOf(quote);
    if (to !== null && to > from && plainOf(this.text.slice(from, to)) === words)
      return { start: from, end: to };
    const plainFrom = this.#plainText.offset(from);
    if (!this.plain.startsWith(words, plainFrom)) return null;
    return { start: from, end: this.#plainText.sourceOffset(plainFrom + words.length) };
  }

  /** The range between the offsets, widened where it would cut a pair; null where it is empty or does not fit the text. */
  between({ start, end }: Selector, counting: Counting): Range | null {
    if (start === undefined || end === undefined) return null;
    const [from, to] = [this.offsetOf(start, counting), this.offsetOf(end, counting)];
    return from === null || to === null || to <= from ? null : this.whole({ start: from, end: to });
  }

  /** Looks for the quote by its offset, its words and its context; null where it is lost. */
  find({ start, quote, prefix, suffix }: Selector, counting: Counting): FoundRange | null {
    if (quote === undefined || quote === '') return null;
    const from = start === undefined ? null : this.offsetOf(start, counting);
    this.#finder ??= new PassageFinder(this.plain);
    const found = this.#finder.find({
      start: from === null ? null : this.#plainText.offset(from),
      quote: plainOf(quote),
      prefix: plainOf(prefix ?? ''),
      suffix: plainOf(suffix ?? ''),
    });
    if (!found) return null;
    const range = this.whole({
      start: this.#plainText.sourceOffset(found.start),
      end: this.#plainText.sourceOffset(found.end),
    });
    return range.end > range.start ? { ...range, anchor: found.anchor } : null;
  }

  /** Whether the words next to the range, on one side at least, are those that a file knows; true where it knows none. */
  fitsContext({ start, end }: Range, { prefix = '', suffix = '' }: Selector): boolean {
    if (prefix === '' && suffix === '') return true;
    const [from, to] = [this.#plainText.offset(start), this.#plainText.offset(end)];
    const [before, after] = [plainOf(prefix).slice(-nextUnits), plainOf(suffix).slice(0, nextUnits)];
    return (
      (before !== '' && this.plain.endsWith(before, from)) ||
      (after !== '' && this.plain.startsWith(after, to))
    );
  }

  /** Whether these words stand in the range, whatever became of their line breaks. */
  alike({ start, end }: Range, quote: string): boolean {
    const words = this.text.slice(start, end);
    return words === quote || plainOf(words) === plainOf(quote);
  }

  /** Whether two spans are one but for where they lie in a line break of two; not where their quotes stand elsewhere. */
  isSameSpan(a: Span, b: Span): boolean {
    if (a.start === b.start && a.end === b.end && a.quote === b.quote) return true;
    const plain = this.#plainText;
    return (
      plain.offset(a.start) === plain.offset(b.start) &&
      plain.offset(a.end) === plain.offset(b.end) &&
      (a.quote === b.quote || (spanMatches(this.text, a) && spanMatches(this.text, b)))
    );
  }

  /** The range, reaching over any surrogate pair that it would cut. */
  whole({ start, end }: Range): Range {
    return {
      start: cutsSurrogatePair(this.text, start) ? start - 1 : start,
      end: cutsSurrogatePair(this.text, end) ? end + 1 : end,
    };
  }

  get #plainText(): ProjectedText {
    this.#plain ??= new ProjectedText(this.text, { unit: 'utf-16', newlines: 'lf', xml: true });
    return this.#plain;
  }
}

/** Units that a plain text does not have, and any surrogate, which may be one half of a pair. */
const unlikePlain = /[^\t\n -\ud7ff\ue000-\ufffd]/;

/** Words as they stand in a plain text. */
export function plainOf(words: string): string {
  return unlikePlain.test(words)
    ? new ProjectedText(words, { unit: 'utf-16', newlines: 'lf', xml: true }).text
    : words;
}
