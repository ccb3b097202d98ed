import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { documentKinds, findDocumentKind } from './document-kinds.ts';
import { mammoth } from './docx/read-docx.ts';
import { postalMime } from './eml/read-eml.ts';
import { epubTool } from './epub/read-epub.ts';
import { linkedom, readability } from './html/read-page.ts';
import { parseXmlTool } from './odt/read-odt.ts';
import { pdfjsTool } from './pdf/load-pdfjs.ts';
import { extractors } from './registry.ts';

test('every kind has its extractor', () => {
  expect(extractors.map(({ id }) => id)).toEqual(documentKinds.map(({ id }) => id));
});

test.each([pdfjsTool, mammoth, postalMime, epubTool, linkedom, readability, parseXmlTool])(
  'the version of $tool is that of the package',
  ({ tool, version }) => {
    const manifest = new URL(`../../node_modules/${tool}/package.json`, import.meta.url);
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ name: tool, version });
  },
);

const kinds: { name: string | null; bytes: string; expected: string | undefined }[] = [
  { name: 'a.pdf', bytes: '%PDF-1.7', expected: 'pdf' },
  { name: 'A.HTM', bytes: 'words', expected: 'html' },
  { name: 'report', bytes: 'junk\n%PDF-1.4', expected: 'pdf' },
  { name: 'report.txt', bytes: '%PDF-1.4', expected: 'pdf' },
  { name: 'page.php', bytes: ' <!DOCTYPE html><p>', expected: 'html' },
  { name: 'page.txt', bytes: '<!DOCTYPE html><p>', expected: undefined },
  { name: 'page.md', bytes: '<html>', expected: undefined },
  { name: null, bytes: '<html>', expected: undefined },
  { name: 'mail', bytes: 'Received: from', expected: 'eml' },
  { name: 'mail.txt', bytes: 'Received: from', expected: undefined },
  { name: 'mail.eml', bytes: '<html>', expected: 'eml' },
  { name: 'a.txt', bytes: 'This is 100 % no %PDF document', expected: undefined },
  { name: 'a.txt', bytes: '', expected: undefined },
];
test.each(kinds)('$name beginning with $bytes', ({ name, bytes, expected }) => {
  expect(findDocumentKind(name, strToU8(bytes))?.id).toBe(expected);
});
