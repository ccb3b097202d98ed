// Whether the passages of a mark fit the text they are taken from.
import type { Annotation } from '../model/annotation.ts';
import type { Span } from '../model/span.ts';

/** One fault of a span: its number within the mark, what is wrong, what to do. */
export interface SpanFault {
  readonly span: number;
  readonly message: string;
  readonly hint: string;
}

const offsetsHint = 'Offsets count UTF-16 code units of the exact text, line breaks and all.';

/**
 * The faults of a mark's spans. `length` in UTF-16 units; without `text` (null) quotes are only measured. The spans of a
 * lost mark are only required to be ranges: their place is gone, that is what lost means.
 */
export function spanFaults(mark: Annotation, text: string | null, length: number): readonly SpanFault[] {
  let faults: SpanFault[] | null = null;
  const { spans, anchor } = mark;
  const exact = anchor === 'exact' || anchor === 'moved';
  for (let index = 0; index < spans.length; index++) {
    const message = faultOf(spans[index] as Span, text, length, exact, anchor === 'lost');
    if (message) {
      faults ??= [];
      faults.push({ span: index, message, hint: offsetsHint });
    }
  }
  if (spans.length > 1 && anchor !== 'lost') {
    const overlap = overlapping(spans);
    if (overlap) {
      faults ??= [];
      faults.push({
        span: overlap.second,
        message: `The span overlaps span ${overlap.first} of the same mark.`,
        hint: 'Join the two spans, or make two marks.',
      });
    }
  }
  return faults ?? [];
}

function faultOf(
  span: Span,
  text: string | null,
  length: number,
  exact: boolean,
  lost: boolean,
): string | null {
  const { start, end, quote } = span;
  if (end <= start) return `The span ${start}–${end} is empty or runs backwards.`;
  if (lost) return null;
  if (end > length) return `The span ${start}–${end} reaches past the end of the text (${length}).`;
  if (text !== null && (cutsPair(text, start) || cutsPair(text, end)))
    return `The span ${start}–${end} cuts a surrogate pair in two.`;
  if (!exact) return null;
  if (quote.length !== end - start)
    return `The quote has ${quote.length} UTF-16 units, the span ${start}–${end} has ${end - start}.`;
  if (text !== null && !text.startsWith(quote, start))
    return `The text at ${start}–${end} is ${shown(text.slice(start, end))}, the quote is ${shown(quote)}.`;
  return null;
}

/** Whether an offset lies between the two halves of a surrogate pair. */
export function cutsPair(text: string, offset: number): boolean {
  const after = text.charCodeAt(offset);
  if (!(after >= 0xdc00 && after <= 0xdfff) || offset === 0) return false;
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

function overlapping(spans: readonly Span[]): { first: number; second: number } | null {
  const sorted = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span.start - b.span.start);
  for (let at = 1; at < sorted.length; at++) {
    const previous = sorted[at - 1];
    const current = sorted[at];
    if (previous && current && previous.span.end > current.span.start)
      return {
        first: Math.min(previous.index, current.index),
        second: Math.max(previous.index, current.index),
      };
  }
  return null;
}

/** Long enough to recognise a passage, short enough for a line of a report. */
const shownLength = 60;

function shown(quote: string): string {
  return JSON.stringify(quote.length > shownLength ? `${quote.slice(0, shownLength - 1)}…` : quote);
}
