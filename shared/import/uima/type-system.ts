// A UIMA type system descriptor: which features of XMI are references, which type derives from which.
import type { ImportedFile } from '../importer.ts';
import { childOf, childrenOf, localName, ownText, readXml } from '../xml-tree.ts';

export interface TypeSystem {
  readonly superTypes: Map<string, string>;
  /** Range by `type:feature`, for features that the type itself defines. */
  readonly ranges: Map<string, string>;
}

/** Adds what a descriptor defines; false where the file is none. Throws `ImportRefusal` where it is no XML. */
export function readTypeSystem(file: ImportedFile, into: TypeSystem): boolean {
  const root = readXml(file);
  if (localName(root) !== 'typeSystemDescription') return false;
  for (const type of childrenOf(childOf(root, 'types'), 'typeDescription')) {
    const name = ownText(childOf(type, 'name')).trim();
    into.superTypes.set(name, ownText(childOf(type, 'supertypeName')).trim());
    for (const feature of childrenOf(childOf(type, 'features'), 'featureDescription'))
      into.ranges.set(
        `${name}:${ownText(childOf(feature, 'name')).trim()}`,
        ownText(childOf(feature, 'rangeTypeName')).trim(),
      );
  }
  return true;
}

const primitive = /^uima\.cas\.(?:String|Integer|Float|Double|Boolean|Byte|Short|Long)(?:Array|List|\[\])?$/;

/** Whether a feature holds references; null where the type system does not know the feature. */
export function isReference(
  type: string,
  feature: string,
  { superTypes, ranges }: TypeSystem,
): boolean | null {
  let current: string | undefined = type;
  for (let depth = 0; current !== undefined && depth < 100; depth++) {
    let range = ranges.get(`${current}:${feature}`);
    if (range !== undefined) {
      // Closed lists of strings are types of their own, derived from String.
      for (let up = 0; range !== undefined && up < 100; up++) {
        if (primitive.test(range)) return false;
        range = superTypes.get(range);
      }
      return true;
    }
    current = superTypes.get(current);
  }
  return null;
}
