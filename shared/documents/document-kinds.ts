// Every kind of document a text can be taken out of, told by name and beginning. Light: nothing here loads a library.
import { isZip } from '../archive/unzip.ts';
import { zipHead } from '../archive/zip-head.ts';

export interface DocumentKind {
  readonly id: 'pdf' | 'docx' | 'odt' | 'epub' | 'html' | 'eml';
  /** As it stands in a sentence after "a" or "this": `PDF document`. */
  readonly label: string;
  /** In lower case with the dot, the usual one first. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** What progress counts; null where a document is read in one go. */
  readonly part: string | null;
  /** Whether it is itself a text: under a text's name it is read as one, and it may begin in any way. */
  readonly isText: boolean;
  /** Whether the beginning of the file says that it is of this kind. Never throws. */
  readonly recognise: (bytes: Uint8Array) => boolean;
}

/** The header of a PDF may stand anywhere in the first KB (ISO 32000, annex H.3.4.1); so may that of a page. */
const headReach = 1_024;
const headOf = (bytes: Uint8Array, length = headReach) => String.fromCharCode(...bytes.subarray(0, length));

export const documentKinds: readonly DocumentKind[] = [
  {
    id: 'pdf',
    label: 'PDF document',
    extensions: ['.pdf'],
    mediaType: 'application/pdf',
    part: 'page',
    isText: false,
    recognise: (bytes) => /^[^%]*%PDF-\d/.test(headOf(bytes)),
  },
  {
    id: 'docx',
    label: 'Word document',
    extensions: ['.docx', '.docm'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    part: null,
    isText: false,
    recognise: (bytes) => isZip(bytes) && zipHead(bytes).includes('word/document.xml'),
  },
  {
    id: 'odt',
    label: 'OpenDocument text',
    extensions: ['.odt', '.ott'],
    mediaType: 'application/vnd.oasis.opendocument.text',
    part: null,
    isText: false,
    recognise: (bytes) => isZip(bytes) && zipHead(bytes).includes('application/vnd.oasis.opendocument.text'),
  },
  {
    id: 'epub',
    label: 'EPUB book',
    extensions: ['.epub'],
    mediaType: 'application/epub+zip',
    part: 'chapter',
    isText: false,
    recognise: (bytes) => isZip(bytes) && zipHead(bytes).includes('application/epub+zip'),
  },
  {
    id: 'html',
    label: 'web page',
    extensions: ['.html', '.htm', '.xhtml'],
    mediaType: 'text/html',
    part: null,
    isText: true,
    recognise: (bytes) =>
      /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<html[\s>])/i.test(
        headOf(bytes),
      ),
  },
  {
    id: 'eml',
    label: 'mail',
    extensions: ['.eml'],
    mediaType: 'message/rfc822',
    part: null,
    isText: true,
    recognise: (bytes) =>
      /^(return-path|received|delivered-to|mime-version|message-id|x-mozilla-status):/i.test(
        headOf(bytes, 64),
      ),
  },
];

/** Texts by name: their content is the text, even where it is the source of a page or a mail. */
const textName = /\.(txt|text|md|markdown|mdown|mkd)$/i;

/** The kind of a file by its beginning, else by its name; undefined for what is read as a text. */
export function findDocumentKind(name: string | null, bytes: Uint8Array): DocumentKind | undefined {
  const isText = name === null || textName.test(name);
  const byContent = documentKinds.find((kind) => !(isText && kind.isText) && kind.recognise(bytes));
  const byName = name === null ? undefined : documentKindOfName(name);
  // A mail may begin as a page does, and a page as anything.
  return byName && (!byContent || (byName.isText && byContent.isText)) ? byName : byContent;
}

/** The kind whose ending the name has. */
export function documentKindOfName(name: string): DocumentKind | undefined {
  const lower = name.toLowerCase();
  return documentKinds.find(({ extensions }) => extensions.some((extension) => lower.endsWith(extension)));
}
