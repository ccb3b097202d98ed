// Files that are no texts, told by their first bytes, and what to do about each.

interface Signature {
  readonly bytes: readonly number[];
  /** Where the bytes stand. */
  readonly at?: number;
  readonly what: string;
  readonly advice: string;
}

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const saveAsText = 'open it in its own program, save it as plain text and import that.';
const unpack = 'unpack it and import the texts in it.';
const noText = 'it holds no text that can be read here.';

const signatures: readonly Signature[] = [
  { bytes: ascii('%PDF-'), what: 'a PDF document', advice: saveAsText },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    what: 'an old Office document (such as .doc)',
    advice: saveAsText,
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
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes, signature.at ?? 0));
  return found ? sentence(found.what, found.advice) : null;
}

function sentence(what: string, advice: string): string {
  return `This is ${what}, not a text; ${advice}`;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

/** Names of parts near the beginning tell Office, OpenDocument and EPUB files from other archives. */
function describeZip(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 4_096));
  if (head.includes('application/epub')) return sentence('an EPUB book', saveAsText);
  if (head.includes('application/vnd.oasis')) return sentence('an OpenDocument file', saveAsText);
  if (head.includes('word/')) return sentence('a Word document (.docx)', saveAsText);
  if (head.includes('xl/')) return sentence('an Excel workbook (.xlsx)', saveAsText);
  if (head.includes('ppt/')) return sentence('a PowerPoint presentation (.pptx)', saveAsText);
  if (head.includes('[Content_Types].xml')) return sentence('an Office document', saveAsText);
  return sentence('a ZIP archive', unpack);
}
