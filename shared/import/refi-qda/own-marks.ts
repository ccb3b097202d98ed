// Marks of our own exports: the note holds the record, the selections say where its passages are in this text.
import { uuid5, uuidOf } from '../../model/uuid5.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import { isJsonObject, listOf, objectsOf } from '../json-value.ts';
import { linkOfRecord, markOfRecord, readOwnRecord } from '../own-record.ts';
import type { XmlElement } from '../xml-tree.ts';
import { childrenOf } from '../xml-tree.ts';
import type { OwnMark, ProjectNotes } from './project-notes.ts';
import { stampsOf, targetsOf } from './qde-values.ts';
import type { Selection, SelectionContext } from './selections.ts';

interface OwnContext extends SelectionContext {
  readonly notes: ProjectNotes;
  /** False: selections without a record are somebody else's. */
  readonly isOwn: boolean;
}

/** Adds the marks whose records are at hand; gives back the selections that have none. */
export function addOwnMarks(
  selections: readonly Selection[],
  source: XmlElement,
  passageOf: (selection: Selection) => Selector,
  context: OwnContext,
): Selection[] {
  const byGuid = new Map(selections.map((selection) => [selection.guid, selection]));
  const taken = new Set<string>();
  const rest: Selection[] = [];
  for (const selection of selections) {
    if (taken.has(selection.guid)) continue;
    const own = context.notes.ownMark(targetsOf(selection.element, 'NoteRef'));
    if (!own) {
      rest.push(selection);
      continue;
    }
    const { id } = own.record;
    const placed: Selection[] = [];
    for (let at = 0; ; at++) {
      const guid = at === 0 ? uuidOf('annotation', id) : uuid5(`refi-qda/selection/${id}/${at}`);
      const passage = byGuid.get(guid);
      if (!passage && at > listOf(own.value.spans).length) break;
      if (passage) placed.push(passage);
    }
    if (placed.length === 0) placed.push(selection);
    for (const { guid } of placed) taken.add(guid);
    addOwn(own, placed.map(passageOf), context);
  }
  // A mark whose place was lost has no selection: the text refers to its note.
  for (const guid of targetsOf(source, 'NoteRef')) {
    const own = context.notes.ownMark([guid]);
    if (own) addOwn(own, quotesOf(own), context);
  }
  return context.isOwn ? rest.filter((selection) => !addPlain(selection, passageOf, context)) : rest;
}

function addOwn(own: OwnMark, passages: readonly Selector[], { builder, source, where }: OwnContext): void {
  const mark = markOfRecord(own.record, passages, `${where}, mark ${own.record.id}`);
  builder.addMark({ ...mark, source });
  for (const value of objectsOf(own.value.links)) {
    const link = readOwnRecord('links', value);
    if (link) builder.addLink(linkOfRecord(link, where));
  }
}

function quotesOf(own: OwnMark): Selector[] {
  return listOf(own.value.spans).flatMap((span): Selector[] => {
    if (!isJsonObject(span) || typeof span.quote !== 'string' || span.quote === '') return [];
    const { quote, prefix, suffix } = span;
    return [
      {
        quote,
        ...(typeof prefix === 'string' && { prefix }),
        ...(typeof suffix === 'string' && { suffix }),
      },
    ];
  });
}

/** A plain mention or highlight of our own: its codes say all there is. False where they say something else. */
function addPlain(
  selection: Selection,
  passageOf: (selection: Selection) => Selector,
  { builder, roles, source, where }: OwnContext,
): boolean {
  const codes = childrenOf(selection.element, 'Coding')
    .flatMap((coding) => targetsOf(coding, 'CodeRef'))
    .flatMap((code) => roles.get(code) ?? []);
  const kind = codes.find((role) => role.is === 'kind')?.kind;
  const entity = codes.find((role) => role.is === 'entity')?.key;
  if (kind === undefined || kind === 'claim' || (kind === 'mention' && entity === undefined)) return false;
  const mark: IncomingMark = {
    key: selection.guid,
    id: selection.guid,
    where: `${where}, mark ${selection.guid}`,
    source,
    kind,
    passages: [passageOf(selection)],
    tags: codes.flatMap((role) => (role.is === 'tag' ? [role.key] : [])),
    comment: '',
    status: codes.find((role) => role.is === 'status')?.status ?? 'draft',
    ...(kind === 'mention' && entity !== undefined && { entity }),
    ...stampsOf(selection.element),
  };
  builder.addMark(mark);
  return true;
}
