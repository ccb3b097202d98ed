// The line under a copied passage that says where it stands.
import { dateWording } from '../../shared/marks/date-wording.ts';
import type { Source } from '../../shared/model/source.ts';
import type { Range } from '../../shared/model/span.ts';
import { pagesOf, pageWording } from '../../shared/text/pages.ts';

/** "— Jane Roe, “Title”, Publisher, 2024-08-30, https://…, p. 3, characters 543–798"; what is unknown is left out. UTF-16 units. */
export function citationOf(source: Source, range: Range): string {
  const pages = pagesOf(source);
  const parts = [
    source.authors.join(', '),
    `“${source.title}”`,
    source.publisher ?? '',
    source.publishedOn ? dateWording(source.publishedOn) : '',
    source.url ?? '',
    pages ? pageWording(pages, range) : '',
    `characters ${range.start}–${range.end}`,
  ];
  return `— ${parts.filter((part) => part !== '').join(', ')}`;
}
