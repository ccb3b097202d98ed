// Pages of a document that has them: what a reader cites. Counted from the page breaks that its extractor recorded.
import type { Source, Zone } from '../model/source.ts';

/** The pages of one document. Numbers count from 1 as the file counts its pages, whatever is printed on them. */
export interface Pages {
  readonly count: number;
  /** UTF-16 offset at which each page begins, in order. */
  readonly starts: readonly number[];
}

const known = new WeakMap<readonly Zone[], Pages>();

/**
 * The pages of a source, or null where it has none. Only a PDF's are the document's own: a word processor's file records
 * the breaks its author set, which do not count pages.
 */
export function pagesOf({ mediaType, zones }: Pick<Source, 'mediaType' | 'zones'>): Pages | null {
  if (mediaType !== 'application/pdf') return null;
  let pages = known.get(zones);
  if (!pages) {
    const breaks = zones.filter(({ kind }) => kind === 'page-break').map(({ end }) => end);
    const starts = [0, ...breaks.sort((a, b) => a - b)];
    pages = { count: starts.length, starts };
    known.set(zones, pages);
  }
  return pages;
}

/** The page on which a UTF-16 offset stands; a page break belongs to the page it ends. */
export function pageAt({ starts }: Pages, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** "p. 3" or "pp. 3–4" for a range of UTF-16 units. */
export function pageWording(
  pages: Pages,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const first = pageAt(pages, start);
  const last = pageAt(pages, Math.max(start, end - 1));
  return first === last ? `p. ${first}` : `pp. ${first}–${last}`;
}
