// Finds the passages of an old text again in a new one. What the alignment settles beyond doubt is sure; all else is only
// proposed: a passage that the texts' repetitions, a changed word or another context leave open is never taken silently.
import type { Range } from '../model/span.ts';
import { graphemeAround } from '../text/grapheme.ts';
import { cutsSurrogatePair } from '../text/make-span.ts';
import { cleanRange } from '../text/trim-range.ts';
import type { Block } from './equal-blocks.ts';
import { FoldedSource, sameButForTypography } from './folded-text.ts';
import { hasTwinBesideEdge, isAmbiguous, isStrong } from './judge-block.ts';
import { editDistance, nearestMatch } from './near-match.ts';
import type { PlacedPassage, PlaceReason } from './placed-passage.ts';
import { TextAlignment } from './text-alignment.ts';
import { endsAlike } from './word-edges.ts';
import { holdsWord } from './words.ts';

/** Share of a quote's characters that may differ in place, and elsewhere in the text, where chance has more room. */
const mostEdits = 0.45;
const mostEditsElsewhere = 0.25;
/** Shorter quotes are not looked for elsewhere: something like them stands in any text. */
const leastElsewhere = 12;
/** Longer quotes are only compared by their ends: the table of distances grows with quote times window. */
const longestCompared = 8_192;
/** Quotes that are sure by themselves between two neighbours: folded units. */
const tellingQuote = 12;
/** Places of one quote that are looked at. */
const mostPlaces = 64;
const mostOthers = 4;
/** Machine words that all searches away from the expected place may cost: about 150 ms. */
const searchBudget = 24_000_000;

const lost: PlacedPassage = { range: null, sure: false, score: 0, reason: 'gone', others: [] };

export class PassagePlacer {
  readonly #old: FoldedSource;
  readonly #new: FoldedSource;
  readonly #alignment: TextAlignment;
  #budget = searchBudget;

  constructor(oldText: string, newText: string) {
    this.#old = new FoldedSource(oldText);
    this.#new = new FoldedSource(newText);
    this.#alignment = new TextAlignment(this.#old.folded.folded, this.#new.folded.folded);
  }

