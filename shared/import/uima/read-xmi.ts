// XMI to a CAS. Without a type system nothing says which numbers are references; those are told by what they refer to.
import type { ImportedFile } from '../importer.ts';
import { ImportRefusal } from '../importer.ts';
import { childrenOf, localName, ownText, readXml, type XmlElement } from '../xml-tree.ts';
import type { CasDocument, CasSofa, CasStructure } from './cas-document.ts';
import { isReference, type TypeSystem } from './type-system.ts';

/** A CAS. Throws `ImportRefusal` where the file is no XMI. */
export function readXmi(file: ImportedFile, types: TypeSystem): CasDocument {
  const root = readXml(file, asXml10);
  if (localName(root) !== 'XMI')
    throw new ImportRefusal(
      `${file.path} is XML but no XMI: its first element is <${root.name}>. Export the document as UIMA CAS XMI.`,
    );
  const packages = packagesOf(root);
  // Features may be called `id` too: only the prefix of XMI's own namespace tells.
  const prefix = Object.entries(root.attributes).find(([, value]) =>
    /^http:\/\/\S*omg\.org\/\S*XMI/.test(value),
  )?.[0];
  const idName = `${prefix?.replace(/^xmlns:/, '') ?? 'xmi'}:id`;
  const elements = childrenOf(root).map((element) => ({ element, type: typeOf(element, packages) }));
  const ids = new Map<string, XmlElement>();
  for (const { element } of elements) ids.set(element.attributes[idName] ?? '', element);
  const sofas: CasSofa[] = [];
  const structures: CasStructure[] = [];
  const members = new Set<string>();
  for (const { element, type } of elements) {
    const { attributes } = element;
    if (type === 'uima.cas.Sofa')
      sofas.push({
        id: attributes[idName] ?? '',
        name: attributes.sofaID ?? '_InitialView',
        text: attributes.sofaString,
        uri: attributes.sofaURI,
      });
    else if (type === 'uima.cas.View') for (const id of tokens(attributes.members)) members.add(id);
    else if (!/^uima\.cas\.(?:NULL|\w+Array|\w+List)$/.test(type))
      structures.push({ id: attributes[idName] ?? '', ...structureOf(element, type, ids, types) });
  }
  return { path: file.path, sofas, structures, members: members.size > 0 ? members : null };
}

/** What XML 1.1 allows and 1.0 does not, replaced one for one as our own exports do it. */
function asXml10(text: string): string {
  const head = /^\s*<\?xml[^>]*\bversion\s*=\s*["']1\.1["']/.exec(text)?.[0];
  if (head === undefined) return text;
  const rest = text
    .slice(head.length)
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (reference, hex, decimal) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d ? '\ufffd' : reference;
    });
  return `${head.replace('1.1', '1.0')}${rest}`;
}

/** Packages by namespace prefix: `http:///webanno/custom.ecore` is `webanno.custom`. */
function packagesOf({ attributes }: XmlElement): Map<string, string> {
  const packages = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    const prefix = /^xmlns:(.+)$/.exec(name)?.[1];
    const path = /^http:\/\/\/(.+)\.ecore$/.exec(value)?.[1];
    if (prefix !== undefined && path !== undefined)
      packages.set(prefix, path === 'uima/noNamespace' ? '' : path.replaceAll('/', '.'));
  }
  return packages;
}

function typeOf({ name }: XmlElement, packages: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const found =
    packages.get(name.slice(0, Math.max(0, colon))) ?? (name.startsWith('cas:') ? 'uima.cas' : '');
  const local = name.slice(colon + 1);
  return found === '' ? local : `${found}.${local}`;
}

function structureOf(
  element: XmlElement,
  type: string,
  ids: ReadonlyMap<string, XmlElement>,
  types: TypeSystem,
): Omit<CasStructure, 'id'> {
  const { attributes } = element;
  const values = new Map<string, string[]>();
  const references = new Map<string, string[]>();
  for (const [name, value] of Object.entries(attributes)) {
    if (/:|^xmlns$|^(?:sofa|begin|end)$/.test(name) || value === '') continue;
    if (isReference(type, name, types) ?? looksLikeReference(name, value, ids))
      references.set(
        name,
        tokens(value).flatMap((id) => elementsOf(id, ids)),
      );
    else values.set(name, [value]);
  }
  // Features of several strings are elements of their own.
  for (const child of childrenOf(element)) {
    const name = localName(child);
    values.set(name, [...(values.get(name) ?? []), ownText(child)]);
  }
  return {
    type,
    sofa: attributes.sofa,
    begin: offset(attributes.begin),
    end: offset(attributes.end),
    values,
    references,
  };
}

/** The two ends of relations, and links to what has a role and a target: how INCEpTION makes both. */
function looksLikeReference(name: string, value: string, ids: ReadonlyMap<string, XmlElement>): boolean {
  const targets = tokens(value).map((id) => ids.get(id));
  if (targets.length === 0 || targets.some((target) => target === undefined)) return false;
  if (/^(?:Governor|Dependent|target)$/.test(name)) return true;
  return targets.every(
    (target) => target && (target.attributes.target !== undefined || localName(target) === 'FSArray'),
  );
}

/** The ids in an array, or the id itself. */
function elementsOf(id: string, ids: ReadonlyMap<string, XmlElement>): string[] {
  const element = ids.get(id);
  return element && localName(element) === 'FSArray' ? tokens(element.attributes.elements) : [id];
}

function tokens(words: string | undefined): string[] {
  return (words ?? '').split(/\s+/).filter((word) => /^\d+$/.test(word));
}

function offset(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,10}$/.test(word) ? Number(word) : undefined;
}
