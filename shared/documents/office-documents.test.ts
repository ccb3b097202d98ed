import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSample, zonesOf } from './read-sample.test-support.ts';
import {
  sampleDocx,
  sampleEpub,
  sampleOdt,
  trapWords,
  wordParagraph,
  zipOf,
} from './sample-documents.test-support.ts';

const options = {
  decoders: (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true }),
};
const read = (name: string, bytes: Uint8Array) => readSample(name, bytes, options);

const run = (inner: string) => `<w:r>${inner}</w:r>`;
const words: { name: string; body: string; footnotes?: string; text: string; zones?: [string, string][] }[] =
  [
    { name: 'unusual characters', body: wordParagraph(trapWords), text: trapWords },
    { name: 'blanks that count', body: wordParagraph(' a  b '), text: ' a  b ' },
    {
      name: 'runs are one',
      body: `<w:p>${run('<w:t>inter</w:t>')}${run('<w:t>national</w:t>')}</w:p>`,
      text: 'international',
    },
    {
      name: 'tabs and breaks',
      body: `<w:p>${run('<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>')}</w:p>`,
      text: 'a\tb\nc',
    },
    {
      name: 'headings',
      body: wordParagraph('Head', 'Heading1') + wordParagraph('Body'),
      text: 'Head\n\nBody',
      zones: [['heading', 'Head']],
    },
    {
      name: 'page breaks',
      body: `<w:p>${run('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>')}</w:p>`,
      text: 'a\n\nb',
      zones: [['page-break', '\n\n']],
    },
    {
      name: 'what was deleted is not there, what was inserted is',
      body: `<w:p>${run('<w:t>a</w:t>')}<w:del>${run('<w:delText>x</w:delText>')}</w:del><w:ins>${run('<w:t>b</w:t>')}</w:ins></w:p>`,
      text: 'ab',
    },
    {
      name: 'tables',
      body: `<w:tbl><w:tr><w:tc>${wordParagraph('1')}${wordParagraph('x')}</w:tc><w:tc>${wordParagraph('2')}</w:tc></w:tr><w:tr><w:tc>${wordParagraph('3')}</w:tc><w:tc><w:tbl><w:tr><w:tc>${wordParagraph('n')}</w:tc></w:tr></w:tbl>${wordParagraph('m')}</w:tc></w:tr></w:tbl>`,
      text: '1 x\t2\n3\tn m',
    },
    {
      name: 'simple fields, directions, readings, breaks and tabs by other names',
      body: `<w:p><w:fldSimple w:instr=" REF a &gt; b ">${run('<w:t>Table 3</w:t>')}</w:fldSimple><w:bdo w:val="rtl">${run('<w:t> ab</w:t><w:cr/><w:t>c</w:t><w:ptab w:alignment="right"/>')}</w:bdo>${run('<w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>')}</w:p>`,
      text: 'Table 3 ab\nc\t漢(kan)',
    },
    {
      name: 'footnotes stand at the end',
      body: `<w:p>${run('<w:t>a</w:t>')}${run('<w:footnoteReference w:id="2"/>')}${run('<w:t>b</w:t>')}</w:p>`,
      footnotes: `<w:footnote w:id="2">${wordParagraph(' Note')}</w:footnote>`,
      text: 'a[1]b\n\n[1] Note',
      zones: [['footnote', '[1] Note']],
    },
  ];
test.each(words)('docx: $name', async ({ body, footnotes, text, zones }) => {
  const found = await read('a.docx', sampleDocx(body, footnotes));
  expect(found.text).toBe(text);
  if (zones) expect(zonesOf(found)).toEqual(zones);
});

test('docx: formulas are told', async () => {
  const formula =
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r/></m:oMath>';
  const { document } = await read('a.docx', sampleDocx(`<w:p>${run('<w:t>a</w:t>')}${formula}</w:p>`));
  expect(document.notes).toContain('1 formula is not in the text.');
});

