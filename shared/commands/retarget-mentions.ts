// Mentions that mean somebody else: another known entity, perhaps with the passage as a new name of it, or a new one.
import type { ChangeSet } from '../change/change-set.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { CommandContext } from './command-context.ts';
import { counted } from './command-context.ts';
import { setMentionEntity } from './edit-marks.ts';
import { addAlias, createEntity } from './entities.ts';

/** Points mentions to a known entity and, when `alias` is given, adds that as a name of it: one step. */
export function retargetTo(
  context: CommandContext,
  mentions: readonly Id[],
  entityId: Id,
  alias: string | null,
): ChangeSet | null {
  const pointed = setMentionEntity(context, mentions, entityId);
  const named = alias === null ? null : addAlias(context, entityId, alias);
  if (!pointed || !named) return pointed ?? named;
  return { ...pointed, changes: [...pointed.changes, ...named.changes] };
}

/** Points mentions to an entity that is made with the step. */
export function retargetToNew(
  context: CommandContext,
  mentions: readonly Id[],
  entity: Pick<Entity, 'name' | 'type'>,
): ChangeSet | null {
  const made = createEntity(context, entity);
  const moved = mentions.flatMap((id) => {
    const mark = context.store.get('annotations', id);
    if (mark?.kind !== 'mention') return [];
    return setMentionEntity(context, [id], made.id)?.changes ?? [];
  });
  if (!made.changeSet || moved.length === 0) return null;
  const label = `Pointed ${counted(moved.length, 'mention')} to ${entity.name}, a new entity`;
  return { label, reason: '', changes: [...made.changeSet.changes, ...moved] };
}
