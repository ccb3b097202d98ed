// What is known about sources: details, reading status, order, and removing them with everything marked on them.
import type { ChangeSet } from '../change/change-set.ts';
import type { Id } from '../model/ids.ts';
import type { ReadStatus, Source } from '../model/source.ts';
import type { CommandContext } from './command-context.ts';
import { changeSet, counted, edition, removal } from './command-context.ts';
import { linksOf } from './edit-marks.ts';

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
  const known = ids.filter((id) => context.store.get('sources', id));
  const marks = known.flatMap((id) => context.store.marksOf(id).ordered.map((mark) => mark.id));
  const changes = [
    ...marks.flatMap((mark) => removal(context, 'annotations', mark)),
    ...linksOf(context, new Set(marks)),
    ...known.flatMap((id) => removal(context, 'sources', id)),
  ];
  const label = `Removed ${counted(known.length, 'source')}${marks.length > 0 ? ` with ${counted(marks.length, 'mark')}` : ''}`;
  return changeSet(label, changes);
}
