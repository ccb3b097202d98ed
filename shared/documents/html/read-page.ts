// A web page: its article as Readability finds it, else all of its body; and what its head states.
import { Readability } from '@mozilla/readability';
import { statedTitle } from '../document-facts.ts';
import { DocumentRefusal, type ExtractedDocument, type ExtractOptions } from '../extractor.ts';
import { TextBuilder } from '../text-builder.ts';
import { type HtmlDocument, type HtmlNode, isDeeperThan, isXhtml, parsePage } from './dom.ts';
import { decodePage } from './page-encoding.ts';
import { pageFacts } from './page-facts.ts';
import { addPageText } from './page-text.ts';

export const readability = { tool: '@mozilla/readability', version: '0.6.0' };
export const linkedom = { tool: 'linkedom', version: '0.18.12' };

/** Below this Readability itself does not trust what it found, and looks on with looser rules. */
const shortArticle = 500;
/** Elements of a page at most for Readability, which reads it several times; a page of books is taken whole. */
const mostElements = 150_000;

/** Elements within each other at most for Readability, whose time grows with their square; pages have some 40. */
const deepest = 500;

/** Reads a page of HTML or XHTML. */
export async function readPage(bytes: Uint8Array, { decoders }: ExtractOptions): Promise<ExtractedDocument> {
  const { text: html, encoding } = decodePage(bytes, decoders);
  try {
    return { ...readHtml(html), encoding };
  } catch (error) {
    if (error instanceof RangeError)
      throw new DocumentRefusal(
        'This page is nested too deeply to be read; save it as plain text and import that.',
      );
    throw error;
  }
}

function readHtml(html: string): Omit<ExtractedDocument, 'encoding'> {
  const isXml = isXhtml(html);
  const page = parsePage(html, isXml);
  const headings = [...page.querySelectorAll('h1')].map((heading) => squeeze(heading.textContent));
  const article = isDeeperThan(page.documentElement, deepest) ? null : findArticle(parsePage(html, isXml));
  const facts = pageFacts(page, article);
  const builder = new TextBuilder();
  const headline = article && headlineOf(headings, article);
  if (article) {
    if (headline && isMissing(headline, article)) builder.add(headline, { kind: 'title' });
    addPageText(article.content, builder);
  } else addPageText(page.body, builder);
  const { text, zones } = builder.finish();
  if (text === '') throw new DocumentRefusal('This page holds no text; there is nothing to read.');
  const notes = article
    ? []
    : ['No article was recognised in this page; the text of the whole page was taken.'];
  const title = statedTitle(headline) ?? facts.title;
  return { ...facts, title, text, zones, notes, ...(article ? readability : linkedom) };
}

type Article = NonNullable<ReturnType<Readability<HtmlNode>['parse']>> & { readonly content: HtmlNode };

/** Takes the document apart on its way. */
function findArticle(page: HtmlDocument): Article | null {
  let found: ReturnType<Readability<HtmlNode>['parse']>;
  try {
    const reader = new Readability<HtmlNode>(page, {
      maxElemsToParse: mostElements,
      serializer: (node: HtmlNode) => node,
    });
    found = reader.parse();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
  if (!found?.content || (found.length ?? 0) < shortArticle) return null;
  return { ...found, content: found.content };
}

/** The heading that the page's title repeats, often with the name of the site beside it. */
function headlineOf(headings: readonly string[], article: Article): string | null {
  const title = squeeze(article.title);
  const found = headings.find(
    (heading) => heading !== '' && (title.includes(heading) || (title !== '' && heading.includes(title))),
  );
  return found ?? (headings.length === 1 ? headings[0] || null : null);
}

/** Readability leaves out a headline that repeats the page's title; it belongs to the text all the same. */
function isMissing(headline: string, article: Article): boolean {
  return !squeeze(article.content.textContent).slice(0, 2_000).includes(headline);
}

function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/[ \t\n\r\f]+/g, ' ').trim();
}
