// What is known about sources: details, reading status, order, and removing them with everything marked on them.
import type { Change, ChangeSet } from '../change/change-set.ts';
import { drained, type Steps } from '../change/steps.ts';
import type { Id } from '../model/ids.ts';
import type { ReadStatus, Source } from '../model/source.ts';
import type { CommandContext } from './command-context.ts';
import { changeSet, counted, edition, removal } from './command-context.ts';
import { linksOf, marksPerStep } from './edit-marks.ts';

/** The fields of a source an analyst may change; the text and what identifies it may not. */
export type SourceDetails = Pick<
  Source,
  | 'title'
  | 'publisher'
  | 'authors'
  | 'publishedOn'
  | 'retrievedOn'
  | 'url'
  | 'language'
  | 'reliability'
  | 'interest'
  | 'notes'
>;

/** Sets details of a source. */
export function editSource(context: CommandContext, id: Id, patch: Partial<SourceDetails>): ChangeSet | null {
  return changeSet('Edited source details', edition(context, 'sources', id, patch));
}

/** Sets the reading status of sources. */
export function setReadStatus(
  context: CommandContext,
  ids: readonly Id[],
  readStatus: ReadStatus,
): ChangeSet | null {
  const changes = ids.flatMap((id) => edition(context, 'sources', id, { readStatus }));
  return changeSet(`Set ${counted(changes.length, 'source')} to ${readStatus}`, changes);
}

/** Removes sources with their marks and the links that end there. Texts stay stored, so that undo brings all back. */
export function removeSources(context: CommandContext, ids: readonly Id[]): ChangeSet | null {
  return drained(removingSources(context, ids));
}

/** The same in steps. */
export function* removingSources(context: CommandContext, ids: readonly Id[]): Steps<ChangeSet | null> {
  const known = ids.filter((id) => context.store.get('sources', id));
  const changes: Change[] = [];
  const marks = new Set<Id>();
  for (const id of known) {
    yield;
    for (const mark of context.store.marksOf(id).ordered) {
      marks.add(mark.id);
      changes.push(...removal(context, 'annotations', mark.id));
      if (marks.size % marksPerStep === 0) yield;
    }
  }
  changes.push(...linksOf(context, marks));
  for (const id of known) changes.push(...removal(context, 'sources', id));
  const label = `Removed ${counted(known.length, 'source')}${marks.size > 0 ? ` with ${counted(marks.size, 'mark')}` : ''}`;
  return changeSet(label, changes);
}
