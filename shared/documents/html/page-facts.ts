// What a page states about itself in its head: canonical address, date, authors, language, the name of the site.
import type { ImpreciseDate } from '../../model/imprecise-date.ts';
import { oneLine, statedAuthors, statedLanguage, statedTitle, statedUrl } from '../document-facts.ts';
import { dateFromIso } from '../stated-date.ts';
import type { HtmlDocument } from './dom.ts';

export interface PageFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedOn: ImpreciseDate | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
}

/** Names of `<meta>` under which pages give the day they were published, the surest first. */
const dateNames = [
  'article:published_time',
  'og:published_time',
  'citation_publication_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'pubdate',
  'datepublished',
  'date',
];

/** Reads the head; `article` is what Readability found in it and in linked data, null where it found none. */
export function pageFacts(
  document: HtmlDocument,
  article: {
    readonly title?: string | null | undefined;
    readonly byline?: string | null | undefined;
    readonly siteName?: string | null | undefined;
    readonly publishedTime?: string | null | undefined;
  } | null,
): PageFacts {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const content = meta.getAttribute('content');
    if (name && content) metas.set(name.toLowerCase(), [...(metas.get(name.toLowerCase()) ?? []), content]);
  }
  const first = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? [])[0];
  const dates = [article?.publishedTime, ...dateNames.map((name) => first(name))];
  const authors = statedAuthors(
    ['citation_author', 'author', 'article:author', 'dc.creator', 'dcterms.creator'].flatMap(
      (name) => metas.get(name) ?? [],
    ),
  );
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return {
    title: statedTitle(article?.title ?? first('og:title') ?? document.querySelector('title')?.textContent),
    authors: authors.length > 0 ? authors : fromByline(article?.byline),
    publishedOn: dates.map((date) => dateFromIso(date)).find((date) => date !== null) ?? null,
    language: statedLanguage(
      document.documentElement.getAttribute('lang') ??
        document.documentElement.getAttribute('xml:lang') ??
        first('og:locale'),
    ),
    url: statedUrl(canonical) ?? statedUrl(first('og:url')),
    publisher: oneLine(article?.siteName ?? first('og:site_name', 'dc.publisher', 'publisher')),
  };
}

/** A byline as it stands, without its "By"; a whole sentence is none. */
function fromByline(byline: string | null | undefined): string[] {
  const clean = oneLine(byline)?.replace(/^by\s+/i, '');
  return clean && clean.length <= 120 ? statedAuthors([clean]) : [];
}
