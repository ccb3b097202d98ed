// Finds a passage in a text by what is known of it: by position, then by exact quote and context, then by near quote.
import type { AnchorState } from '../model/annotation.ts';
import type { Range } from '../model/span.ts';
import { graphemeAround } from '../text/grapheme.ts';
import { cutsSurrogatePair } from '../text/make-span.ts';
import { cleanRange } from '../text/trim-range.ts';
import { type ContextAgreement, contextAgreement } from './context-agreement.ts';
import { FoldedSource, sameButForTypography } from './folded-text.ts';
import { KnownMoves } from './known-moves.ts';
import { nearestMatch } from './near-match.ts';
import { endsAlike } from './word-edges.ts';

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
  readonly agreement: ContextAgreement;
  /** Units of context that agree, and whether all that is known of it does. */
  readonly agreeing: number;
  readonly full: boolean;
}

/** Places of one quote that are compared; a quote with more is told by its context as a whole or not at all. */
const mostPlaces = 2_000;
/** The best of them by bare comparison, whose contexts are compared folded. */
const fewPlaces = 12;
/** Units of context by which one place must be ahead of the next to be taken for certain. */
const clearLead = 12;
/** Units that must agree on both sides, or all that is known of one side if it is as much as that. */
const confirmingBoth = 8;
const confirmingOne = 16;
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
  readonly #moves: KnownMoves;
  #folded: FoldedSource | null = null;
  #budget = nearBudget;

  constructor(text: string) {
    this.#text = text;
    this.#moves = new KnownMoves(text.length);
  }

  /**
   * The passage, or null when it is lost. A quote that stands there several times is told apart by context, else uncertain.
   * Each passage found for sure tells where those beside it are to be expected: asked in order of `start`, more are found.
   */
  find(selector: PassageSelector): FoundPassage | null {
    const { start, quote, prefix, suffix } = selector;
    if (quote === '') return null;
    if (start !== null && this.#standsAt(quote, start)) {
      const place = this.#placeAt(selector, { start, end: start + quote.length }, true);
      if (place.full || (prefix === '' && suffix === '')) return this.#sure(selector, place.range);
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
    const { quote, prefix, suffix } = selector;
    const places = this.#placesOf(quote);
    if (places.length === 0) return null;
    if (places.length >= mostPlaces && prefix + suffix !== '') {
      const whole = this.#placesOf(prefix + quote + suffix);
      const at = (whole[0] ?? 0) + prefix.length;
      if (whole.length === 1) return this.#sure(selector, { start: at, end: at + quote.length });
    }
    const known = this.#ranked(
      selector,
      places.map((at) => ({ start: at, end: at + quote.length })),
    );
    const { best, isClear } = chosen(known, selector.start, this.#expectedAt(selector.start));
    if (!best) return null;
    const isConfirmed = places.length === 1 ? this.#isOnlyConfirmed(selector, best) : isClear;
    return isConfirmed &&
      (best.full ? this.#isBelieved(selector, best.range) : this.#isLikely(selector, best))
      ? this.#sure(selector, best.range)
      : { ...best.range, anchor: 'uncertain' };
  }

  /** Of the only place of a quote nothing is asked that is not known; at the old place not even that. */
  #isOnlyConfirmed({ start, prefix, suffix }: PassageSelector, place: Place): boolean {
    return place.range.start === start || place.agreeing > 0 || prefix + suffix === '';
  }

  /**
   * Whether a place whose context agrees in part leaves no doubt. In part it agrees in many a place: it must be about where the
   * passage is to be expected, and the passage must end at words as it did.
   */
  #isLikely({ start, quote, prefix, suffix }: PassageSelector, { range, agreement }: Place): boolean {
    if (range.start === start || prefix + suffix === '') return true;
    const whole = prefix + quote + suffix;
    if (!endsAlike(whole, prefix.length, prefix.length + quote.length, this.#text, range.start)) return false;
    const { before, after, fullBefore, fullAfter } = agreement;
    const oneSide = (fullBefore && before >= confirmingOne) || (fullAfter && after >= confirmingOne);
    const bothSides = before >= confirmingBoth && after >= confirmingBoth;
    if (start === null) return oneSide && bothSides;
    return (oneSide || bothSides) && this.#isNear(start, range);
  }

  /** Whether a place with all of the context is about where the passage is expected, or others moved as far. */
  #isBelieved({ start }: PassageSelector, range: Range): boolean {
    return start === null || this.#isNear(start, range) || this.#moves.isSupported(start, range.start);
  }

  #isNear(start: number, range: Range): boolean {
    const { at, within } = this.#moves.expected(start);
    return Math.abs(range.start - at) <= within;
  }

  #expectedAt(start: number | null): number | null {
    return start === null ? null : this.#moves.expected(start).at;
  }

  /** A place without doubt; it tells where the passages beside it are to be expected. */
  #sure({ start }: PassageSelector, range: Range): FoundPassage {
    if (start !== null) this.#moves.learn(start, range.start);
    return { ...range, anchor: range.start === start ? 'exact' : 'moved' };
  }

  /** The ranges with their contexts; of many the best few, compared folded. */
  #ranked(selector: PassageSelector, ranges: readonly Range[]): readonly Place[] {
    if (ranges.length <= fewPlaces) return ranges.map((range) => this.#placeAt(selector, range, true));
    const at = this.#expectedAt(selector.start);
    const distance = ({ range }: Place) => (at === null ? 0 : Math.abs(range.start - at));
    return ranges
      .map((range) => this.#placeAt(selector, range, false))
      .sort((x, y) => ahead(y, x) || distance(x) - distance(y))
      .slice(0, fewPlaces)
      .map(({ range }) => this.#placeAt(selector, range, true));
  }

  #byFoldedQuote(selector: PassageSelector): FoundPassage | null {
    const source = this.#foldedText();
    const { folded } = source.folded;
    const wanted = new FoldedSource(selector.quote).folded.folded.trim();
    if (wanted === '') return null;
    const ranges: Range[] = [];
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const range = source.passageOf(at, at + wanted.length);
      if (!this.#cutsCharacter(range)) ranges.push(range);
      if (ranges.length >= mostPlaces) break;
    }
    const { best, isClear } = chosen(
      this.#ranked(selector, ranges),
      selector.start,
      this.#expectedAt(selector.start),
    );
    if (!best) return null;
    const { before, after } = best.agreement;
    const isConfirmed =
      this.#isBelieved(selector, best.range) &&
      (best.full || (before >= confirmingBoth && after >= confirmingBoth));
    const words = this.#text.slice(best.range.start, best.range.end);
    return isClear && isConfirmed && sameButForTypography(selector.quote.trim(), words)
      ? { ...this.#sure(selector, best.range), anchor: 'moved' }
      : { ...best.range, anchor: 'uncertain' };
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
    const agreement = contextAgreement(this.#text, range, prefix, suffix, isFolded);
    const { before, after, fullBefore, fullAfter } = agreement;
    const full = (fullBefore || prefix === '') && (fullAfter || suffix === '') && prefix + suffix !== '';
    return { range, agreement, agreeing: before + after, full };
  }

  #foldedText(): FoldedSource {
    this.#folded ??= new FoldedSource(this.#text);
    return this.#folded;
  }
}

/**
 * The place whose context agrees best, of equal ones the nearest to where it is expected; and whether it is clearly ahead: the
 * only one, the only one with all of the context, or by many units. Two with all of it are told apart by the old place alone.
 */
function chosen(
  places: readonly Place[],
  start: number | null,
  expected: number | null,
): { best: Place | undefined; isClear: boolean } {
  const distance = (place: Place) =>
    place.range.start === start ? -1 : expected === null ? 0 : Math.abs(place.range.start - expected);
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
