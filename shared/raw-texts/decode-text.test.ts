import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecodedText, decodeText, isRefusal, maxTextBytes } from './decode-text.ts';
import { encodingName, knownEncodings } from './known-encodings.ts';
import { legacySamples } from './legacy-samples.test-support.ts';

const decoders = (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true });
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...utf8(value)] : [value])));

function decoded(input: Uint8Array, encoding?: string): DecodedText {
  const result = decodeText(input, encoding, decoders);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('Unicode', () => {
  const text = 'Café “naïve” 𝔘\r\n\u00a0\u200b';
  const cases: { name: string; input: Uint8Array; encoding: string }[] = [
    { name: 'UTF-8', input: utf8(text), encoding: 'utf-8' },
    { name: 'UTF-8 with a mark', input: bytes(0xef, 0xbb, 0xbf, text), encoding: 'utf-8-bom' },
    { name: 'UTF-16 LE with a mark', input: utf16(`\ufeff${text}`, true), encoding: 'utf-16le-bom' },
    { name: 'UTF-16 BE with a mark', input: utf16(`\ufeff${text}`, false), encoding: 'utf-16be-bom' },
    { name: 'UTF-16 LE without one', input: utf16(text, true), encoding: 'utf-16le' },
    { name: 'UTF-16 BE without one', input: utf16(text, false), encoding: 'utf-16be' },
  ];
  test.each(cases)('$name', ({ input, encoding }) => {
    expect(decoded(input)).toMatchObject({ text, encoding, replaced: 0 });
  });

  test('only one mark is taken off, and none from the middle', () => {
    expect(decoded(utf8('\ufeff\ufeffa\ufeffb')).text).toBe('\ufeffa\ufeffb');
  });

  test('control characters and a rare NUL are kept', () => {
    expect(decoded(utf8('\u0001\u0007a\u001b[0m')).text).toBe('\u0001\u0007a\u001b[0m');
    const page = `${'word '.repeat(100)}\u0000end`;
    expect(decoded(utf8(page)).text).toBe(page);
  });
});

describe('faults', () => {
  const cases: { name: string; input: Uint8Array; text: string; encoding: string; replaced: number }[] = [
    {
      name: 'a stray byte in UTF-8',
      input: bytes('café résumé ', 0xff, '!'),
      text: 'café résumé \ufffd!',
      encoding: 'utf-8',
      replaced: 1,
    },
    {
      name: 'UTF-8 cut off',
      input: bytes('été ', 0xe2, 0x82),
      text: 'été \ufffd',
      encoding: 'utf-8',
      replaced: 1,
    },
    {
      name: 'a U+FFFD of its own does not count',
      input: bytes('é \ufffd é', 0xff),
      text: 'é \ufffd é\ufffd',
      encoding: 'utf-8',
      replaced: 1,
    },
    {
      name: 'a byte Windows-1252 leaves undefined',
      input: bytes('caf', 0xe9, ' and ', 0x81, ' more'),
      text: 'café and \ufffd more',
      encoding: 'windows-1252',
      replaced: 1,
    },
    {
      name: 'UTF-16 with half a pair and half a unit',
      input: bytes(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x62, 0, 0x63),
      text: 'a\ufffdb\ufffd',
      encoding: 'utf-16le-bom',
      replaced: 2,
    },
  ];
  test.each(cases)('$name', ({ input, text, encoding, replaced }) => {
    expect(decoded(input)).toMatchObject({ text, encoding, replaced });
  });
});

test.each(legacySamples)('recognises $encoding: $text', ({ encoding, base64, text }) => {
  const result = decoded(Uint8Array.from(Buffer.from(base64, 'base64')));
  expect(result.text).toBe(text);
  expect(result.replaced).toBe(0);
  // Any encoding that reads the same will do, but the commonest is named for Western texts.
  if (encoding === 'windows-1252') expect(result.encoding).toBe(encoding);
});

describe('a chosen encoding', () => {
  test('is used as it is', () => {
    expect(decoded(bytes(0xcf, 0xf0, 0xe8), 'windows-1251').text).toBe('При');
    expect(decoded(utf8('é'), 'windows-1252').text).toBe('Ã©');
    expect(decoded(utf8('\ufeffé'), 'utf-8').encoding).toBe('utf-8-bom');
    expect(decoded(utf8('\ufeffé'), 'utf-8-bom')).toMatchObject({ text: 'é', encoding: 'utf-8-bom' });
    expect(decoded(bytes(0x80, 0x93, 0x81), 'windows-1252')).toMatchObject({ text: '€“\ufffd', replaced: 1 });
  });
  test('that nobody knows is refused', () => {
    expect(decodeText(utf8('a'), 'klingon', decoders)).toMatchObject({ refused: 'unsupported-encoding' });
  });
  test.each(knownEncodings)('$label can be chosen', ({ label }) => {
    expect(decoded(utf16('ab', label !== 'utf-16be'), label).encoding).toBe(label);
    expect(encodingName(label)).not.toBe(label);
  });
});

describe('refused', () => {
  const cases: { name: string; input: Uint8Array; refused: string; words: string }[] = [
    { name: 'nothing', input: bytes(), refused: 'empty', words: 'empty' },
    { name: 'only a mark', input: bytes(0xef, 0xbb, 0xbf), refused: 'empty', words: 'empty' },
    {
      name: 'too large',
      input: new Uint8Array(maxTextBytes + 1).fill(0x61),
      refused: 'too-large',
      words: '16.1 MB',
    },
    { name: 'PDF', input: bytes('%PDF-1.7\n'), refused: 'binary', words: 'PDF' },
    { name: 'ZIP', input: bytes('PK', 3, 4, 'readme.txt'), refused: 'binary', words: 'ZIP' },
    {
      name: 'DOCX',
      input: bytes('PK', 3, 4, '[Content_Types].xml word/document.xml'),
      refused: 'binary',
      words: 'Word',
    },
    {
      name: 'EPUB',
      input: bytes('PK', 3, 4, 'mimetypeapplication/epub+zip'),
      refused: 'binary',
      words: 'EPUB',
    },
    { name: 'PNG', input: bytes(0x89, 'PNG\r\n', 0x1a, '\n'), refused: 'binary', words: 'PNG' },
    { name: 'JPEG', input: bytes(0xff, 0xd8, 0xff, 0xe0), refused: 'binary', words: 'JPEG' },
    { name: 'gzip', input: bytes(0x1f, 0x8b, 8), refused: 'binary', words: 'gzip' },
    { name: 'ELF', input: bytes(0x7f, 'ELF', 2), refused: 'binary', words: 'program' },
    {
      name: 'OLE',
      input: bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      refused: 'binary',
      words: '.doc',
    },
    { name: 'NULs', input: bytes('abc', 0, 'def', 0, 0), refused: 'binary', words: 'binary' },
    {
      name: 'NULs in no UTF-8',
      input: bytes('word '.repeat(200), 0, 0xff),
      refused: 'binary',
      words: 'binary',
    },
    {
      name: 'UTF-32',
      input: bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0),
      refused: 'unsupported-encoding',
      words: 'UTF-8',
    },
  ];
  test.each(cases)('$name', ({ input, refused, words }) => {
    const result = decodeText(input, null, decoders);
    expect(result).toMatchObject({ refused });
    expect(isRefusal(result) && result.message).toContain(words);
    expect(isRefusal(result) && result.message).toMatch(/^[A-Z].*\.$/);
  });

  test('exactly 16 MB is read', () => {
    expect(decoded(new Uint8Array(maxTextBytes).fill(0x61)).text.length).toBe(maxTextBytes);
  });
});

test('what was written as UTF-8 comes back, and any bytes get an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
      // A leading mark is taken off, and NULs may make it binary.
      fc.pre(!text.startsWith('\ufeff') && !text.includes('\u0000') && !text.startsWith('PK'));
      expect(decoded(utf8(text))).toMatchObject({ text, replaced: 0 });
    }),
    { seed: 18, numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (input) => {
      const result = decodeText(input, null, decoders);
      expect(isRefusal(result) ? result.message : result.text).not.toBe('');
    }),
    { seed: 19, numRuns: 300 },
  );
});
