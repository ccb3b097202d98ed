// The encodings an analyst can choose for a text: WHATWG labels, which every TextDecoder knows, with readable names.

export interface KnownEncoding {
  readonly label: string;
  readonly name: string;
}

export const knownEncodings: readonly KnownEncoding[] = [
  { label: 'utf-8', name: 'Unicode (UTF-8)' },
  { label: 'utf-16le', name: 'Unicode (UTF-16, little endian)' },
  { label: 'utf-16be', name: 'Unicode (UTF-16, big endian)' },
  { label: 'windows-1252', name: 'Western European (Windows-1252)' },
  { label: 'iso-8859-15', name: 'Western European (ISO 8859-15)' },
  { label: 'macintosh', name: 'Western European (Mac OS Roman)' },
  { label: 'windows-1250', name: 'Central European (Windows-1250)' },
  { label: 'iso-8859-2', name: 'Central European (ISO 8859-2)' },
  { label: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { label: 'koi8-r', name: 'Cyrillic, Russian (KOI8-R)' },
  { label: 'koi8-u', name: 'Cyrillic, Ukrainian (KOI8-U)' },
  { label: 'ibm866', name: 'Cyrillic (DOS 866)' },
  { label: 'iso-8859-5', name: 'Cyrillic (ISO 8859-5)' },
  { label: 'windows-1253', name: 'Greek (Windows-1253)' },
  { label: 'iso-8859-7', name: 'Greek (ISO 8859-7)' },
  { label: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { label: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { label: 'iso-8859-8', name: 'Hebrew (ISO 8859-8)' },
  { label: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { label: 'iso-8859-6', name: 'Arabic (ISO 8859-6)' },
  { label: 'windows-1257', name: 'Baltic (Windows-1257)' },
  { label: 'windows-1258', name: 'Vietnamese (Windows-1258)' },
  { label: 'windows-874', name: 'Thai (Windows-874)' },
  { label: 'gb18030', name: 'Chinese, simplified (GB 18030)' },
  { label: 'big5', name: 'Chinese, traditional (Big5)' },
  { label: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { label: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { label: 'iso-2022-jp', name: 'Japanese (ISO 2022-JP)' },
  { label: 'euc-kr', name: 'Korean (EUC-KR)' },
];

/** An encoding as people read it; `utf-8-bom` says that it had a byte-order mark; unknown labels stay as they are. */
export function encodingName(encoding: string): string {
  const label = encoding.replace(/-bom$/, '');
  const name = knownEncodings.find((known) => known.label === label)?.name ?? label;
  return label === encoding ? name : `${name} with byte-order mark`;
}
