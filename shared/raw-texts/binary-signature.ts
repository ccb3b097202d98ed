// Files that are no texts, told by their first bytes, and what to do about each.
import { zipHead } from '../archive/zip-head.ts';

interface Signature {
  readonly bytes: readonly number[];
  /** Where the bytes stand. */
  readonly at?: number;
  readonly what: string;
  readonly advice: string;
}

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const saveAsText = 'open it in its own program, save it as plain text and import that.';
const saveAnew = 'open it in its own program, save it as .docx or .odt and import that.';
const asDocument = 'import the file under a name that ends as usual for it.';
const unpack = 'unpack it and import the texts in it.';
const noText = 'it holds no text that can be read here.';

/** Old Office documents, saved mails of Outlook, and newer Office documents behind a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const signatures: readonly Signature[] = [
  { bytes: ascii('%PDF-'), what: 'a PDF document', advice: asDocument },
  { bytes: ascii('{\\rtf'), what: 'a Rich Text document (.rtf)', advice: saveAnew },
  {
    bytes: compoundFile,
    what: 'an old Office document (such as .doc)',
    advice: saveAnew,
  },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', advice: unpack },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], what: 'an xz archive', advice: unpack },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7-Zip archive', advice: unpack },
  { bytes: [...ascii('Rar!'), 0x1a, 0x07], what: 'a RAR archive', advice: unpack },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard archive', advice: unpack },
  { bytes: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4, what: 'a bzip2 archive', advice: unpack },
  { bytes: ascii('ustar'), at: 257, what: 'a tar archive', advice: unpack },
  { bytes: [0x89, ...ascii('PNG')], what: 'a PNG image', advice: noText },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image', advice: noText },
  { bytes: ascii('GIF87a'), what: 'a GIF image', advice: noText },
  { bytes: ascii('GIF89a'), what: 'a GIF image', advice: noText },
  { bytes: [...ascii('II'), 0x2a, 0x00], what: 'a TIFF image', advice: noText },
  { bytes: [...ascii('MM'), 0x00, 0x2a], what: 'a TIFF image', advice: noText },
  { bytes: ascii('WEBP'), at: 8, what: 'a WebP image', advice: noText },
  { bytes: ascii('WAVE'), at: 8, what: 'a sound file', advice: noText },
  { bytes: [...ascii('ID3'), 0x03], what: 'a sound file', advice: noText },
  { bytes: [...ascii('ID3'), 0x04], what: 'a sound file', advice: noText },
  { bytes: [...ascii('OggS'), 0x00], what: 'a sound file', advice: noText },
  { bytes: ascii('ftyp'), at: 4, what: 'a video or image file', advice: noText },
  { bytes: [0x7f, ...ascii('ELF')], what: 'a program', advice: noText },
  { bytes: [...ascii('MZ'), 0x90, 0x00], what: 'a program', advice: noText },
  { bytes: [...ascii('SQLite format 3'), 0x00], what: 'a database', advice: noText },
];

/** One sentence that says what kind of binary file this is and what to do; null when its beginning says nothing. */
export function describeBinary(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04], 0)) return describeZip(bytes);
  if (startsWith(bytes, compoundFile, 0) && hasEncryptedPackage(bytes))
    return 'This Office document is protected by a password; open it in its own program, save it without one and import that.';
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes, signature.at ?? 0));
  return found ? sentence(found.what, found.advice) : null;
}

function sentence(what: string, advice: string): string {
  return `This is ${what}, not a text; ${advice}`;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

/** The name of the stream that holds an encrypted Office document ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16. */
const encryptedPackage = ascii('EncryptedPackage').flatMap((byte) => [byte, 0]);

function hasEncryptedPackage(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
    if (startsWith(bytes, encryptedPackage, at)) return true;
  return false;
}

/** Names of parts tell Office, OpenDocument and EPUB files from other archives. */
function describeZip(bytes: Uint8Array): string {
  const head = zipHead(bytes);
  if (head.includes('application/epub')) return sentence('an EPUB book', asDocument);
  if (head.includes('application/vnd.oasis')) return sentence('an OpenDocument file', saveAnew);
  if (head.includes('word/')) return sentence('a Word document (.docx)', asDocument);
  if (head.includes('xl/')) return sentence('an Excel workbook (.xlsx)', saveAsText);
  if (head.includes('ppt/')) return sentence('a PowerPoint presentation (.pptx)', saveAsText);
  if (head.includes('[Content_Types].xml')) return sentence('an Office document', saveAsText);
  return sentence('a ZIP archive', unpack);
}
