// The passages of one mark in the text of its source: spans that a corpus can hold, and how sure they are.
import type { AnchorState } from '../../model/annotation.ts';
import type { Range, Span } from '../../model/span.ts';
import { makeSpan } from '../../text/make-span.ts';
import type { Selector } from '../incoming.ts';
import type { Counting, FoundRange, SourceText } from './source-text.ts';

export interface PlacedPassages {
  /** In reading order, never overlapping, never cutting a pair. Empty when nothing was found. */
  readonly spans: readonly Span[];
  /** `lost` only for a mark that is lost in the file, too. */
  readonly anchor: AnchorState;
  /** Passages that were not found. */
  readonly lost: number;
  /** Whether passages of the file overlapped and were joined. */
  readonly joined: boolean;
  /** Why nothing was found. */
  readonly reason: 'quote-not-found' | 'offsets-outside' | 'no-passage';
}

interface Found extends FoundRange {
  /** The file's own words and context, where others stand at the place found: to be compared, and found again. */
  readonly words: Pick<Selector, 'quote' | 'prefix' | 'suffix'> | null;
}

const surest: readonly FoundRange['anchor'][] = ['exact', 'moved', 'uncertain'];

export function placePassages(
  text: SourceText,
  passages: readonly Selector[],
  counting: Counting,
): PlacedPassages {
  const found: Found[] = [];
  let lost = 0;
  let reason: PlacedPassages['reason'] = 'no-passage';
  let anchor: FoundRange['anchor'] = 'exact';
  for (const passage of passages) {
    const range = placePassage(text, passage, counting);
    if (range) {
      found.push(range);
      if (surest.indexOf(range.anchor) > surest.indexOf(anchor)) anchor = range.anchor;
    } else {
      lost++;
      reason = passage.quote === undefined || passage.quote === '' ? 'offsets-outside' : 'quote-not-found';
    }
  }
  const apart = joinOverlapping(found);
  return {
    spans: apart.map((range) => spanOf(text, range)),
    // A mark without some of its passages is not the mark that the file has.
    anchor: lost > 0 ? 'uncertain' : anchor,
    lost,
    joined: apart.length < found.length,
    reason,
  };
}

/**
 * The passages of a mark that the file itself says is lost or uncertain, as they stand there: its words, at the place they
 * had or may have. The place of lost words need not be in the text, or known. Null where the file has no words for one of
 * them, or nowhere that uncertain ones could stand.
 */
export function doubtedPassages(
  text: SourceText,
  passages: readonly Selector[],
  counting: Counting,
  anchor: 'lost' | 'uncertain',
): PlacedPassages | null {
  // Where the file knows no place, lost words stand behind one another, so that no two are at one place.
  let next = 0;
  const spans = passages.flatMap((passage): Span[] => {
    const { quote } = passage;
    if (quote === undefined || quote === '') return [];
    if (anchor === 'lost') {
      const range = lostRange(text, passage, counting) ?? { start: next, end: next + quote.length };
      next = range.end;
      return [{ ...range, quote, prefix: passage.prefix ?? '', suffix: passage.suffix ?? '' }];
    }
    const range = text.between(passage, counting);
    return range ? [spanOf(text, { ...range, anchor, words: passage })] : [];
  });
  if (spans.length === 0 || spans.length < passages.length) return null;
  if (anchor === 'uncertain' && overlap(spans)) return null;
  return { spans, anchor, lost: 0, joined: false, reason: 'quote-not-found' };
}

function lostRange(text: SourceText, { start, end }: Selector, counting: Counting): Range | null {
  if (!isPlace(start) || !isPlace(end) || end <= start) return null;
  const [from, to] = [text.offsetOf(start, counting) ?? start, text.offsetOf(end, counting) ?? end];
  return to > from ? { start: from, end: to } : null;
}

function overlap(ranges: readonly Range[]): boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  return sorted.some(({ start }, at) => start < (sorted[at - 1]?.end ?? 0));
}

function isPlace(offset: number | undefined): offset is number {
  return Number.isSafeInteger(offset) && (offset ?? -1) >= 0;
}

function placePassage(text: SourceText, passage: Selector, counting: Counting): Found | null {
  const { quote, start } = passage;
  if (quote === undefined || quote === '') {
    const range = text.between(passage, counting);
    return range && { ...range, anchor: 'exact', words: null };
  }
  const standing = text.standing(passage, counting);
  // The same words may stand there by chance where nothing around them is as the file says: then others are looked for.
  if (standing && text.fitsContext(standing, passage))
    return { ...text.whole(standing), anchor: 'exact', words: null };
  const found = text.find(passage, counting);
  if (!found) return standing && { ...text.whole(standing), anchor: 'uncertain', words: null };
  const isSame = text.alike(found, quote);
  if (found.anchor === 'uncertain') return { ...found, words: isSame ? null : passage };
  // Without an offset in the file there is no place that it has moved from.
  return { ...found, anchor: start === undefined && isSame ? 'exact' : found.anchor, words: null };
}

/** The ranges in their order, where those that overlap are one range at the place of the first. */
function joinOverlapping(ranges: readonly Found[]): Found[] {
  if (ranges.length < 2) return [...ranges];
  const byStart = ranges
    .map((range, order) => ({ range, order }))
    .sort((a, b) => a.range.start - b.range.start);
  const apart: { range: Found; order: number }[] = [];
  for (const { range, order } of byStart) {
    const last = apart.at(-1);
    if (!last || range.start >= last.range.end) apart.push({ range, order });
    else {
      last.range = { ...last.range, end: Math.max(last.range.end, range.end), words: null };
      last.order = Math.min(last.order, order);
    }
  }
  return apart.sort((a, b) => a.order - b.order).map(({ range }) => range);
}

function spanOf({ text }: SourceText, { start, end, words }: Found): Span {
  const span = makeSpan(text, { start, end });
  if (words?.quote === undefined) return span;
  const { quote, prefix, suffix } = words;
  return {
    ...span,
    quote,
    ...(prefix !== undefined && {
      prefix: makeSpan(prefix, { start: prefix.length, end: prefix.length }).prefix,
    }),
    ...(suffix !== undefined && { suffix: makeSpan(suffix, { start: 0, end: 0 }).suffix }),
  };
}
