// What becomes of whole marks when their text is replaced: each passage is placed, then the mark judged as one.
import type { AnchorState } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Range, Span } from '../model/span.ts';
import { makeSpan } from '../text/make-span.ts';
import { snapToGraphemes } from '../text/trim-range.ts';
import { type FoundPassage, PassageFinder } from './find-passage.ts';
import { PassagePlacer } from './place-passage.ts';
import type { PlacedPassage } from './placed-passage.ts';

/** A mark as far as its place matters. */
export interface AnchoredMark {
  readonly id: Id;
  readonly anchor: AnchorState;
  /** In reading order; offsets into the old text. */
  readonly spans: readonly Span[];
}

/** What became of a mark. `passages` in the order of its spans. */
export interface ReanchoredMark {
  readonly id: Id;
  /** `exact`, `moved`: every passage is sure. `lost`: none was found. Else `uncertain`. */
  readonly anchor: AnchorState;
  readonly passages: readonly PlacedPassage[];
}

/** Places the marks of one text in another; made once, asked mark by mark. */
export class MarkReanchoring {
  readonly #oldText: string;
  readonly #newText: string;
  readonly #placer: PassagePlacer;
  #finder: PassageFinder | null = null;

  constructor(oldText: string, newText: string) {
    this.#oldText = oldText;
    this.#newText = newText;
    this.#placer = new PassagePlacer(oldText, newText);
  }

  place(mark: AnchoredMark): ReanchoredMark {
    const sureBefore = mark.anchor === 'exact' || mark.anchor === 'moved';
    const placed = mark.spans.map((span) =>
      sureBefore && span.end > span.start && span.end <= this.#oldText.length
        ? this.#placer.place(span)
        : this.#findByQuote(span, mark.anchor),
    );
    const passages = settled(mark.spans, placed);
    return { id: mark.id, anchor: anchorOf(passages), passages };
  }

  /** Where old [start, end) stands now, for zones and the like. */
  placeRange(range: Range): PlacedPassage {
    return this.#placer.place(range);
  }

  /** Where something at old `offset` would be expected now (UTF-16 units of the new text). */
  expectedOffset(offset: number): number {
    return this.#placer.expectedOffset(Math.min(offset, this.#oldText.length));
  }

  /** A passage whose place was not sure before: only its words and context count. */
  #findByQuote(span: Span, anchor: AnchorState): PlacedPassage {
    this.#finder ??= new PassageFinder(this.#newText);
    const start = anchor === 'uncertain' ? this.expectedOffset(span.start) : null;
    const found = this.#finder.find({ start, quote: span.quote, prefix: span.prefix, suffix: span.suffix });
    if (!found) return { range: null, sure: false, score: 0, reason: 'gone', others: [] };
    return asPlaced(found, this.#newText.slice(found.start, found.end) === span.quote);
  }
}

function asPlaced({ start, end, anchor }: FoundPassage, verbatim: boolean): PlacedPassage {
  const sure = anchor !== 'uncertain';
  const reason = sure ? (verbatim ? 'moved' : 'typography') : verbatim ? 'repeated' : 'words-changed';
  return { range: { start, end }, sure, score: verbatim ? 1 : 0.7, reason, others: [] };
}

/** Passages of one mark follow each other as before and never overlap: what breaks that is not sure, or not there. */
function settled(spans: readonly Span[], placed: readonly PlacedPassage[]): readonly PlacedPassage[] {
  if (placed.length === 1) return placed;
  const order = spans
    .map((_, index) => index)
    .sort((x, y) => (spans[x]?.start ?? 0) - (spans[y]?.start ?? 0));
  // Sure passages keep their place against proposed ones.
  const taken: Range[] = [];
  const kept = [...placed];
  for (const sure of [true, false])
    for (const index of order) {
      const passage = kept[index];
      const range = passage?.range;
      if (!passage || !range || passage.sure !== sure) continue;
      if (taken.some((other) => other.start < range.end && other.end > range.start))
        kept[index] = { range: null, sure: false, score: 0, reason: 'gone', others: [] };
      else taken.push(range);
    }
  let last = -1;
  const crossed = order.some((index) => {
    const range = kept[index]?.range;
    if (!range) return false;
    const back = range.start < last;
    last = range.start;
    return back;
  });
  if (!crossed) return kept;
  return kept.map((passage) => (passage.sure ? { ...passage, sure: false, reason: 'crossed' } : passage));
}

function anchorOf(passages: readonly PlacedPassage[]): AnchorState {
  if (passages.every((passage) => passage.range === null)) return 'lost';
  if (!passages.every((passage) => passage.sure)) return 'uncertain';
  return passages.every((passage) => passage.reason === 'same-place') ? 'exact' : 'moved';
}

/**
 * The spans that a mark has in the new text while its place is sure or proposed: sure passages with the words that stand there,
 * proposed ones with their OLD words and context at the proposed place (so that they can be compared, and found again), lost ones
 * likewise at a stand-in place near where they were. Null when there is no room for a stand-in: then the mark is lost.
 */
export function spansIn(
  newText: string,
  old: readonly Span[],
  passages: readonly PlacedPassage[],
  expectedOffset: (offset: number) => number,
): Span[] | null {
  const taken = passages.flatMap(({ range }) => range ?? []);
  const spans: Span[] = [];
  for (const [index, span] of old.entries()) {
    const passage = passages[index];
    if (passage?.range && passage.sure) {
      spans.push(makeSpan(newText, passage.range));
      continue;
    }
    const range = passage?.range ?? standIn(newText, expectedOffset(span.start), taken);
    if (!range) return null;
    if (!passage?.range) taken.push(range);
    spans.push({ ...span, ...range });
  }
  return spans;
}

/** Characters to look at for a free one. */
const standInReach = 5_000;

/** One character near `offset` that no other passage covers. */
function standIn(text: string, offset: number, taken: readonly Range[]): Range | null {
  const isFree = ({ start, end }: Range) =>
    end > start && taken.every((other) => other.end <= start || other.start >= end);
  for (let step = 0; step < standInReach; step++)
    for (const at of [offset + step, offset - step]) {
      if (at < 0 || at >= text.length) continue;
      const range = snapToGraphemes(text, { start: at, end: at + 1 });
      if (isFree(range)) return range;
    }
  return null;
}

/** The spans of a mark whose proposed place was accepted: what stands there. Lost passages are left out; null when all are. */
export function acceptedSpans(newText: string, passages: readonly PlacedPassage[]): Span[] | null {
  const spans = passages.flatMap(({ range }) => (range ? [makeSpan(newText, range)] : []));
  return spans.length > 0 ? spans : null;
}
