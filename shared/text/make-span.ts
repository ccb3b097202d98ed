// A range made into the span that is stored: its quote and its context, exactly as the source has them.
import type { Range, Span } from '../model/span.ts';
import { isHighSurrogate, isLowSurrogate } from './grapheme.ts';

/** UTF-16 units of context on each side, as the native format has it. */
export const contextUnits = 32;

/** The span for `range` (UTF-16 units, inside `text`). The range is taken as it is; check `cutsSurrogatePair` first. */
export function makeSpan(text: string, range: Range): Span {
  const { start, end } = range;
  let from = Math.max(0, start - contextUnits);
  if (cutsSurrogatePair(text, from)) from = Math.min(from + 1, start);
  let to = Math.min(text.length, end + contextUnits);
  if (cutsSurrogatePair(text, to)) to = Math.max(to - 1, end);
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  };
}

/** Whether `span` lies inside `text` and its quote is what stands there. Context is not compared. */
export function spanMatches(text: string, span: Pick<Span, 'start' | 'end' | 'quote'>): boolean {
  return (
    span.start >= 0 &&
    span.start < span.end &&
    span.end <= text.length &&
    span.quote.length === span.end - span.start &&
    text.startsWith(span.quote, span.start)
  );
}

/** Whether `offset` lies between the two halves of a surrogate pair. */
export function cutsSurrogatePair(text: string, offset: number): boolean {
  return (
    offset > 0 && isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1))
  );
}
