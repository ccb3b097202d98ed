// The registry of entities: made, renamed, given aliases, merged, split and deleted, each in one step that can be undone.
import type { ChangeSet } from '../change/change-set.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { CommandContext } from './command-context.ts';
import { addition, changeSet, counted, edition, removal } from './command-context.ts';
import { linksOf } from './edit-marks.ts';
import { newEntity } from './make-marks.ts';

/** A new entity without mentions. */
export function createEntity(
  context: CommandContext,
  entity: Pick<Entity, 'name' | 'type'> & Partial<Entity>,
): { readonly id: Id; readonly changeSet: ChangeSet | null } {
  const record = newEntity(context, entity);
  return {
    id: record.id,
    changeSet: changeSet(`Made the entity ${record.name}`, [addition('entities', record)]),
  };
}

/** Sets fields of an entity: name, type, description, grades, external ids. */
export function editEntity(
  context: CommandContext,
  id: Id,
  patch: Partial<Omit<Entity, 'id' | 'mergedInto'>>,
): ChangeSet | null {
  const entity = context.store.get('entities', id);
  if (!entity) return null;
  const label =
    patch.name !== undefined && patch.name !== entity.name
      ? `Renamed ${entity.name} to ${patch.name}`
      : patch.type !== undefined && patch.type !== entity.type
        ? `Changed the type of ${entity.name}`
        : `Edited ${entity.name}`;
  return changeSet(label, edition(context, 'entities', id, patch));
}

/** Adds a surface form to the aliases, unless it is the name or there already (exact comparison). */
export function addAlias(context: CommandContext, id: Id, alias: string): ChangeSet | null {
  const entity = context.store.get('entities', id);
  const form = alias.trim();
  if (!entity || form === '' || form === entity.name || entity.aliases.includes(form)) return null;
  const changes = edition(context, 'entities', id, { aliases: [...entity.aliases, form] });
  return changeSet(`Added “${form}” as a name of ${entity.name}`, changes);
}

/** Merges entities into `target`. Their mentions keep their ids, so it can be taken back at any time. */
export function mergeEntities(context: CommandContext, ids: readonly Id[], target: Id): ChangeSet | null {
  const into = context.store.resolveEntity(target);
  if (!into) return null;
  const merged = ids
    .flatMap((id) => context.store.get('entities', id) ?? [])
    .filter((entity) => entity.id !== into.id && context.store.resolveEntity(entity.id)?.id !== into.id)
    .map((entity) => context.store.resolveEntity(entity.id) ?? entity);
  const distinct = [...new Map(merged.map((entity) => [entity.id, entity])).values()];
  const changes = distinct.flatMap((entity) =>
    edition(context, 'entities', entity.id, { mergedInto: into.id }),
  );
  return changeSet(`Merged ${distinct.map((entity) => entity.name).join(', ')} into ${into.name}`, changes);
}

/** Takes a merge back: the entity stands on its own again, with the mentions that were always its own. */
export function unmergeEntity(context: CommandContext, id: Id): ChangeSet | null {
  const entity = context.store.get('entities', id);
  if (!entity?.mergedInto) return null;
  return changeSet(
    `Took the merge of ${entity.name} back`,
    edition(context, 'entities', id, { mergedInto: null }),
  );
}

/** Splits mentions off into a new entity of the same type. */
export function splitEntity(
  context: CommandContext,
  id: Id,
  mentionIds: readonly Id[],
  name: string,
): { readonly id: Id; readonly changeSet: ChangeSet | null } | null {
  const entity = context.store.get('entities', id);
  if (!entity || mentionIds.length === 0) return null;
  const record = newEntity(context, { name, type: entity.type });
  const moved = mentionIds.flatMap((mentionId) => {
    const mark = context.store.get('annotations', mentionId);
    return mark?.kind === 'mention'
      ? edition(context, 'annotations', mentionId, { entityId: record.id })
      : [];
  });
  const label = `Split ${counted(moved.length, 'mention')} of ${entity.name} off as ${name}`;
  return { id: record.id, changeSet: changeSet(label, [addition('entities', record), ...moved]) };
}

/** Deletes an entity with its mentions, the entities merged into it standing on their own again. */
export function deleteEntity(context: CommandContext, id: Id): ChangeSet | null {
  const entity = context.store.get('entities', id);
  if (!entity) return null;
  const mentions = [...context.store.mentionsOf(id)];
  const freed = [...context.store.table('entities').values()].filter((other) => other.mergedInto === id);
  const attributed = [...context.store.table('annotations').values()].flatMap((mark) => {
    if (mark.kind !== 'claim' || !mark.claim.attribution.some((hop) => hop.entityId === id)) return [];
    const attribution = mark.claim.attribution.map((hop) =>
      hop.entityId === id ? { ...hop, entityId: null } : hop,
    );
    return edition(context, 'annotations', mark.id, { claim: { ...mark.claim, attribution } });
  });
  return changeSet(`Deleted ${entity.name} and ${counted(mentions.length, 'mention')}`, [
    ...removal(context, 'entities', id),
    ...mentions.flatMap((mention) => removal(context, 'annotations', mention)),
    ...freed.flatMap((other) => edition(context, 'entities', other.id, { mergedInto: null })),
    ...attributed,
    ...linksOf(context, new Set([id, ...mentions])),
  ]);
}
