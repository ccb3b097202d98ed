// The pages of the text on the screen.
import { type Pages, pagesOf } from '../../shared/text/pages.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { openText } from './open-text.ts';

/** Null where no text is open or it has no pages. */
export function openPages(session: CorpusSession | null): Pages | null {
  const open = openText();
  const source = open && session?.store.get('sources', open.sourceId);
  return source ? pagesOf(source) : null;
}
