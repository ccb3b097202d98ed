// Bytes to the exact text they stand for: encoding recognised, byte-order mark taken off, nothing else changed.
import { describeBinary } from './binary-signature.ts';
import { detectLegacyEncoding } from './detect-encoding.ts';
import { inspectUtf8 } from './inspect-utf8.ts';
import { encodingName } from './known-encodings.ts';
import { withoutUndefined } from './windows-1252.ts';

/** Larger files are refused: no text a person reads is that long (16 MiB). */
export const maxTextBytes = 16 * 1024 * 1024;

/** Makes a decoder for a WHATWG label: `(label, fatal) => new TextDecoder(label, { fatal, ignoreBOM: true })`. Throws for unknown labels. */
export type Decoders = (label: string, fatal: boolean) => { decode(bytes: Uint8Array): string };

export interface DecodedText {
  /** Not empty. */
  readonly text: string;
  /** A WHATWG label such as `windows-1252`; with `-bom` after it where a byte-order mark was taken off. */
  readonly encoding: string;
  /** How many characters came in as U+FFFD because their bytes mean nothing in this encoding. */
  readonly replaced: number;
  /** From 0 to 1: how sure the encoding is; 1 where it was chosen or is certain. */
  readonly confidence: number;
}

export interface Refusal {
  readonly refused: 'empty' | 'too-large' | 'binary' | 'unsupported-encoding';
  /** One sentence: what it is and what to do. */
  readonly message: string;
}

/** Whether reading was refused. */
export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}

/** Decodes a file. `encoding` is the analyst's choice; without it the encoding is recognised. */
export function decodeText(
  bytes: Uint8Array,
  encoding: string | null | undefined,
  decoders: Decoders,
): DecodedText | Refusal {
  const refusal = refuseUnread(bytes);
  if (refusal) return refusal;
  const mark = byteOrderMark(bytes);
  if (mark?.label === 'utf-32') {
    return refuse(
      'unsupported-encoding',
      'This text is in UTF-32, which is not read; save it as UTF-8 and import it again.',
    );
  }
  if (encoding) return decodeAs(bytes, encoding.replace(/-bom$/, ''), 1, decoders);
  if (mark) return decodeAs(bytes, mark.label, 1, decoders);
  const utf16 = unmarkedUtf16(bytes);
  if (utf16) return decodeAs(bytes, utf16, 0.8, decoders);
  const utf8 = inspectUtf8(bytes);
  if (looksBinary(bytes, utf8.invalid === 0)) {
    return refuse(
      'binary',
      'This is a binary file, not a text; convert it to a text file (.txt or .md) in UTF-8 and import that.',
    );
  }
  if (utf8.invalid === 0 && !utf8.hasEscape) return decodeAs(bytes, 'utf-8', 1, decoders);
  if (utf8.isLikely && !utf8.hasEscape) return decodeAs(bytes, 'utf-8', 0.7, decoders);
  const guess = detectLegacyEncoding(bytes, decoders);
  if (!guess && utf8.invalid === 0) return decodeAs(bytes, 'utf-8', 1, decoders);
  return decodeAs(bytes, guess?.label ?? 'windows-1252', guess?.confidence ?? 0.1, decoders);
}

/** The refusal of a file of so many bytes, more than `limit`. */
export function tooLarge(bytes: number, limit: number = maxTextBytes): Refusal {
  // Rounded up: one byte too many must not read as “16 MB, and texts are read up to 16 MB”.
  const size = (Math.ceil((bytes / (1024 * 1024)) * 10) / 10).toFixed(1);
  const megabytes = (count: number) => (count / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');
  const what = limit === maxTextBytes ? 'texts' : 'documents';
  return refuse(
    'too-large',
    `This file is ${size} MB, and ${what} are read up to ${megabytes(limit)} MB; split it and import the parts.`,
  );
}

function refuse(refused: Refusal['refused'], message: string): Refusal {
  return { refused, message };
}

function refuseUnread(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return refuse('empty', 'This file is empty; there is nothing to read.');
  if (bytes.length > maxTextBytes) return tooLarge(bytes.length);
  const binary = describeBinary(bytes);
  return binary ? refuse('binary', binary) : null;
}

/** Decodes with one encoding; what its bytes do not explain becomes U+FFFD and is counted. */
function decodeAs(
  bytes: Uint8Array,
  label: string,
  confidence: number,
  decoders: Decoders,
): DecodedText | Refusal {
  const mark = byteOrderMark(bytes);
  const marked = mark !== null && mark.label === label;
  const body = marked ? bytes.subarray(mark.length) : bytes;
  let decoded: string;
  try {
    decoded = decoders(label, false).decode(body);
  } catch {
    return refuse(
      'unsupported-encoding',
      `The encoding “${encodingName(label)}” is not known here; choose another.`,
    );
  }
  if (decoded === '') return refuse('empty', 'This file is empty but for a byte-order mark.');
  const text = withoutUndefined(decoded, label);
  const replaced = Math.max(0, countReplacement(text) - countStored(body, label));
  return { text, encoding: marked ? `${label}-bom` : label, replaced, confidence };
}

function byteOrderMark(bytes: Uint8Array): { label: string; length: number } | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) {
    if (bytes.length % 4 === 0 && third === 0 && fourth === 0) return { label: 'utf-32', length: 4 };
    return { label: 'utf-16le', length: 2 };
  }
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', length: 2 };
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return { label: 'utf-32', length: 4 };
  return null;
}

/** UTF-16 without a mark shows as ASCII with a NUL at every other byte: at least half of one side, none on the other. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const nuls = [0, 0];
  const sample = Math.min(bytes.length, 65_536);
  for (let index = 0; index < sample; index++)
    if (bytes[index] === 0) nuls[index & 1] = (nuls[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (even === 0 && odd * 4 >= sample) return 'utf-16le';
  if (odd === 0 && even * 4 >= sample) return 'utf-16be';
  return null;
}

/** A NUL now and then in good UTF-8 is a text with a fault; anything more, or many controls in no good UTF-8, is not text. */
function looksBinary(bytes: Uint8Array, isUtf8: boolean): boolean {
  let nuls = 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) nuls++;
    if (byte < 0x20 && byte !== 0x1b && !(byte >= 0x09 && byte <= 0x0d)) controls++;
  }
  if (nuls > 0) return !isUtf8 || controls * 100 > bytes.length;
  return !isUtf8 && controls * 10 > bytes.length;
}

function countReplacement(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** U+FFFD that the file itself holds, which nothing replaced. */
function countStored(bytes: Uint8Array, label: string): number {
  let count = 0;
  if (label === 'utf-8') {
    for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
      if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
    }
  } else if (label === 'utf-16le' || label === 'utf-16be') {
    const [first, second] = label === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
    for (let at = 0; at + 1 < bytes.length; at += 2)
      if (bytes[at] === first && bytes[at + 1] === second) count++;
  }
  return count;
}
