// Finds a passage in a text by what is known of it: by position, then by exact quote and context, then by near quote.
import type { AnchorState } from '../model/annotation.ts';
import type { Range } from '../model/span.ts';
import { graphemeAround } from '../text/grapheme.ts';
import { cutsSurrogatePair } from '../text/make-span.ts';
import { cleanRange } from '../text/trim-range.ts';
import { contextAgreement } from './context-agreement.ts';
import { FoldedSource, sameButForTypography } from './folded-text.ts';
import { nearestMatch } from './near-match.ts';

/** What is known of the passage. */
export interface PassageSelector {
  /** Where it was or should be, in UTF-16 units; null when unknown. */
  readonly start: number | null;
  /** Its words, exactly. */
  readonly quote: string;
  /** What stands before and after it; '' when that is not known. */
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Where the passage is now, in UTF-16 units, and how sure that is: `exact` at its place, `moved` for certain, or `uncertain`.
 * The words there are the quote's, or the quote's but for typography (`moved`), or near it (`uncertain`).
 */
export interface FoundPassage {
  readonly start: number;
  readonly end: number;
  readonly anchor: Exclude<AnchorState, 'lost'>;
}

interface Place {
  readonly range: Range;
  /** Units of context that agree, and whether all that is known of it does. */
  readonly agreeing: number;
  readonly full: boolean;
}

/** Places of one quote that are compared; a quote with more is told by its context as a whole or not at all. */
const mostPlaces = 2_000;
/** Up to so many places their contexts are compared folded. */
const fewPlaces = 64;
/** Units of context by which one place must be ahead of the next to be taken for certain. */
const clearLead = 12;
/** Agreeing units of context that confirm the only place of a quote; and units of a quote that need no confirmation. */
const confirming = 8;
const tellingQuote = 16;
/** Share of the quote's units that may differ; shorter quotes are like too many words. */
const mostEdits = 0.25;
const leastNear = 8;
const longestNear = 8_192;
/** Units around the old place that are searched first. */
const nearby = 4_000;
/** Machine words that all near searches of a text may cost together: about a second. */
const nearBudget = 150_000_000;

/** Looks up passages in one text; what it learns of the text is kept between calls. */
export class PassageFinder {
  readonly #text: string;
  readonly #places = new Map<string, readonly number[]>();
  #folded: FoldedSource | null = null;
  #budget = nearBudget;

  constructor(text: string) {
    this.#text = text;
  }

  /** The passage, or null when it is lost. A quote that stands there several times is told apart by context, else uncertain. */
  find(selector: PassageSelector): FoundPassage | null {
    const { start, quote, prefix, suffix } = selector;
    if (quote === '') return null;
    if (start !== null && this.#standsAt(quote, start)) {
      const place = this.#placeAt(selector, { start, end: start + quote.length }, true);
      if (place.full || (prefix === '' && suffix === '')) return { ...place.range, anchor: 'exact' };
    }
    return this.#byQuote(selector) ?? this.#byFoldedQuote(selector) ?? this.#byNearQuote(selector);
  }

  #standsAt(quote: string, start: number): boolean {
    return (
      this.#text.startsWith(quote, start) &&
      !cutsSurrogatePair(this.#text, start) &&
      !cutsSurrogatePair(this.#text, start + quote.length)
    );
  }

  #byQuote(selector: PassageSelector): FoundPassage | null {
    const { start, quote, prefix, suffix } = selector;
    const places = this.#placesOf(quote);
    if (places.length === 0) return null;
    if (places.length >= mostPlaces) {
      const whole = this.#placesOf(prefix + quote + suffix);
      const only = whole[0];
      if (whole.length === 1 && only !== undefined && prefix + suffix !== '')
        return this.#found(only + prefix.length, quote.length, start);
    }
    const isFolded = places.length <= fewPlaces;
    const known = places.map((at) =>
      this.#placeAt(selector, { start: at, end: at + quote.length }, isFolded),
    );
    const { best, isClear } = chosen(known, start);
    if (!best) return null;
    const atStart = best.range.start === start;
    const alone = places.length === 1;
    const noContext = prefix === '' && suffix === '';
    const confirmed =
      best.full || atStart || noContext || best.agreeing >= confirming || quote.length >= tellingQuote;
    const sure = alone ? confirmed : isClear;
    return { ...best.range, anchor: !sure ? 'uncertain' : atStart ? 'exact' : 'moved' };
  }

