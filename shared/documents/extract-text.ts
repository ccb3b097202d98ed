// One file of any kind into text: documents through their extractor, everything else as a raw text.

import { isZip, ZipRefusal } from '../archive/unzip.ts';
import { describeBinary } from '../raw-texts/binary-signature.ts';
import { decodeText, isRefusal, type Refusal } from '../raw-texts/decode-text.ts';
import type { ReadText } from '../raw-texts/read-text.ts';
import { findDocumentKind } from './document-kinds.ts';
import {
  DocumentRefusal,
  type ExtractedDocument,
  ExtractionCancelled,
  type ExtractOptions,
  type Extractor,
} from './extractor.ts';
import { extractorOf } from './registry.ts';

/** Reads a file. `name` is null for bytes without one. Rejects with `ExtractionCancelled` alone. May take the bytes of a document away. */
export async function extractText(
  name: string | null,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<ReadText | Refusal> {
  const kind = bytes.length === 0 ? undefined : findDocumentKind(name, bytes);
  const extractor = kind && extractorOf(kind);
  if (!extractor) {
    const decoded = decodeText(bytes, null, options.decoders);
    return isRefusal(decoded) ? decoded : { ...decoded, document: null };
  }
  if (!extractor.recognise(bytes) && !extractor.isText && !isZip(bytes)) {
    const message = `This is no ${extractor.label}, whatever its name says; import it under a name that fits.`;
    return { refused: 'binary', message: describeBinary(bytes) ?? message };
  }
  try {
    return readText(await extractor.extract(bytes, options), extractor);
  } catch (error) {
    if (error instanceof ExtractionCancelled) throw error;
    return { refused: 'binary', message: messageOf(error, extractor) };
  }
}

function readText(found: ExtractedDocument, { mediaType, label }: Extractor): ReadText {
  const { text, encoding, tool, version, authors, zones, ...facts } = found;
  const extraction = { tool, version };
  const document = { ...facts, authors: [...authors], zones: [...zones], mediaType, extraction, label };
  return { text, encoding, replaced: 0, confidence: 1, document };
}

function messageOf(error: unknown, { label }: Extractor): string {
  // A zip that is merely broken is called by the name of the document that it should be.
  const isTold =
    error instanceof DocumentRefusal || (error instanceof ZipRefusal && error.cause === undefined);
  if (isTold) return error.message;
  if (error instanceof RangeError)
    return `This ${label} is too large or too deeply nested to be read; save it as plain text and import that.`;
  return `This ${label} is broken or of a kind that cannot be read; open it in its own program, save it anew and import that.`;
}
