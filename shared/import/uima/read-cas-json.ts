// UIMA CAS JSON 0.4 to a CAS. What is not of the expected kind is not there.
import { type ImportedFile, ImportRefusal } from '../importer.ts';
import { readJson } from '../json-file.ts';
import { isJsonObject, type JsonObject, listOf, nameOf, objectsOf, offsetOf, textOf } from '../json-value.ts';
import type { CasDocument, CasSofa, CasStructure } from './cas-document.ts';

/** A CAS and the types its file defines. Throws `ImportRefusal` where the file is no CAS. */
export function readCasJson(file: ImportedFile): { document: CasDocument; superTypes: Map<string, string> } {
  const cas = readJson(file);
  if (!isJsonObject(cas) || !('%FEATURE_STRUCTURES' in cas || '%TYPES' in cas || '%VIEWS' in cas))
    throw new ImportRefusal(
      `${file.path} is JSON but no UIMA CAS: it has neither %FEATURE_STRUCTURES nor %VIEWS. Export the document as UIMA CAS JSON 0.4.`,
    );
  const written = cas['%FEATURE_STRUCTURES'];
  const objects: readonly JsonObject[] = isJsonObject(written)
    ? // Earlier drafts had them by id.
      Object.entries(written).flatMap(([id, value]) => (isJsonObject(value) ? [{ '%ID': id, ...value }] : []))
    : objectsOf(written);
  const arrays = new Map<string, JsonObject>();
  for (const object of objects) {
    const id = nameOf(object['%ID']);
    if (id !== undefined && '%ELEMENTS' in object) arrays.set(id, object);
  }
  const sofas: CasSofa[] = [];
  const structures: CasStructure[] = [];
  for (const object of objects) {
    const [id, type] = [nameOf(object['%ID']), textOf(object['%TYPE'])];
    if (id === undefined || type === undefined || arrays.has(id)) continue;
    if (type === 'uima.cas.Sofa') sofas.push(sofaOf(id, object));
    else structures.push(structureOf(id, type, object, arrays));
  }
  return {
    document: { path: file.path, sofas, structures, members: membersOf(cas['%VIEWS']) },
    superTypes: superTypesOf(cas['%TYPES']),
  };
}

function sofaOf(id: string, object: JsonObject): CasSofa {
  const { sofaString } = object;
  return {
    id,
    name: textOf(object.sofaID) ?? '_InitialView',
    text: typeof sofaString === 'string' ? sofaString : undefined,
    uri: textOf(object.sofaURI),
  };
}

function structureOf(
  id: string,
  type: string,
  object: JsonObject,
  arrays: ReadonlyMap<string, JsonObject>,
): CasStructure {
  const values = new Map<string, string[]>();
  const references = new Map<string, string[]>();
  for (const [key, value] of Object.entries(object)) {
    if (key.startsWith('%') || value === null) continue;
    // `@` marks references, `^` offsets, `#` numbers that JSON has no word for.
    const name = key.replace(/^[@^#]/, '');
    if (!key.startsWith('@')) {
      const words = wordOf(value);
      if (words !== undefined && name !== 'begin' && name !== 'end') values.set(name, [words]);
      continue;
    }
    const ids = listOf(value).flatMap((each) => nameOf(each) ?? []);
    const targets: string[] = [];
    for (const target of ids) {
      const array = arrays.get(target);
      if (!array) targets.push(target);
      else if (isReferenceArray(array))
        targets.push(...listOf(array['%ELEMENTS']).flatMap((each) => nameOf(each) ?? []));
      else
        values.set(
          name,
          listOf(array['%ELEMENTS']).flatMap((each) => wordOf(each) ?? []),
        );
    }
    if (targets.length > 0) references.set(name, targets);
  }
  const [sofa] = references.get('sofa') ?? [];
  references.delete('sofa');
  return {
    id,
    type,
    sofa,
    begin: offsetOf(object.begin ?? object['^begin']),
    end: offsetOf(object.end ?? object['^end']),
    values,
    references,
  };
}

const primitiveArray = /^uima\.cas\.(?:String|Integer|Float|Double|Boolean|Byte|Short|Long)(?:Array|\[\])$/;

function isReferenceArray(array: JsonObject): boolean {
  return !primitiveArray.test(textOf(array['%TYPE']) ?? '');
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function membersOf(views: unknown): ReadonlySet<string> | null {
  if (!isJsonObject(views)) return null;
  const members = new Set<string>();
  for (const view of Object.values(views))
    if (isJsonObject(view)) for (const id of listOf(view['%MEMBERS'])) members.add(nameOf(id) ?? '');
  return members.size > 0 ? members : null;
}

function superTypesOf(types: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (isJsonObject(types))
    for (const [name, type] of Object.entries(types)) {
      const superType = isJsonObject(type) ? textOf(type['%SUPER_TYPE']) : undefined;
      if (superType !== undefined) found.set(name, superType);
    }
  return found;
}
