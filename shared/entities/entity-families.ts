// Entities with what was merged into them: a mention keeps its own entity's id, the page and the counts show them together.
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';

export interface EntityFamilies {
  /** The entities that stand on their own, in no particular order. */
  readonly heads: readonly Entity[];
  /** The entity and all that finally mean it, itself first. Empty for an unknown id. */
  readonly membersOf: (entityId: Id) => readonly Entity[];
}

const known = new WeakMap<CorpusStore, { readonly version: number; readonly families: EntityFamilies }>();

/** The families as they are now; worked out once for each version of the entities. */
export function entityFamilies(store: CorpusStore): EntityFamilies {
  const version = store.version('entities');
  const before = known.get(store);
  if (before?.version === version) return before.families;
  const families = gather(store);
  known.set(store, { version, families });
  return families;
}

/** How many mentions finally mean this entity, in the whole corpus. */
export function mentionCount(store: CorpusStore, entityId: Id): number {
  let count = 0;
  for (const member of entityFamilies(store).membersOf(entityId)) count += store.mentionsOf(member.id).size;
  return count;
}

function gather(store: CorpusStore): EntityFamilies {
  const heads: Entity[] = [];
  const members = new Map<Id, Entity[]>();
  for (const entity of store.table('entities').values()) {
    const head = store.resolveEntity(entity.id) ?? entity;
    const family = members.get(head.id) ?? [];
    if (head.id === entity.id) {
      heads.push(entity);
      family.unshift(entity);
    } else family.push(entity);
    members.set(head.id, family);
  }
  return { heads, membersOf: (id) => members.get(id) ?? [] };
}
