// What takes the text out of each kind of document. A library is loaded when the first document of its kind comes.
import { type DocumentKind, documentKinds } from './document-kinds.ts';
import type { Extractor } from './extractor.ts';

const extract: Readonly<Record<DocumentKind['id'], Extractor['extract']>> = {
  pdf: async (bytes, options) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, options),
  docx: async (bytes, options) => (await import('./docx/read-docx.ts')).readDocx(bytes, options),
  odt: async (bytes, options) => (await import('./odt/read-odt.ts')).readOdt(bytes, options),
  epub: async (bytes, options) => (await import('./epub/read-epub.ts')).readEpub(bytes, options),
  html: async (bytes, options) => (await import('./html/read-page.ts')).readPage(bytes, options),
  eml: async (bytes, options) => (await import('./eml/read-eml.ts')).readEml(bytes, options),
};

/** In the order in which they are named to the user. */
export const extractors: readonly Extractor[] = documentKinds.map((kind) => ({
  ...kind,
  extract: extract[kind.id],
}));

/** The extractor of a kind. */
export function extractorOf({ id }: DocumentKind): Extractor | undefined {
  return extractors.find((extractor) => extractor.id === id);
}
