// Finds a passage again in a text that may have changed: by position, then by exact quote and context, then by near quote.
import type { AnchorState } from '../model/annotation.ts';
import { makeSpan } from '../text/make-span.ts';

/** What is known of the passage. */
export interface PassageSelector {
  /** Where it was or should be, in UTF-16 units; null when unknown. */
  readonly start: number | null;
  /** Its words, exactly. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Where the passage is now, in UTF-16 units, and how sure that is: `exact` at its place, `moved` for certain, or `uncertain`. */
export interface FoundPassage {
  readonly start: number;
  readonly end: number;
  readonly anchor: Exclude<AnchorState, 'lost'>;
}

/** Looks up passages in one text; what it learns of the text is kept between calls. */
export class PassageFinder {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The passage, or null when it is lost. A quote that stands there several times is told apart by context, else uncertain. */
  find({ start, quote, prefix, suffix }: PassageSelector): FoundPassage | null {
    if (quote === '') return null;
    const text = this.#text;
    if (start !== null && text.startsWith(quote, start)) {
      return { start, end: start + quote.length, anchor: 'exact' };
    }
    const first = text.indexOf(quote);
    if (first < 0) return null;
    const places: number[] = [];
    for (let at = first; at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
    const fitting = places.filter((at) => {
      const span = makeSpan(text, { start: at, end: at + quote.length });
      return span.prefix.endsWith(prefix) && span.suffix.startsWith(suffix);
    });
    const certain = fitting.length === 1 || places.length === 1;
    const at = fitting[0] ?? first;
    return { start: at, end: at + quote.length, anchor: certain ? 'moved' : 'uncertain' };
  }
}
