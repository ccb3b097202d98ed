// An EPUB book: its chapters in reading order, each read as a page.
import { unzip } from '../../archive/unzip.ts';
import { oneLine, statedAuthors, statedLanguage, statedTitle, statedUrl } from '../document-facts.ts';
import {
  DocumentRefusal,
  type ExtractedDocument,
  ExtractionCancelled,
  type ExtractOptions,
} from '../extractor.ts';
import { parsePage } from '../html/dom.ts';
import { addPageText } from '../html/page-text.ts';
import { dateFromIso } from '../stated-date.ts';
import { TextBuilder } from '../text-builder.ts';
import { attribute, decodeXml, descendants, readXml, type XmlElement } from '../xml.ts';

export const epubTool = { tool: 'linkedom', version: '0.18.12' };

/** Bytes of pages and directories at most; the longest books have some 10 MB of them. */
const mostText = 200_000_000;

/** Reads an .epub file. */
export async function readEpub(
  bytes: Uint8Array,
  { decoders, onProgress, signal }: ExtractOptions,
): Promise<ExtractedDocument> {
  const files = unzip(bytes, (path) => /\.(xml|opf|x?html?|ncx)$/i.test(path), mostText);
  const container = readXml(files, 'META-INF/container.xml', decoders);
  const opfPath = attributeOfFirst(container, 'rootfile', 'full-path');
  if (!opfPath)
    throw new DocumentRefusal('This EPUB book is broken: it does not say where its contents are.');
  const opf = readXml(files, opfPath, decoders);
  const chapters = spineOf(opf, opfPath);
  refuseLocked(
    files,
    chapters.map(({ path }) => path),
    decoders,
  );
  const builder = new TextBuilder();
  const missing: string[] = [];
  for (const [index, { path, isContents }] of chapters.entries()) {
    if (signal?.aborted) throw new ExtractionCancelled('Cancelled.');
    onProgress?.(index, chapters.length);
    const page = files.get(path);
    if (!page) missing.push(path);
    else addChapter(decodeXml(page, decoders), isContents, builder);
  }
  const { text, zones } = builder.finish();
  if (text === '') throw new DocumentRefusal('This EPUB book holds no text; its pages may be pictures.');
  const facts = (name: string) => [...descendants(opf, name)].map((element) => element.text);
  return {
    text,
    title: statedTitle(facts('title')[0]),
    authors: statedAuthors(facts('creator')),
    publishedOn: dateFromIso(facts('date')[0]),
    language: statedLanguage(facts('language')[0]),
    url:
      facts('source')
        .map(statedUrl)
        .find((url) => url !== null) ?? null,
    publisher: oneLine(facts('publisher')[0]),
    zones,
    notes:
      missing.length > 0 ? [`Chapters that this book names but does not hold: ${missing.join(', ')}.`] : [],
    encoding: null,
    ...epubTool,
  };
}

function addChapter(source: string, isContents: boolean, builder: TextBuilder): void {
  const { body } = parsePage(source, true);
  if (!isContents) return addPageText(body, builder);
  const own = new TextBuilder();
  addPageText(body, own);
  builder.add(own.finish().text, { kind: 'contents' });
}

/** The pages in reading order, by their paths in the archive. */
function spineOf(
  opf: XmlElement,
  opfPath: string,
): { readonly path: string; readonly isContents: boolean }[] {
  const folder = opfPath.slice(0, opfPath.lastIndexOf('/') + 1);
  const items = new Map([...descendants(opf, 'item')].map((item) => [attribute(item, 'id') ?? '', item]));
  const chapters = [...descendants(opf, 'itemref')].flatMap((reference) => {
    const item = items.get(attribute(reference, 'idref') ?? '');
    const href = item && attribute(item, 'href');
    if (!item || !href || !/html|xml/.test(attribute(item, 'media-type') ?? 'html')) return [];
    const isContents = /\bnav\b/.test(attribute(item, 'properties') ?? '');
    return [{ path: resolvePath(folder, href), isContents }];
  });
  if (chapters.length === 0) throw new DocumentRefusal('This EPUB book is broken: it lists no chapters.');
  return chapters;
}

/** A relative address within the archive; what leads out of it finds nothing there. */
function resolvePath(folder: string, href: string): string {
  let path = href.replace(/#.*$/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray per cent sign: the name is meant as it stands.
  }
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Fonts may be scrambled in a free book; chapters are only in one that is locked by its shop. */
function refuseLocked(
  files: ReadonlyMap<string, Uint8Array>,
  chapters: readonly string[],
  decoders: ExtractOptions['decoders'],
): void {
  if (!files.has('META-INF/encryption.xml')) return;
  const encryption = readXml(files, 'META-INF/encryption.xml', decoders);
  const locked = new Set(
    [...descendants(encryption, 'CipherReference')].map((reference) =>
      resolvePath('', attribute(reference, 'URI') ?? ''),
    ),
  );
  if (chapters.some((path) => locked.has(path)))
    throw new DocumentRefusal(
      'This EPUB book is encrypted by its seller and cannot be read by other programs.',
    );
}

function attributeOfFirst(root: XmlElement, name: string, key: string): string | null {
  const first = [...descendants(root, name)][0];
  return first ? attribute(first, key) : null;
}
