// An OpenDocument text: its content.xml, read with parse-xml.
import { unzip } from '../../archive/unzip.ts';
import { statedAuthors, statedLanguage, statedTitle } from '../document-facts.ts';
import { DocumentRefusal, type ExtractedDocument, type ExtractOptions } from '../extractor.ts';
import { dateFromIso } from '../stated-date.ts';
import { decodeXml, descendants, readXml } from '../xml.ts';
import { odtText } from './odt-text.ts';

export const parseXmlTool = { tool: '@rgrove/parse-xml', version: '4.2.0' };

/** Bytes of XML at most: the tree of it takes some ten times as much memory. */
const mostXml = 100_000_000;

/** Reads an .odt file. */
export async function readOdt(bytes: Uint8Array, { decoders }: ExtractOptions): Promise<ExtractedDocument> {
  const wanted = ['content.xml', 'meta.xml', 'META-INF/manifest.xml'];
  const files = unzip(bytes, (path) => wanted.includes(path), mostXml);
  const manifest = files.get('META-INF/manifest.xml');
  if (manifest && decodeXml(manifest, decoders).includes('encryption-data'))
    throw new DocumentRefusal(
      'This OpenDocument file is protected by a password; open it in its own program, save it without one and import that.',
    );
  const content = readXml(files, 'content.xml', decoders);
  const body = [...descendants(content, 'body')].flatMap((element) => [...descendants(element, 'text')])[0];
  if (!body)
    throw new DocumentRefusal(
      'This OpenDocument file is not a text document; of this kind only texts are read.',
    );
  const { text, zones, notes } = odtText(body);
  if (text === '')
    throw new DocumentRefusal('This OpenDocument file holds no text; there is nothing to read.');
  const meta = files.has('meta.xml') ? readXml(files, 'meta.xml', decoders) : null;
  const fact = (name: string) => (meta ? [...descendants(meta, name)][0]?.text : undefined);
  return {
    text,
    title: statedTitle(fact('title')),
    authors: statedAuthors([fact('initial-creator') ?? fact('creator')]),
    // When the file was made, which need not be when it was published.
    publishedOn: dateFromIso(fact('creation-date'), 'inferred'),
    language: statedLanguage(fact('language')),
    url: null,
    publisher: null,
    zones,
    notes,
    encoding: null,
    ...parseXmlTool,
  };
}
