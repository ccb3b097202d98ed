// A Word document as mammoth reads it: deleted text and comments left out, notes at the end where the text refers to them.
import { zipSync } from 'fflate';
import { convertToHtml } from 'mammoth';
import { unzip } from '../../archive/unzip.ts';
import { statedAuthors, statedLanguage, statedTitle } from '../document-facts.ts';
import { DocumentRefusal, type ExtractedDocument, type ExtractOptions } from '../extractor.ts';
import { dateFromIso } from '../stated-date.ts';
import { descendants, readXml } from '../xml.ts';
import { docxText } from './docx-text.ts';
import type { DocxDocument } from './docx-tree.ts';
import { plainPart } from './plain-parts.ts';

export const mammoth = { tool: 'mammoth', version: '1.13.0' };

/** Bytes of XML at most: the tree of it takes some ten times as much memory. */
const mostXml = 100_000_000;

/** Reads a .docx file. */
export async function readDocx(bytes: Uint8Array, { decoders }: ExtractOptions): Promise<ExtractedDocument> {
  const files = unzip(bytes, (path) => /\.(xml|rels)$/i.test(path), mostXml);
  let formulas = 0;
  for (const [path, part] of files) {
    if (!/^[^/]+\/(?:document|main|footnotes|endnotes)\d*\.xml$/i.test(path)) continue;
    const plain = plainPart(part);
    files.set(path, plain.bytes);
    formulas += plain.formulas;
  }
  const document = await documentOf(files);
  const { text, zones, notes } = docxText(document);
  if (formulas > 0)
    notes.push(`${formulas} ${formulas === 1 ? 'formula is' : 'formulas are'} not in the text.`);
  if (text === '') throw new DocumentRefusal('This Word document holds no text; there is nothing to read.');
  const facts = files.has('docProps/core.xml') ? readXml(files, 'docProps/core.xml', decoders) : null;
  const fact = (name: string) => (facts ? [...descendants(facts, name)][0]?.text : undefined);
  return {
    text,
    title: statedTitle(fact('title')),
    authors: statedAuthors([fact('creator')]),
    // When the file was made, which need not be when it was published.
    publishedOn: dateFromIso(fact('created'), 'inferred'),
    language: statedLanguage(fact('language')),
    url: null,
    publisher: null,
    zones,
    notes,
    encoding: null,
    ...mammoth,
  };
}

/** The unpacked parts are packed anew for mammoth, which would unpack without bounds. */
async function documentOf(files: ReadonlyMap<string, Uint8Array>): Promise<DocxDocument> {
  const packed = zipSync(Object.fromEntries(files), { level: 0 });
  let found: DocxDocument | null = null;
  try {
    // In a browser it takes `arrayBuffer`, on Node `buffer`.
    const input = { arrayBuffer: packed.buffer, buffer: packed };
    await convertToHtml(input, {
      transformDocument: (document: DocxDocument) => {
        found = document;
        return { ...document, children: [] };
      },
    });
  } catch (error) {
    throw new DocumentRefusal(
      'This Word document is broken; open it in its own program, save it anew and import that.',
      {
        cause: error,
      },
    );
  }
  if (!found) throw new DocumentRefusal('This Word document holds no text; there is nothing to read.');
  return found;
}
