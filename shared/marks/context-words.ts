// A passage in its context as lists show it: whole words around the quote, on one line.
import type { Span } from '../model/span.ts';
import { contextUnits } from '../text/make-span.ts';

export interface PassageInContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** The quote and the stored context, without the words that the context cut in two; "…" where the text goes on. */
export function passageInContext(span: Pick<Span, 'quote' | 'prefix' | 'suffix'>): PassageInContext {
  const before = cut(span.prefix) ? `…${span.prefix.replace(/^\S*\s+(?=\S)/, '')}` : span.prefix;
  const after = cut(span.suffix) ? `${span.suffix.replace(/(?<=\S)\s+\S*$/, '')}…` : span.suffix;
  return { before: oneLine(before), quote: oneLine(span.quote), after: oneLine(after) };
}

/** A context of full length was cut off; one unit less where a surrogate pair was spared. */
function cut(context: string): boolean {
  return context.length >= contextUnits - 1;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
