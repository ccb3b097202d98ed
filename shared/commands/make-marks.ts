// Making marks: a claim, a mention of an entity, a note. The same passages with the same meaning are never marked twice.
import type { ChangeSet } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Claim } from '../model/claim.ts';
import { emptyClaim } from '../model/claim.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Span } from '../model/span.ts';
import type { CommandContext } from './command-context.ts';
import { addition, changeSet, counted, stampsNow } from './command-context.ts';

/** What came of it: the mark's id, and the change set, which is null when the very mark existed already. */
export interface MadeMark {
  readonly id: Id;
  readonly changeSet: ChangeSet | null;
}

/** Passages of one source, in reading order. */
export interface Passages {
  readonly sourceId: Id;
  readonly spans: readonly Span[];
}

/** A new claim. Another claim on the same passages is allowed: one sentence may claim two things. */
export function markClaim(context: CommandContext, at: Passages, claim: Partial<Claim> = {}): MadeMark {
  const mark = { ...commonFields(context, at), kind: 'claim' as const, claim: { ...emptyClaim, ...claim } };
  return { id: mark.id, changeSet: changeSet('Marked a claim', [addition('annotations', ordered(mark))]) };
}

/** A new mention of a known entity; an equal one is returned instead of made again. */
export function markMention(context: CommandContext, at: Passages, entityId: Id): MadeMark {
  const twin = twinOf(context, at, (mark) => mark.kind === 'mention' && mark.entityId === entityId);
  if (twin) return { id: twin.id, changeSet: null };
  const name = context.store.get('entities', entityId)?.name ?? '';
  const mark = { ...commonFields(context, at), kind: 'mention' as const, entityId };
  return { id: mark.id, changeSet: changeSet(`Marked ${name}`, [addition('annotations', ordered(mark))]) };
}

/** A mention of an entity that is made with it, in one step. */
export function markNewEntity(
  context: CommandContext,
  at: Passages,
  entity: Pick<Entity, 'name' | 'type'>,
): MadeMark & { readonly entityId: Id } {
  const record = newEntity(context, entity);
  const mark = { ...commonFields(context, at), kind: 'mention' as const, entityId: record.id };
  const changes = [addition('entities', record), addition('annotations', ordered(mark))];
  return {
    id: mark.id,
    entityId: record.id,
    changeSet: changeSet(`Marked ${record.name}, a new entity`, changes),
  };
}

/** A note with tags; the same passages with the same tags are returned instead of made again. */
export function markNote(
  context: CommandContext,
  at: Passages,
  tags: readonly Id[] = [],
  comment = '',
): MadeMark {
  const twin =
    tags.length > 0 &&
    twinOf(
      context,
      at,
      (mark) =>
        mark.kind === 'note' &&
        mark.tags.length === tags.length &&
        tags.every((tag) => mark.tags.includes(tag)),
    );
  if (twin) return { id: twin.id, changeSet: null };
  const mark = { ...commonFields(context, at), tags: [...tags], comment, kind: 'note' as const };
  return { id: mark.id, changeSet: changeSet('Marked a note', [addition('annotations', ordered(mark))]) };
}

/** Mentions of one entity at many places at once ("Tag all occurrences"): one change set, one undo. Skips what is marked. */
export function markOccurrences(
  context: CommandContext,
  places: readonly Passages[],
  entityId: Id,
): ChangeSet | null {
  const name = context.store.get('entities', entityId)?.name ?? '';
  const changes = places
    .filter((at) => !twinOf(context, at, (mark) => mark.kind === 'mention' && mark.entityId === entityId))
    .map((at) =>
      addition('annotations', ordered({ ...commonFields(context, at), kind: 'mention' as const, entityId })),
    );
  return changeSet(`Marked ${counted(changes.length, 'occurrence')} of ${name}`, changes);
}

/** An entity record with nothing known but name and type. */
export function newEntity(
  context: CommandContext,
  entity: Pick<Entity, 'name' | 'type'> & Partial<Entity>,
): Entity {
  return {
    id: context.clock.newId(),
    type: entity.type,
    name: entity.name,
    aliases: entity.aliases ?? [],
    description: entity.description ?? '',
    reliability: entity.reliability ?? null,
    interest: entity.interest ?? '',
    externalIds: entity.externalIds ?? {},
    mergedInto: null,
    ...stampsNow(context),
  };
}

function commonFields(context: CommandContext, at: Passages) {
  return {
    id: context.clock.newId(),
    sourceId: at.sourceId,
    spans: [...at.spans],
    tags: [] as Id[],
    comment: '',
    status: 'accepted' as const,
    anchor: 'exact' as const,
    ...stampsNow(context),
  };
}

function twinOf(
  context: CommandContext,
  at: Passages,
  alike: (mark: Annotation) => boolean,
): Annotation | undefined {
  const first = at.spans[0];
  if (!first) return undefined;
  return context.store
    .marksOf(at.sourceId)
    .meeting(first.start, first.end)
    .find((mark) => alike(mark) && samePassages(mark.spans, at.spans));
}

/** Whether two lists of passages cover the same text in the same order. */
export function samePassages(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, index) => span.start === b[index]?.start && span.end === b[index]?.end)
  );
}

/** Keys in the order of the native file, so that a record reads the same everywhere. */
function ordered<Mark extends Annotation>(mark: Mark): Mark {
  const { createdAt, createdBy, updatedAt, updatedBy, ...rest } = mark;
  return { ...rest, createdAt, createdBy, updatedAt, updatedBy } as Mark;
}
