// What is Recogito's own in the bodies of annotations: kinds of entities instead of names, values that are JSON.
import { isJsonObject, type JsonObject, objectsOf, textOf } from '../json-value.ts';

/** Recogito 2 writes the kind where nobody has chosen which one is meant; ids of our entity types. */
const kinds: Readonly<Record<string, string>> = {
  PLACE: 'location',
  PERSON: 'person',
  EVENT: 'event',
};

/** The type of entity that a body of Recogito 2 states and nothing else: unresolved, or known by its shape on a map. */
export function recogitoType(body: JsonObject, type: string): string | undefined {
  if (type === 'SpecificResource' && textOf(body.source) === undefined)
    return kinds[textOf(body.value) ?? ''];
  return type === 'Feature' && body.purpose === 'georeferencing' ? 'location' : undefined;
}

/**
 * A value of Recogito Studio that is an object, or one written as JSON: a term of a vocabulary by its label, a comment by
 * its words. Null for any other value.
 */
export function studioValue(value: unknown): { readonly text: string | undefined } | null {
  const object = isJsonObject(value) ? value : parsed(value);
  if (!object) return null;
  if (Array.isArray(object.ops)) return { text: textOf(deltaWords(object)) };
  const label = textOf(object.label) ?? textOf(object.id);
  return label === undefined ? null : { text: label };
}

function parsed(value: unknown): JsonObject | null {
  if (typeof value !== 'string' || !/^\{[\s\S]*\}$/.test(value)) return null;
  try {
    const object: unknown = JSON.parse(value);
    return isJsonObject(object) ? object : null;
  } catch {
    return null;
  }
}

/** The words of a text of the Quill editor: runs one behind the other, pictures by their address. */
function deltaWords({ ops }: JsonObject): string {
  return objectsOf(ops)
    .map(({ insert }) =>
      isJsonObject(insert) ? (textOf(insert.image) ?? textOf(insert.video) ?? '') : (textOf(insert) ?? ''),
    )
    .join('')
    .trim();
}
