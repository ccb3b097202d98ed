// A passage in its context, the passage itself in ink.
import { passageInContext } from '../../shared/marks/context-words.ts';
import type { Span } from '../../shared/model/span.ts';

export function InContext({ span }: { readonly span: Span }) {
  const { before, quote, after } = passageInContext(span);
  return (
    <>
      {before}
      <mark>{quote}</mark>
      {after}
    </>
  );
}
