// Changing marks after the fact: fields, grades, tags, passages, and deleting them with what hangs on them.
import type { Change, ChangeSet } from '../change/change-set.ts';
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
  const verb = { accepted: 'Accepted', rejected: 'Rejected', draft: 'Returned to draft' }[status];
  const changes = ids.flatMap((id) => edition(context, 'annotations', id, { status }));
  return changeSet(`${verb} ${counted(changes.length, 'mark')}`, changes);
}

/** Gives or takes one tag; on several marks it is given unless all have it already. */
export function toggleTag(context: CommandContext, ids: readonly Id[], tagId: Id): ChangeSet | null {
  const marks = knownMarks(context, ids);
  const all = marks.every((mark) => mark.tags.includes(tagId));
  return setTag(context, ids, tagId, !all);
}

/** Gives (`on`) or takes a tag from every one of the marks. */
export function setTag(
  context: CommandContext,
  ids: readonly Id[],
  tagId: Id,
  on: boolean,
): ChangeSet | null {
  const name = context.store.get('tags', tagId)?.name ?? tagId;
  const changes = knownMarks(context, ids).flatMap((mark) => {
    if (mark.tags.includes(tagId) === on) return [];
    const tags = on ? [...mark.tags, tagId] : mark.tags.filter((tag) => tag !== tagId);
    return edition(context, 'annotations', mark.id, { tags });
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
  const name = context.store.get('entities', entityId)?.name ?? '';
  const changes = knownMarks(context, ids)
    .filter((mark) => mark.kind === 'mention')
    .flatMap((mark) => edition(context, 'annotations', mark.id, { entityId }));
  return changeSet(`Pointed ${counted(changes.length, 'mention')} to ${name}`, changes);
}

/** Deletes marks, the links that end at them, and their place among the evidence of other links. */
export function deleteMarks(context: CommandContext, ids: readonly Id[]): ChangeSet | null {
  const marks = knownMarks(context, ids);
  const changes = [
    ...marks.flatMap((mark) => removal(context, 'annotations', mark.id)),
    ...linksOf(context, new Set(ids)),
  ];
  return changeSet(`Deleted ${counted(marks.length, 'mark')}`, changes);
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

function knownMarks(context: CommandContext, ids: readonly Id[]): Annotation[] {
  return ids.flatMap((id) => context.store.get('annotations', id) ?? []);
}
