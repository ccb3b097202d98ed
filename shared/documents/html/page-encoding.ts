// The encoding of a page: what it states about itself, else what its bytes look like.
import { type DecodedText, type Decoders, decodeText, isRefusal } from '../../raw-texts/decode-text.ts';
import { DocumentRefusal } from '../extractor.ts';

/** Browsers look for the statement in the first 1,024 bytes; pages saved by programs often have it later. */
const prescan = 8_192;

/** Decodes a page. Throws a DocumentRefusal with the sentence for what cannot be decoded. */
export function decodePage(bytes: Uint8Array, decoders: Decoders): DecodedText {
  const stated = statedEncoding(bytes);
  if (stated !== null) {
    const decoded = decodeText(bytes, stated, decoders);
    // A statement that the bytes belie is worth less than they are.
    if (!isRefusal(decoded) && (stated !== 'utf-8' || decoded.replaced === 0)) return decoded;
  }
  const decoded = decodeText(bytes, null, decoders);
  if (isRefusal(decoded)) throw new DocumentRefusal(decoded.message);
  return decoded;
}

/** The label that `<meta charset>`, `http-equiv` or an XML declaration states; null where there is a byte-order mark or none. */
function statedEncoding(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const isMarked =
    (first === 0xef && second === 0xbb) ||
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff);
  if (isMarked) return null;
  const head = String.fromCharCode(...bytes.subarray(0, prescan)).replace(/<!--[\s\S]*?-->/g, '');
  const label =
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  if (!label) return null;
  const known = label.toLowerCase();
  // As the HTML standard has it: a page whose statement could be read is not in UTF-16, and Latin 1 means Windows-1252.
  if (/^utf-?(8|16)/.test(known)) return 'utf-8';
  return /^(iso-?8859-?1|latin-?1|us-ascii|ascii|x-user-defined)$/.test(known) ? 'windows-1252' : known;
}
