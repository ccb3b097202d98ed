// What page and decoding worker say to each other.
import type { DecodedText, Refusal } from '../../shared/import/decode-text.ts';

export interface DecodeRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  /** The analyst's choice; null: recognise it. */
  readonly encoding: string | null;
}

export interface DecodeReply {
  readonly id: number;
  readonly decoded: DecodedText | Refusal;
  /** Of the UTF-8 encoding of the text, lower-case hex; empty for what was refused. */
  readonly sha256: string;
  /** The bytes that came with the request. */
  readonly bytes: Uint8Array;
}