  #byFoldedQuote(selector: PassageSelector): FoundPassage | null {
    const source = this.#foldedText();
    const { folded } = source.folded;
    const wanted = new FoldedSource(selector.quote).folded.folded.trim();
    if (wanted === '') return null;
    const known: Place[] = [];
    for (
      let at = folded.indexOf(wanted);
      at >= 0 && known.length < mostPlaces;
      at = folded.indexOf(wanted, at + 1)
    ) {
      const range = source.passageOf(at, at + wanted.length);
      if (!this.#cutsCharacter(range)) known.push(this.#placeAt(selector, range, known.length < fewPlaces));
    }
    const { best, isClear } = chosen(known, selector.start);
    if (!best) return null;
    const { start, end } = best.range;
    const typography = sameButForTypography(selector.quote.trim(), this.#text.slice(start, end));
    const confirmed = known.length > 1 ? isClear : best.full || best.agreeing >= confirming;
    return { start, end, anchor: typography && confirmed ? 'moved' : 'uncertain' };
  }

  #byNearQuote({ start, quote }: PassageSelector): FoundPassage | null {
    const source = this.#foldedText();
    const { folded } = source.folded;
    const wanted = new FoldedSource(quote).folded.folded.trim();
    if (wanted.length < leastNear || wanted.length > longestNear) return null;
    const at = start === null ? null : source.rangeOf({ start, end: start }).start;
    const near = { start: at ?? 0, end: (at ?? 0) + wanted.length };
    const windows: Range[] = [{ start: 0, end: folded.length }];
    if (at !== null)
      windows.unshift({ start: Math.max(0, at - nearby), end: Math.min(folded.length, near.end + nearby) });
    for (const window of windows) {
      const cost = (window.end - window.start) * Math.ceil(wanted.length / 32);
      if (cost > this.#budget || cost <= 0) continue;
      this.#budget -= cost;
      const found = nearestMatch(
        folded,
        window.start,
        window.end,
        wanted,
        Math.floor(wanted.length * mostEdits),
        near,
      );
      const range = found && cleanRange(this.#text, source.passageOf(found.start, found.end));
      if (range) return { ...range, anchor: 'uncertain' };
    }
    return null;
  }

  /** Offsets at which the quote stands without cutting a character, the first `mostPlaces` of them. */
  #placesOf(quote: string): readonly number[] {
    const known = this.#places.get(quote);
    if (known) return known;
    const places: number[] = [];
    for (let at = this.#text.indexOf(quote); at >= 0; at = this.#text.indexOf(quote, at + 1)) {
      if (!this.#cutsCharacter({ start: at, end: at + quote.length })) places.push(at);
      if (places.length >= mostPlaces) break;
    }
    this.#places.set(quote, places);
    return places;
  }

  #cutsCharacter({ start, end }: Range): boolean {
    return graphemeAround(this.#text, start).start !== start || graphemeAround(this.#text, end).start !== end;
  }

  #placeAt({ prefix, suffix }: PassageSelector, range: Range, isFolded: boolean): Place {
    const agreeing = contextAgreement(this.#text, range, prefix, suffix, isFolded);
    return { range, agreeing: agreeing.units, full: agreeing.full };
  }

  #found(start: number, length: number, expected: number | null): FoundPassage {
    return { start, end: start + length, anchor: start === expected ? 'exact' : 'moved' };
  }

  #foldedText(): FoldedSource {
    this.#folded ??= new FoldedSource(this.#text);
    return this.#folded;
  }
}

/**
 * The place whose context agrees best, of equal ones that at `start`, then the nearest to it; and whether it is clearly ahead:
 * the only one with all of the context, or by many units. Two places with all of it are told apart by position alone.
 */
function chosen(
  places: readonly Place[],
  start: number | null,
): { best: Place | undefined; isClear: boolean } {
  const distance = (place: Place) => (start === null ? 0 : Math.abs(place.range.start - start));
  let best: Place | undefined;
  let second: Place | undefined;
  for (const place of places) {
    if (!best || ahead(place, best) > 0 || (ahead(place, best) === 0 && distance(place) < distance(best))) {
      second = best;
      best = place;
    } else if (!second || ahead(place, second) > 0) second = place;
  }
  if (!best) return { best, isClear: false };
  if (!second) return { best, isClear: true };
  if (best.full) return { best, isClear: !second.full || best.range.start === start };
  return { best, isClear: best.agreeing - second.agreeing >= clearLead };
}

function ahead(one: Place, other: Place): number {
  if (one.full !== other.full) return one.full ? 1 : -1;
  return one.agreeing - other.agreeing;
}