test('docx: what it states', async () => {
  const core =
    '<dc:title>A title</dc:title><dc:creator>Jane; Joe</dc:creator><dc:language>ar</dc:language><dcterms:created>2023-02-01T23:00:00Z</dcterms:created>';
  const { document, encoding } = await read('a.docx', sampleDocx(wordParagraph('x'), '', core));
  expect(encoding).toBeNull();
  expect(document).toMatchObject({
    title: 'A title',
    authors: ['Jane', 'Joe'],
    language: 'ar',
    publishedOn: { value: '2023-02-01', precision: 'day', basis: 'inferred' },
  });
});

const paragraph = (inner: string) => `<text:p>${inner}</text:p>`;
const opens: { name: string; body: string; text: string; zones?: [string, string][] }[] = [
  { name: 'unusual characters', body: paragraph(trapWords), text: trapWords },
  {
    name: 'blanks',
    body: paragraph('a \n b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e'),
    text: 'a b   c\td\ne',
  },
  {
    name: 'headings',
    body: `<text:h>Head</text:h>${paragraph('Body')}`,
    text: 'Head\n\nBody',
    zones: [['heading', 'Head']],
  },
  {
    name: 'a page that ends in a paragraph does not break it',
    body: paragraph('a<text:soft-page-break/>b') + paragraph('c'),
    text: 'ab\n\nc',
    zones: [['page-break', '\n\n']],
  },
  {
    name: 'notes',
    body: paragraph(
      'a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note>b',
    ),
    text: 'a[1]b\n\n[1] Note',
    zones: [['footnote', '[1] Note']],
  },
  {
    name: 'tables and lists',
    body: `<table:table><table:table-header-rows><table:table-row><table:table-cell>${paragraph('A')}</table:table-cell><table:table-cell>${paragraph('B')}</table:table-cell></table:table-row></table:table-header-rows></table:table><text:list><text:list-item>${paragraph('x')}</text:list-item><text:list-item>${paragraph('y')}</text:list-item></text:list>`,
    text: 'A\tB\n\nx\ny',
  },
  {
    name: 'earlier versions and comments are left out',
    body: `<text:tracked-changes>${paragraph('old')}</text:tracked-changes>${paragraph('a<office:annotation><text:p>remark</text:p></office:annotation>b')}`,
    text: 'ab',
  },
];
test.each(opens)('odt: $name', async ({ body, text, zones }) => {
  const found = await read('a.odt', sampleOdt(body));
  expect(found.text).toBe(text);
  if (zones) expect(zonesOf(found)).toEqual(zones);
});

test('epub: a chapter in an encoding that it states', async () => {
  const chapter = strToU8(
    '<?xml version="1.0" encoding="windows-1252"?><html><body><p>caf\u00e9 \u0093q\u0094</p></body></html>',
    true,
  );
  const book = withPart(sampleEpub(['<p>x</p>']), 'OEBPS/text/chapter 0.xhtml', chapter);
  expect((await read('a.epub', book)).text).toBe('café “q”');
});

test('epub: chapters in reading order, what it states, its notes', async () => {
  const metadata =
    '<dc:title>Book</dc:title><dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><dc:date>1999-07</dc:date><dc:language>en</dc:language><dc:publisher>House</dc:publisher>';
  const book = await read(
    'a.epub',
    sampleEpub(
      [`<h1>One</h1><p>${trapWords}</p>`, '<p>Two&#160;x</p><aside epub:type="footnote"><p>Note</p></aside>'],
      metadata,
    ),
  );
  expect(book.text).toBe(`One\n\n${trapWords}\n\nTwo\u00a0x\n\nNote`);
  expect(zonesOf(book)).toEqual([
    ['heading', 'One'],
    ['footnote', 'Note'],
  ]);
  expect(book.document).toMatchObject({
    title: 'Book',
    authors: ['Ann', 'Bob'],
    publishedOn: { value: '1999-07', precision: 'month', basis: 'stated' },
    language: 'en',
    publisher: 'House',
  });
});

