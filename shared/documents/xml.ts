// The XML inside document files: decoded, parsed, and read by local names.
import { parseXml, XmlCdata, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { strFromU8 } from 'fflate';
import type { Decoders } from '../raw-texts/decode-text.ts';
import { inspectUtf8 } from '../raw-texts/inspect-utf8.ts';
import { withoutUndefined } from '../raw-texts/windows-1252.ts';
import { DocumentRefusal } from './extractor.ts';

export { XmlElement };

/** The root of an XML file of a document. Throws a DocumentRefusal when it is missing or broken. */
export function readXml(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  decoders: Decoders,
): XmlElement {
  const bytes = files.get(path);
  if (!bytes) throw new DocumentRefusal(`This file is broken: its part “${path}” is missing.`);
  try {
    const root = parseXml(decodeXml(bytes, decoders)).root;
    if (root) return root;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  throw new DocumentRefusal(`This file is broken: its part “${path}” cannot be read.`);
}

/**
 * XML as text: UTF-16 where its mark says so, else UTF-8, which all of these formats are to be written in. Where it is not
 * UTF-8 and states another encoding, as chapters of old books do, that one.
 */
export function decodeXml(bytes: Uint8Array, decoders: Decoders): string {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const label = mark ?? (inspectUtf8(bytes).invalid > 0 ? statedEncoding(bytes) : null) ?? 'utf-8';
  let decoder: ReturnType<Decoders>;
  try {
    decoder = decoders(label, false);
  } catch {
    decoder = decoders('utf-8', false);
  }
  return withoutUndefined(decoder.decode(bytes), label).replace(/^\ufeff/, '');
}

function statedEncoding(bytes: Uint8Array): string | null {
  const start = strFromU8(bytes.subarray(0, 200), true);
  const label = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1]?.toLowerCase();
  // ISO 8859-1 is meant as its Windows superset everywhere on the web.
  if (label === undefined || /^(?:utf|ucs)/.test(label)) return null;
  return label === 'iso-8859-1' || label === 'us-ascii' ? 'windows-1252' : label;
}

/** `p` of `text:p`. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** The child elements. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** The text of a node that is text; null for others. */
export function textOf(node: XmlNode): string | null {
  return node instanceof XmlText || node instanceof XmlCdata ? node.text : null;
}

/** All elements of this name below, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (localName(child) === name) yield child;
    yield* descendants(child, name);
  }
}

/** An attribute by its local name. */
export function attribute(element: XmlElement, name: string): string | null {
  for (const [key, value] of Object.entries(element.attributes))
    if (key === name || key.endsWith(`:${name}`)) return value;
  return null;
}
