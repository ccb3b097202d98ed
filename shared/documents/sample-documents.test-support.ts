// Small documents of every kind but PDF, made in the tests. Their texts hold what goes wrong most easily.
import { strToU8, zipSync } from 'fflate';

/** Curly quotes, an emoji beyond the first plane, a no-break space, Arabic, a combining mark. */
export const trapWords = '“Quoted” 👩‍🚀 10\u00a0km — قال الوزير e\u0301';

/** A zip of these parts, in their order; `mimetype` is not compressed, as its formats demand. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(([path, text]): [string, [Uint8Array, { level: 0 | 6 }]] => [
    path,
    [strToU8(text), { level: path === 'mimetype' ? 0 : 6 }],
  ]);
  return zipSync(Object.fromEntries(files));
}

const office = 'http://schemas.openxmlformats.org';
const wordNamespace = `xmlns:w="${office}/wordprocessingml/2006/main"`;

/** A Word document with this body (`w:p` and the like) and these footnotes. */
export function sampleDocx(body: string, footnotes = '', core = ''): Uint8Array {
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${wordNamespace}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/footnotes.xml': `<?xml version="1.0"?><w:footnotes ${wordNamespace}>${footnotes}</w:footnotes>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
  });
}

/** A paragraph of Word in one run. */
export function wordParagraph(text: string, style = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** An OpenDocument text with this body (`text:p` and the like). */
export function sampleOdt(body: string, meta = '', manifest = ''): Uint8Array {
  const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
  const names = `xmlns:office="${oasis}:office:1.0" xmlns:text="${oasis}:text:1.0" xmlns:table="${oasis}:table:1.0" xmlns:draw="${oasis}:drawing:1.0" xmlns:meta="${oasis}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<?xml version="1.0"?><office:document-meta ${names}><office:meta>${meta}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<?xml version="1.0"?><manifest>${manifest}</manifest>`,
  });
}

/** An EPUB book of these chapters (bodies of pages), in reverse order in the archive. */
export function sampleEpub(chapters: readonly string[], metadata = ''): Uint8Array {
  const pages = chapters.map((body, index): [string, string] => [
    `OEBPS/text/chapter ${index}.xhtml`,
    `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`,
  ]);
  const items = chapters.map(
    (_, index) =>
      `<item id="c${index}" href="text/chapter%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    ...Object.fromEntries(pages.reverse()),
    'OEBPS/book.opf': `<?xml version="1.0"?><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
  });
}

/** A page with an article long enough to be recognised, its boilerplate around it. */
export function sampleArticle(paragraphs: string, head = '', attributes = ''): string {
  const filler =
    'The harbour master reported that no vessel had left the northern quay before dawn, and that the log of the night, which three people had signed, was complete. ';
  return `<!DOCTYPE html><html ${attributes}><head>${head}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav><article><h1>No vessel left</h1>${paragraphs}<p>${filler.repeat(3)}</p><p>${filler.repeat(3)}</p></article><footer><p>Copyright, all rights reserved</p></footer></body></html>`;
}
