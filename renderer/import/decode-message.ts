// What page and decoding worker say to each other.
import type { DecodedText, Refusal } from '../../shared/raw-texts/decode-text.ts';

export interface DecodeRequest {
  readonly id: number;
  /** Moves to the worker. */
  readonly bytes: Uint8Array;
}

export interface DecodedFile {
  readonly decoded: DecodedText | Refusal;
  /** Of the UTF-8 encoding of the text, lower-case hex; empty for what was refused. */
  readonly sha256: string;
  /** The file's bytes; null where the text gives them back (see renderer/session/original-bytes.ts). */
  readonly original: Uint8Array | null;
}

export interface DecodeReply {
  readonly id: number;
  readonly file: DecodedFile;
}
