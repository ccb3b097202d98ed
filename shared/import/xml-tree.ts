// An XML file that nobody has checked, as elements by local name. No entity of its own is ever expanded.
import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { fileText } from './file-text.ts';
import { type ImportedFile, ImportRefusal } from './importer.ts';

export type { XmlElement } from '@rgrove/parse-xml';

/** The longest a string may be, with room for the tree beside it. Characters. */
const longest = 250_000_000;

/**
 * The root of an XML file in UTF-8 or UTF-16. Throws `ImportRefusal` with line and column of the first fault. `prepared`
 * makes XML 1.0 of what a format writes otherwise.
 */
export function readXml(
  { path, bytes }: ImportedFile,
  prepared: (text: string) => string = (text) => text,
): XmlElement {
  if (bytes.length > longest)
    throw new ImportRefusal(`${path} is too large to be read whole. Split the project and import the parts.`);
  const decoded = fileText(bytes);
  if ('refused' in decoded) throw new ImportRefusal(`${path} cannot be read. ${decoded.message}`);
  try {
    const { root } = parseXml(prepared(decoded.text));
    if (root) return root;
  } catch (error) {
    throw new ImportRefusal(`${path} cannot be read. ${xmlFault(error)} Export it again.`, { cause: error });
  }
  throw new ImportRefusal(`${path} has no element in it. Export it again.`);
}

function xmlFault(error: unknown): string {
  if (error instanceof XmlError) {
    const [message = ''] = error.message.split(' (line ');
    return `It is not well-formed XML: line ${error.line}, column ${error.column}: ${message.replace(/\.?\s*$/, '.')}`;
  }
  // Elements some thousands deep, which nobody's program writes.
  if (error instanceof RangeError) return 'Its elements are nested too deeply.';
  return 'It is not well-formed XML.';
}

/** The name without a namespace prefix: programs choose prefixes as they like. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements directly within, of one name or all. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (child instanceof XmlElement && (name === undefined || localName(child) === name)) found.push(child);
  return found;
}

/** The first element directly within that has this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => child instanceof XmlElement && localName(child) === name,
  );
}

/** The value of an attribute by its local name; undefined where it is missing or empty. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  const { attributes } = element;
  if (Object.hasOwn(attributes, name)) return attributes[name] || undefined;
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed] || undefined;
}

/** The text directly within, exact; empty where there is none. */
export function ownText(element: XmlElement | undefined): string {
  let text = '';
  for (const child of element?.children ?? []) if (child instanceof XmlText) text += child.text;
  return text;
}
