// One kind of document a text can be taken out of. An extractor is pure: bytes in, text and what the document states out.
import type { ImpreciseDate } from '../model/imprecise-date.ts';
import type { Zone } from '../model/source.ts';
import type { Decoders } from '../raw-texts/decode-text.ts';
import type { DocumentKind } from './document-kinds.ts';

/** Reads a data file that pdf.js asks for: a character map by its name, such as `UniGB-UCS2-H.bcmap`. */
export type ReadCharacterMap = (fileName: string) => Promise<Uint8Array>;

export interface ExtractOptions {
  readonly decoders: Decoders;
  /** Pages, chapters: whatever the format counts. Never called by formats that are read in one go. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at between pages; then `extract` rejects with `ExtractionCancelled`. */
  readonly signal?: { readonly aborted: boolean };
  /** Without it PDF files whose fonts rely on predefined character maps lose those characters, and say so. */
  readonly readCharacterMap?: ReadCharacterMap;
}

/** What a document says. Only what it states is set; nothing is guessed. */
export interface ExtractedDocument {
  /** Not blank, without lone surrogates; lines end with LF. */
  readonly text: string;
  /** Null where the document names none: then the first line will do. */
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedOn: ImpreciseDate | null;
  /** A language tag. */
  readonly language: string | null;
  /** An address of http or https. */
  readonly url: string | null;
  readonly publisher: string | null;
  /** Offsets in UTF-16 units of `text`, in order. */
  readonly zones: readonly Zone[];
  /** What is not in the text, in whole sentences: attachments, pages without text. */
  readonly notes: readonly string[];
  /** The library that took the text out, and its version. */
  readonly tool: string;
  readonly version: string;
  /** A WHATWG label, where the document is itself a text in an encoding; else null. */
  readonly encoding: string | null;
}

export interface Extractor extends DocumentKind {
  /** Rejects with `DocumentRefusal`, `ZipRefusal` or `ExtractionCancelled`; anything else is a fault of the library. May take the bytes away. */
  readonly extract: (bytes: Uint8Array, options: ExtractOptions) => Promise<ExtractedDocument>;
}

/** A document that cannot be read. The message says what is the matter and what to do, in whole sentences. */
export class DocumentRefusal extends Error {
  override readonly name = 'DocumentRefusal';
}

/** The analyst stopped it. */
export class ExtractionCancelled extends Error {
  override readonly name = 'ExtractionCancelled';
}
