// What page and reading workers say to each other.
import type { Refusal } from '../../shared/raw-texts/decode-text.ts';
import type { ReadText } from '../../shared/raw-texts/read-text.ts';

export interface DecodeRequest {
  readonly id: number;
  /** Moves to the worker. */
  readonly bytes: Uint8Array;
}

export interface DecodedFile {
  readonly decoded: ReadText | Refusal;
  /** Of the UTF-8 encoding of the text, lower-case hex; empty for what was refused. */
  readonly sha256: string;
  /** The file's bytes; null where the text gives them back (see renderer/session/original-bytes.ts), and for documents. */
  readonly original: Uint8Array | null;
  /** The file that the text was taken out of, to be kept for good; null for raw texts and for what was refused. */
  readonly document: Blob | null;
}

export interface DecodeReply {
  readonly id: number;
  readonly file: DecodedFile;
}

/** Asks for the text of a document; one at a time. */
export interface DocumentRequest {
  readonly name: string;
  /** Moves to the worker. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type DocumentReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'read'; readonly file: DecodedFile };
