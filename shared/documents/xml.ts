// The XML inside document files: decoded, parsed, and read by local names.
import { parseXml, XmlCdata, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import type { Decoders } from '../raw-texts/decode-text.ts';
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

/** XML as text: UTF-16 where its mark says so, else UTF-8, which all of these formats are written in. */
export function decodeXml(bytes: Uint8Array, decoders: Decoders): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return decoders(label, false)
    .decode(bytes)
    .replace(/^\ufeff/, '');
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