/** Sets the encryption flag of every entry, as programs that ask for a password do. */
function encrypted(zip: Uint8Array): Uint8Array {
  const bytes = zip.slice();
  for (let at = 0; at + 10 < bytes.length; at++) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
    if (bytes[at + 2] === 3 && bytes[at + 3] === 4) bytes[at + 6] = (bytes[at + 6] ?? 0) | 1;
    if (bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
  }
  return bytes;
}

const docx = sampleDocx(wordParagraph('x'));
/** The same archive with a part replaced. */
const withPart = (zip: Uint8Array, path: string, content: Uint8Array) =>
  zipSync({ ...unzipSync(zip), [path]: content });
const locked = withPart(
  sampleEpub(['<p>x</p>']),
  'META-INF/encryption.xml',
  strToU8(
    '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/chapter%200.xhtml"/></CipherData></EncryptedData></encryption>',
  ),
);
const refused: { name: string; file: string; bytes: Uint8Array; expected: RegExp }[] = [
  { name: 'encrypted zip', file: 'a.docx', bytes: encrypted(docx), expected: /password/ },
  {
    name: 'encrypted OpenDocument',
    file: 'a.odt',
    bytes: sampleOdt('x', '', '<manifest:encryption-data/>'),
    expected: /password/,
  },
  { name: 'a book locked by its shop', file: 'a.epub', bytes: locked, expected: /encrypted by its seller/ },
  {
    name: 'zip bomb',
    file: 'a.docx',
    bytes: withPart(docx, 'word/document.xml', new Uint8Array(80_000_000)),
    expected: /unpacks to far more/,
  },
  {
    name: 'too much XML',
    file: 'a.odt',
    bytes: zipSync({ 'content.xml': [noise(101_000_000), { level: 0 }] }),
    expected: /unpacks to far more/,
  },
  { name: 'cut off', file: 'a.docx', bytes: docx.slice(0, 900), expected: /Word document is broken/ },
  {
    name: 'no document in it',
    file: 'a.docx',
    bytes: zipOf({ 'x.txt': 'x' }),
    expected: /Word document is broken/,
  },
  {
    name: 'no content in it',
    file: 'a.odt',
    bytes: zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    expected: /“content.xml” is missing/,
  },
  {
    name: 'XML that is none',
    file: 'a.odt',
    bytes: zipOf({ 'content.xml': '<a><b></a>' }),
    expected: /“content.xml” cannot be read/,
  },
  {
    name: 'a table named as a text',
    file: 'a.odt',
    bytes: zipOf({ 'content.xml': '<o><body><spreadsheet/></body></o>' }),
    expected: /not a text document/,
  },
  { name: 'no text', file: 'a.docx', bytes: sampleDocx(''), expected: /holds no text/ },
  { name: 'no chapters', file: 'a.epub', bytes: sampleEpub([]), expected: /lists no chapters/ },
  { name: 'words under its name', file: 'a.docx', bytes: strToU8('words'), expected: /no Word document/ },
  {
    name: 'a picture under its name',
    file: 'a.epub',
    bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    expected: /PNG/,
  },
  { name: 'nothing', file: 'a.docx', bytes: new Uint8Array(), expected: /empty/ },
];
test.each(refused)('refused: $name', async ({ file, bytes, expected }) => {
  await expect(read(file, bytes)).rejects.toThrow(expected);
});

test('an entity that stands for ever more of itself is not expanded', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
  const content = `<?xml version="1.0"?>${bomb}<o><body><text><p>${'&c;'.repeat(100)}</p></text></body></o>`;
  await expect(read('a.odt', zipOf({ 'content.xml': content }))).rejects.toThrow(/cannot be read/);
});

/** Bytes that do not pack. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 64) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