  /** Where a passage (UTF-16 units of the old text, not empty) stands now. */
  place(passage: Range): PlacedPassage {
    const inOld = this.#old.rangeOf(passage);
    if (inOld.start === inOld.end) return this.#placeInvisible(passage);
    const blocks = this.#alignment.byOld
      .meeting(inOld.start, inOld.end)
      .filter((block) => block.a0 <= inOld.start && block.a1 >= inOld.end)
      .sort((x, y) => this.#rank(y) - this.#rank(x));
    const best = blocks[0];
    if (!best) return this.#placeInGap(passage, inOld);
    const at = inOld.start - best.a0 + best.b0;
    const length = inOld.end - inOld.start;
    const others = blocks.slice(1).map((block) => inOld.start - block.a0 + block.b0);
    const otherRanges = [...new Set(others)]
      .filter((other) => other !== at)
      .slice(0, mostOthers)
      .map((other) => this.#new.passageOf(other, other + length));
    if (isAmbiguous(this.#alignment, best, inOld) || hasTwinBesideEdge(this.#alignment, best, inOld))
      return this.#equal(passage, inOld, at, 'repeated', otherRanges);
    if (!isStrong(this.#alignment, best, inOld))
      return this.#equal(passage, inOld, at, 'other-context', otherRanges);
    return this.#equal(passage, inOld, at, null, otherRanges);
  }

  /** Where old `offset` would be now, for what was lost (UTF-16 units of the new text). */
  expectedOffset(offset: number): number {
    const at = this.#old.rangeOf({ start: offset, end: offset }).start;
    const { start } = this.#alignment.expected(at, at + 1);
    return this.#new.folded.map[start] ?? this.#new.text.length;
  }

  /** Blocks of the chain first, longer ones first. */
  #rank(block: Block): number {
    return block.a1 - block.a0 + (this.#alignment.inChain.has(block) ? 2 ** 30 : 0);
  }

  /** The passage whose folded units stand at `at` of the new text; `doubt` null: nothing speaks against it but itself. */
  #equal(
    passage: Range,
    inOld: Range,
    at: number,
    doubt: PlaceReason | null,
    others: readonly Range[],
  ): PlacedPassage {
    const range = this.#rawRange(passage, inOld, at);
    const quote = this.#old.text.slice(passage.start, passage.end);
    const found = this.#new.text.slice(range.start, range.end);
    const alike = endsAlike(this.#old.folded.folded, inOld.start, inOld.end, this.#new.folded.folded, at);
    const isWhole = found === quote ? !this.#cutsMore(passage, range) : true;
    if (found === quote && doubt === null && alike && isWhole) {
      const reason = range.start === passage.start ? 'same-place' : 'moved';
      return { range, sure: true, score: 1, reason, others: [] };
    }
    const typography = sameButForTypography(quote, found);
    if (doubt === null && alike && typography && isWhole)
      return { range, sure: true, score: 1, reason: 'typography', others: [] };
    const proposed = isWhole ? range : (cleanRange(this.#new.text, range) ?? range);
    const score = typography
      ? 1
      : 1 -
        editDistance(found, 0, found.length, quote.slice(0, longestCompared)) /
          Math.max(quote.length, found.length);
    const reason = doubt ?? (alike && isWhole ? 'words-changed' : 'part-of-word');
    return { range: proposed, sure: false, score: Math.max(0.05, Math.min(score, 0.95)), reason, others };
  }

  /** The old passage's own extent in the new text where the units are the same, else whole characters of it. */
  #rawRange(passage: Range, inOld: Range, at: number): Range {
    const lead = (this.#old.folded.map[inOld.start] as number) - passage.start;
    const start = (this.#new.folded.map[at] as number) - lead;
    const quote = this.#old.text.slice(passage.start, passage.end);
    if (start >= 0 && this.#new.text.startsWith(quote, start)) return { start, end: start + quote.length };
    return this.#new.passageOf(at, at + inOld.end - inOld.start);
  }

  /** Whether the new place cuts a character in two where the old one did not. */
  #cutsMore(passage: Range, range: Range): boolean {
    const pairs: readonly (readonly [number, number])[] = [
      [passage.start, range.start],
      [passage.end, range.end],
    ];
    return pairs.some(
      ([before, now]) =>
        cutsSurrogatePair(this.#new.text, now) ||
        (cutsCharacter(this.#new.text, now) && !cutsCharacter(this.#old.text, before)),
    );
  }

  /** A passage that no block covers: its words, or its neighbourhood on both sides, were changed. */
  #placeInGap(passage: Range, inOld: Range): PlacedPassage {
    const { a, b } = this.#alignment;
    const quote = a.text.slice(inOld.start, inOld.end);
    const { length } = quote;
    const expected = this.#alignment.expected(inOld.start, inOld.end);
    const gap = this.#alignment.gapAround(inOld.start, inOld.end);
    const here = this.#unclaimed(quote, Math.max(0, expected.start - length), expected.end + length, inOld);
    if (here.length === 1 && here[0] !== undefined) {
      const telling =
        length >= tellingQuote &&
        /\S\s\S/.test(quote) &&
        gap.a1 - gap.a0 <= 2_000 &&
        gap.b1 - gap.b0 <= 2_000 &&
        count(a.text, quote, gap.a0 - length, gap.a1 + length) === 1 &&
        count(b.text, quote, gap.b0 - length, gap.b1 + length) === 1;
      return this.#equal(passage, inOld, here[0], telling ? null : 'other-context', []);
    }
    if (here.length > 1) return this.#several(passage, inOld, here);
    const changed = this.#changed(quote, expected);
    if (changed) return changed;
    return this.#elsewhere(passage, inOld, quote);
  }

  /** The quote with changed words where it is expected. */
  #changed(quote: string, expected: Range): PlacedPassage | null {
    const { text } = this.#alignment.b;
    const { length } = quote;
    if (length > longestCompared) return this.#changedByEnds(quote, expected);
    const most = Math.floor(length * mostEdits);
    const whole = expected.end - expected.start;
    if (whole > 0 && whole <= 3 * length + 64) {
      // What stands between the neighbours that survived is where the words were, however much was put in between.
      const edits = editDistance(text, expected.start, expected.end, quote);
      const added = Math.max(0, whole - length);
      if (edits <= most || (added > 0 && edits - added <= Math.floor(length * 0.2)))
        return this.#proposed(expected, 1 - edits / Math.max(length, whole), 'words-changed');
    }
    const from = Math.max(0, expected.start - most - 8);
    const to = Math.min(text.length, expected.end + most + 8);
    // A gap wider than that holds other passages; half of the bound is left to chance there.
    const bound = to - from > 4 * length + 200 ? Math.floor(length * mostEditsElsewhere) : most;
    if ((to - from) * Math.ceil(length / 32) > this.#budget) return null;
    this.#budget -= (to - from) * Math.ceil(length / 32);
    const found = bound < 1 ? null : nearestMatch(text, from, to, quote, bound, expected);
    return found && this.#proposed(found, 1 - found.edits / length, 'words-changed');
  }

  /** A passage too long to compare: proposed where its beginning and end still stand about as far apart. */
  #changedByEnds(quote: string, expected: Range): PlacedPassage | null {
    const whole = expected.end - expected.start;
    const score = Math.min(whole, quote.length) / Math.max(whole, quote.length);
    return score < 1 - mostEdits ? null : this.#proposed(expected, score, 'words-changed');
  }

  /** The very words, or nearly, in a part of the new text that nothing else of the old one explains. */
  #elsewhere(passage: Range, inOld: Range, quote: string): PlacedPassage {
    const { text } = this.#alignment.b;
    if (quote.length < leastElsewhere || quote.length > longestCompared) return lost;
    const places = this.#unclaimed(quote, 0, text.length, inOld);
    if (places.length > 0) return this.#several(passage, inOld, places);
    const most = Math.floor(quote.length * mostEditsElsewhere);
    let best: { start: number; end: number; edits: number } | null = null;
    for (const gap of this.#newParts(quote.length - most)) {
      const cost = (gap.end - gap.start) * Math.ceil(quote.length / 32);
      if (cost > this.#budget) break;
      this.#budget -= cost;
      const found = nearestMatch(text, gap.start, gap.end, quote, best ? best.edits - 1 : most, gap);
      if (found) best = found;
      if (best?.edits === 1) break;
    }
    return best ? this.#proposed(best, 1 - best.edits / quote.length, 'words-changed') : lost;
  }

  /** Stretches of the new text, at least `least` units long, that the chain leaves open. */
  *#newParts(least: number): Generator<Range> {
    let start = 0;
    for (const block of this.#alignment.chain) {
      if (block.b0 - start >= least) yield { start, end: block.b0 };
      start = Math.max(start, block.b1);
    }
    const end = this.#alignment.b.text.length;
    if (end - start >= least) yield { start, end };
  }

  #several(passage: Range, inOld: Range, places: readonly number[]): PlacedPassage {
    const length = inOld.end - inOld.start;
    const others = places.slice(1, 1 + mostOthers).map((at) => this.#new.passageOf(at, at + length));
    const reason = places.length > 1 ? 'repeated' : 'other-context';
    return this.#equal(passage, inOld, places[0] as number, reason, others);
  }

  /** Where the quote stands in new [from, to) without being known as another passage of the old text. */
  #unclaimed(quote: string, from: number, to: number, inOld: Range): number[] {
    const { b, byNew } = this.#alignment;
    const places: number[] = [];
    let seen = 0;
    const stop = Math.min(to, b.text.length);
    const part = b.text.slice(from, stop);
    for (
      let at = part.indexOf(quote);
      at >= 0 && seen < mostPlaces;
      at = part.indexOf(quote, at + 1), seen++
    ) {
      const start = from + at;
      const end = start + quote.length;
      const claimed = byNew
        .meeting(start, end)
        .some(
          (block) =>
            block.a0 + start - block.b0 !== inOld.start &&
            (block.b0 <= start && block.b1 >= end
              ? block.b1 - block.b0 > quote.length + 4
              : holdsWord(b.words, Math.max(start, block.b0), Math.min(end, block.b1))),
        );
      if (!claimed) places.push(start);
    }
    return places;
  }

  #proposed(folded: Range, score: number, reason: PlaceReason): PlacedPassage {
    const range = this.#new.passageOf(folded.start, folded.end);
    const clean = cleanRange(this.#new.text, range);
    if (!clean) return lost;
    return { range: clean, sure: false, score: Math.max(0.05, Math.min(score, 0.95)), reason, others: [] };
  }

  /** Characters that folding drops: only their own place, with the same surroundings, is believed. */
  #placeInvisible(passage: Range): PlacedPassage {
    const around = 32;
    const before = this.#old.text.slice(Math.max(0, passage.start - around), passage.end + around);
    const now = this.#new.text.slice(Math.max(0, passage.start - around), passage.end + around);
    return before === now ? { range: passage, sure: true, score: 1, reason: 'same-place', others: [] } : lost;
  }
}

function cutsCharacter(text: string, offset: number): boolean {
  return graphemeAround(text, offset).start !== offset;
}

function count(text: string, part: string, from: number, to: number): number {
  const window = text.slice(Math.max(0, from), to);
  let found = 0;
  for (let at = window.indexOf(part); at >= 0 && found < 2; at = window.indexOf(part, at + 1)) found++;
  return found;
}
