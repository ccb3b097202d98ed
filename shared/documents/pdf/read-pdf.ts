// A PDF as pdf.js reads it: page by page, lines joined into paragraphs, page breaks as zones.
import type { ImpreciseDate } from '../../model/imprecise-date.ts';
import { statedAuthors, statedLanguage, statedTitle } from '../document-facts.ts';
import {
  DocumentRefusal,
  type ExtractedDocument,
  ExtractionCancelled,
  type ExtractOptions,
  type ReadCharacterMap,
} from '../extractor.ts';
import { dateFromIso } from '../stated-date.ts';
import { TextBuilder } from '../text-builder.ts';
import { loadPdfjs, pdfjsTool } from './load-pdfjs.ts';
import { pageNumbers } from './page-numbers.ts';
import { linesOf, type PdfPiece } from './pdf-lines.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';

/** Reads a .pdf file; takes the bytes away. */
export async function readPdf(
  bytes: Uint8Array,
  { onProgress, signal, readCharacterMap }: ExtractOptions,
): Promise<ExtractedDocument> {
  const missing = new Set<string>();
  const pdf = await open(bytes, readCharacterMap, missing);
  try {
    const builder = new TextBuilder();
    const found: PageNumbers = { blank: [], broken: [] };
    for (let number = 1; number <= pdf.numPages; number++) {
      if (signal?.aborted) throw new ExtractionCancelled('Cancelled.');
      onProgress?.(number - 1, pdf.numPages);
      if (number > 1) builder.pageBreak();
      const outcome = await addPage(pdf, number, builder);
      if (outcome !== 'text') found[outcome].push(number);
    }
    const isEmpty = found.blank.length + found.broken.length === pdf.numPages;
    if (isEmpty) throw new DocumentRefusal(noText(pdf.numPages, found, missing));
    const { text, zones } = builder.finish();
    if (isMostlyUnknown(text)) throw new DocumentRefusal(unknownLetters);
    return {
      text,
      zones,
      notes: notesOf(text, found, pdf.numPages, missing),
      ...(await factsOf(pdf)),
      ...rest,
    };
  } finally {
    await pdf.destroy();
  }
}

const brokenPdf =
  'This PDF document is broken or incomplete; get it anew, or open it in its own program and print it to a new PDF.';

const unknownLetters =
  'The fonts of this PDF document do not say which letters most of its signs are. Have its text recognised (OCR) by another program and import what comes of it.';

function isMostlyUnknown(text: string): boolean {
  return (text.match(/\ufffd/g)?.length ?? 0) * 2 > (text.match(/\S/gu)?.length ?? 0);
}

const rest = { url: null, publisher: null, encoding: null, ...pdfjsTool };

/** What is used of a document of pdf.js. */
interface Pdf {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<{
    readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
    readonly cleanup: () => unknown;
  }>;
  readonly getMetadata: () => Promise<{ readonly info: object }>;
  readonly destroy: () => Promise<void>;
}

async function open(
  data: Uint8Array,
  readCharacterMap: ReadCharacterMap | undefined,
  missing: Set<string>,
): Promise<Pdf> {
  const { getDocument } = await loadPdfjs();
  const task = getDocument({
    data,
    // Neither generated code nor WebAssembly nor anything from elsewhere: the page's policy forbids it.
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: 'character-map/',
    cMapPacked: true,
    BinaryDataFactory: dataFactory(readCharacterMap, missing),
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException')
      throw new DocumentRefusal(
        'This PDF document is protected by a password; open it in its own program, save it without one and import that.',
      );
    throw new DocumentRefusal(brokenPdf, { cause: error });
  }
}

/** What pdf.js asks for beside the file: character maps are handed in, fonts to draw with are not needed. */
function dataFactory(readCharacterMap: ReadCharacterMap | undefined, missing: Set<string>) {
  return class CharacterMaps {
    async fetch({
      kind,
      filename,
    }: {
      readonly kind: string;
      readonly filename: string;
    }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename))
        throw new Error('Not needed for the text.');
      try {
        if (readCharacterMap) return await readCharacterMap(filename);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
      missing.add(filename.replace(/\.bcmap$/, ''));
      throw new Error(`There is no character map ${filename}.`);
    }
  };
}

/** Pages without text, and pages that could not be read: the others count all the same. */
interface PageNumbers {
  readonly blank: number[];
  readonly broken: number[];
}

async function addPage(pdf: Pdf, number: number, builder: TextBuilder): Promise<'text' | 'blank' | 'broken'> {
  let pieces: PdfPiece[];
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pieces = items.filter(isPiece);
    page.cleanup();
  } catch (error) {
    if (error instanceof Error) return 'broken';
    throw error;
  }
  const list = {};
  const paragraphs = paragraphsOf(linesOf(pieces));
  for (const { text, isRow } of paragraphs) builder.add(text, { list: isRow ? list : null });
  return paragraphs.length > 0 ? 'text' : 'blank';
}

function isPiece(item: object): item is PdfPiece {
  return 'str' in item && typeof item.str === 'string';
}

function noText(pages: number, { broken }: PageNumbers, missing: ReadonlySet<string>): string {
  if (broken.length > 0) return brokenPdf;
  if (missing.size > 0)
    return `The letters of this PDF document cannot be read, because ${missingMaps(missing)}.`;
  const held = `This PDF document has ${pages === 1 ? '1 page' : `${pages} pages`}, but no text`;
  return `${held}: it is probably a scan. Have its text recognised (OCR) by another program and import what comes of it.`;
}

function missingMaps(missing: ReadonlySet<string>): string {
  return `character maps of its fonts are missing: ${[...missing].join(', ')}`;
}

function notesOf(
  text: string,
  { blank, broken }: PageNumbers,
  pages: number,
  missing: ReadonlySet<string>,
): string[] {
  const notes: string[] = [];
  if (broken.length > 0)
    notes.push(`${broken.length} of ${pages} pages could not be read: ${pageNumbers(broken)}.`);
  if (blank.length > 0)
    notes.push(
      `${blank.length} of ${pages} pages hold no text (they may be pictures): ${pageNumbers(blank)}.`,
    );
  if (missing.size > 0) notes.push(`Some letters could not be read, because ${missingMaps(missing)}.`);
  const unknown = text.split('\ufffd').length - 1;
  if (unknown > 0)
    notes.push(
      `${unknown} ${unknown === 1 ? 'letter' : 'letters'} that no font explains came in as “\ufffd”.`,
    );
  return notes;
}

interface PdfFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedOn: ImpreciseDate | null;
  readonly language: string | null;
}

async function factsOf(pdf: Pdf): Promise<PdfFacts> {
  const info = await pdf.getMetadata().then(
    (metadata) => new Map<string, unknown>(Object.entries(metadata.info)),
    () => new Map<string, unknown>(),
  );
  const fact = (name: string) => {
    const value = info.get(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    title: statedTitle(fact('Title')),
    authors: statedAuthors([fact('Author')]),
    // When the file was made, which need not be when it was published.
    publishedOn: dateFromIso(fact('CreationDate'), 'inferred'),
    language: statedLanguage(fact('Language')),
  };
}
