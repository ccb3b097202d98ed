// Changing marks after the fact: fields, grades, tags, passages, and deleting them with what hangs on them.
import type { Change, ChangeSet } from '../change/change-set.ts';
import { drained, type Steps } from '../change/steps.ts';
import type { Annotation, AnnotationStatus } from '../model/annotation.ts';
import type { Claim } from '../model/claim.ts';
import type { Id } from '../model/ids.ts';
import type { Span } from '../model/span.ts';
import type { CommandContext } from './command-context.ts';
import { changeSet, counted, edition, removal } from './command-context.ts';

/** The claim fields that are grades: a change of one is kept with its reason. */
const gradeFields = ['likelihood', 'confidence', 'confidenceBasis', 'reliability', 'credibility'] as const;

/** Sets fields of a claim. A change of a grade carries the claim's reason into the journal. */
export function editClaim(context: CommandContext, id: Id, patch: Partial<Claim>): ChangeSet | null {
  const mark = context.store.get('annotations', id);
  if (mark?.kind !== 'claim') return null;
  const claim = { ...mark.claim, ...patch };
  const graded = gradeFields.some((field) => field in patch);
  const changes = edition(context, 'annotations', id, { claim });
  return changeSet(
    graded ? 'Graded a claim' : editLabel(patch),
    changes,
    graded || 'reason' in patch ? claim.reason : '',
  );
}

/** "Changed the statement of a claim": the journal and undo say what; several fields at once are just an edit. */
function editLabel(patch: Partial<Claim>): string {
  const [field, ...more] = Object.keys(patch);
  if (field === undefined || more.length > 0) return 'Edited a claim';
  return `Changed the ${field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} of a claim`;
}

/** Sets the comment of a mark. */
export function setComment(context: CommandContext, id: Id, comment: string): ChangeSet | null {
  return changeSet('Changed a comment', edition(context, 'annotations', id, { comment }));
}

/** Accepts, rejects or returns to draft. */
export function setStatus(
  context: CommandContext,
  ids: readonly Id[],
  status: AnnotationStatus,
): ChangeSet | null {
  return drained(settingStatus(context, ids, status));
}

/** The same in steps, for thousands of marks. */
export function* settingStatus(
  context: CommandContext,
  ids: readonly Id[],
  status: AnnotationStatus,
): Steps<ChangeSet | null> {
  const verb = { accepted: 'Accepted', rejected: 'Rejected', draft: 'Returned to draft' }[status];
  const changes = yield* editingMarks(context, ids, () => ({ status }));
  return changeSet(`${verb} ${counted(changes.length, 'mark')}`, changes);
}

/** Gives or takes one tag; on several marks it is given unless all have it already. */
export function toggleTag(context: CommandContext, ids: readonly Id[], tagId: Id): ChangeSet | null {
  return drained(togglingTag(context, ids, tagId));
}

/** The same in steps. */
export function* togglingTag(
  context: CommandContext,
  ids: readonly Id[],
  tagId: Id,
): Steps<ChangeSet | null> {
  const all = ids.every((id) => context.store.get('annotations', id)?.tags.includes(tagId) ?? true);
  return yield* settingTag(context, ids, tagId, !all);
}

/** Gives (`on`) or takes a tag from every one of the marks. */
export function setTag(
  context: CommandContext,
  ids: readonly Id[],
  tagId: Id,
  on: boolean,
): ChangeSet | null {
  return drained(settingTag(context, ids, tagId, on));
}

/** The same in steps. */
export function* settingTag(
  context: CommandContext,
  ids: readonly Id[],
  tagId: Id,
  on: boolean,
): Steps<ChangeSet | null> {
  const name = context.store.get('tags', tagId)?.name ?? tagId;
  const changes = yield* editingMarks(context, ids, ({ tags }) => {
    if (tags.includes(tagId) === on) return null;
    return { tags: on ? [...tags, tagId] : tags.filter((tag) => tag !== tagId) };
  });
  return changeSet(`${on ? 'Tagged' : 'Untagged'} ${counted(changes.length, 'mark')} “${name}”`, changes);
}

/** Gives a mark other passages, in reading order. Its anchor is exact again: somebody has looked. */
export function setPassages(context: CommandContext, id: Id, spans: readonly Span[]): ChangeSet | null {
  if (spans.length === 0) return null;
  return changeSet(
    'Changed passages',
    edition(context, 'annotations', id, { spans: [...spans], anchor: 'exact' }),
  );
}

/** Points mentions at another entity. */
export function setMentionEntity(
  context: CommandContext,
  ids: readonly Id[],
  entityId: Id,
): ChangeSet | null {
  return drained(settingMentionEntity(context, ids, entityId));
}

/** The same in steps. */
export function* settingMentionEntity(
  context: CommandContext,
  ids: readonly Id[],
  entityId: Id,
): Steps<ChangeSet | null> {
  const name = context.store.get('entities', entityId)?.name ?? '';
  const changes = yield* editingMarks(context, ids, ({ kind }) => (kind === 'mention' ? { entityId } : null));
  return changeSet(`Pointed ${counted(changes.length, 'mention')} to ${name}`, changes);
}

/** Deletes marks, the links that end at them, and their place among the evidence of other links. */
export function deleteMarks(context: CommandContext, ids: readonly Id[]): ChangeSet | null {
  return drained(deletingMarks(context, ids));
}

/** The same in steps. */
export function* deletingMarks(context: CommandContext, ids: readonly Id[]): Steps<ChangeSet | null> {
  const changes: Change[] = [];
  let removed = 0;
  for (const [index, id] of ids.entries()) {
    if (index % marksPerStep === marksPerStep - 1) yield;
    const removing = removal(context, 'annotations', id);
    if (removing.length > 0) removed++;
    changes.push(...removing);
  }
  const links = linksOf(context, new Set(ids));
  return changeSet(`Deleted ${counted(removed, 'mark')}`, [...changes, ...links]);
}

/** The changes that free all links from these marks: removed where they end at one, edited where one is evidence. */
export function linksOf(context: CommandContext, gone: ReadonlySet<Id>): Change[] {
  const changes: Change[] = [];
  for (const link of context.store.table('links').values()) {
    if (gone.has(link.from.id) || gone.has(link.to.id)) changes.push(...removal(context, 'links', link.id));
    else if (link.evidence.some((id) => gone.has(id)))
      changes.push(
        ...edition(context, 'links', link.id, { evidence: link.evidence.filter((id) => !gone.has(id)) }),
      );
  }
  return changes;
}

/** Marks between two steps: a fraction of a millisecond. */
export const marksPerStep = 64;

/** The changes of all marks that are known and for which `patch` says something new. */
function* editingMarks(
  context: CommandContext,
  ids: readonly Id[],
  patch: (mark: Annotation) => Partial<Annotation> | null,
): Steps<Change[]> {
  const changes: Change[] = [];
  for (const [index, id] of ids.entries()) {
    if (index % marksPerStep === marksPerStep - 1) yield;
    const mark = context.store.get('annotations', id);
    const said = mark && patch(mark);
    if (said) changes.push(...edition(context, 'annotations', id, said));
  }
  return changes;
}
