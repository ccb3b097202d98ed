// The text of a file handed to an importer. Where the platform gives no decoders, Unicode and Windows-1252 are read without.
import { strFromU8 } from 'fflate';
import {
  type DecodedText,
  type Decoders,
  decodeText,
  maxTextBytes,
  type Refusal,
} from '../raw-texts/decode-text.ts';
import { inspectUtf8 } from '../raw-texts/inspect-utf8.ts';

/** What Windows-1252 has from 0x80 to 0x9F; the five it leaves undefined are U+FFFD. */
const windows = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** UTF-16 units joined at a time: `fromCharCode` takes no more arguments than fit on the stack. */
const piece = 8_192;

/** Decoders of our own for the encodings that need no table. Throws for others, as a platform's does. */
export const plainDecoders: Decoders = (label) => {
  if (label === 'utf-8') return { decode: (bytes) => strFromU8(bytes) };
  if (label === 'utf-16le') return { decode: (bytes) => fromUtf16(bytes, 0) };
  if (label === 'utf-16be') return { decode: (bytes) => fromUtf16(bytes, 1) };
  if (label === 'windows-1252') return { decode: fromWindows };
  throw new RangeError(`No decoder for ${label}`);
};

/**
 * The text without its byte-order mark, by the rules of raw texts but for their bound on size: a table of 100,000 claims is
 * larger than a text anybody reads. A file of another encoding stays bounded.
 */
export function fileText(bytes: Uint8Array, decoders: Decoders = plainDecoders): DecodedText | Refusal {
  if (bytes.length <= maxTextBytes) return decodeText(bytes, null, decoders);
  const { invalid, hasEscape } = inspectUtf8(bytes);
  if (invalid > 0 || hasEscape) return decodeText(bytes, null, decoders);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = strFromU8(marked ? bytes.subarray(3) : bytes);
  return { text, encoding: marked ? 'utf-8-bom' : 'utf-8', replaced: 0, confidence: 1 };
}

/** UTF-8 exactly as it is, a byte-order mark kept as U+FEFF; null where the bytes are not UTF-8. */
export function exactUtf8(bytes: Uint8Array): string | null {
  if (inspectUtf8(bytes).invalid > 0) return null;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? `\ufeff${strFromU8(bytes.subarray(3))}` : strFromU8(bytes);
}

function fromUtf16(bytes: Uint8Array, high: 0 | 1): string {
  let text = '';
  const units: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    units.push(high === 0 ? first | (second << 8) : second | (first << 8));
    if (units.length < piece) continue;
    text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}

function fromWindows(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? (windows[byte - 0x80] ?? '\ufffd') : String.fromCharCode(byte);
  return text;
}
