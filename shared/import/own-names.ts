// What the ids in an own record are called, where a format carries neither codebook nor registry: see `namedRecord` of the
// exporters. Makes the tags, analysts and entities that a mark refers to.
import type { Annotation } from '../model/annotation.ts';
import type { IncomingBuilder } from './incoming-builder.ts';
import { isJsonObject, textOf } from './json-value.ts';

/** Adds what the mark's record refers to; `names` is the record's own, unchecked. Without a name the id is the name. */
export function addNamed(mark: Annotation, names: unknown, builder: IncomingBuilder, where: string): void {
  const lists = isJsonObject(names) ? names : {};
  for (const id of mark.tags)
    builder.addEntry('tags', { key: id, id, where, name: textOf(valueAt(lists.tags, id)) ?? id, fields: {} });
  for (const id of [mark.createdBy, mark.updatedBy])
    builder.addAnalyst({ key: id, id, where, name: textOf(valueAt(lists.analysts, id)) ?? id });
  if (mark.kind === 'mention') addNamedEntity(mark.entityId, lists.entities, '', builder, where);
  if (mark.kind === 'claim')
    for (const { entityId, name } of mark.claim.attribution)
      if (entityId !== null) addNamedEntity(entityId, lists.entities, name, builder, where);
}

/** Adds an entity by its id, with the one it was merged into. `fallback` names it where `entities` does not. */
export function addNamedEntity(
  id: string,
  entities: unknown,
  fallback: string,
  builder: IncomingBuilder,
  where: string,
): void {
  if (builder.entity(id)?.type !== undefined) return;
  const stated = valueAt(entities, id);
  const known = isJsonObject(stated) ? stated : {};
  const [name, type, head] = [textOf(known.name), textOf(known.type), textOf(known.mergedInto)];
  builder.addEntity({
    key: id,
    id,
    where,
    name: name ?? (fallback || id),
    ...(type !== undefined && { type: builder.entry('entityTypes', type, where) }),
    ...(head !== undefined && head !== id && { mergedInto: head }),
    fields: {},
  });
  if (head !== undefined && !builder.hasEntity(head))
    addNamedEntity(head, entities, fallback, builder, where);
}

function valueAt(list: unknown, id: string): unknown {
  return isJsonObject(list) && Object.hasOwn(list, id) ? list[id] : undefined;
}
