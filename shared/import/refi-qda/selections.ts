// The passages of one text of a project and what their codings make of them.
import { ProjectedText } from '../../export/projected-text.ts';
import type { Claim } from '../../model/claim.ts';
import type { Selector } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml-tree.ts';
import type { CodeRoles } from './code-roles.ts';
import { CountedText, type Counting, countingOf, isNamedAfter } from './counting.ts';
import { descriptionOf, guidOf, ownGuid, stampsOf, targetsOf } from './qde-values.ts';

/** A selection and where it says it is. */
export interface Selection {
  readonly guid: string;
  readonly element: XmlElement;
  readonly name: string;
  /** As the file counts. */
  readonly start: number;
  readonly end: number;
}

/** What is known of a selection beside its codings. */
export interface SelectionContext {
  readonly builder: IncomingBuilder;
  readonly roles: CodeRoles;
  /** Key of the source. */
  readonly source: string;
  readonly where: string;
  /** Text of the notes that these GUIDs refer to, joined. */
  readonly noteText: (guids: readonly string[]) => string;
  /** Notes that a link ties to a selection, and cases that name it, by the selection's GUID. */
  readonly linkedNotes: ReadonlyMap<string, readonly string[]>;
  readonly entitiesOf: ReadonlyMap<string, readonly string[]>;
}

/** The selections of a text; those without a place are told. */
export function selectionsOf(
  source: XmlElement | undefined,
  builder: IncomingBuilder,
  where: string,
): Selection[] {
  const points = syncPoints(source);
  const elements = [
    ...childrenOf(source, 'PlainTextSelection'),
    ...childrenOf(source, 'TranscriptSelection').filter((element) => timedRange(element, points) !== null),
  ];
  return elements.flatMap((element) => {
    const [start, end] = timedRange(element, points) ?? [
      positionOf(element, 'startPosition', ['start']),
      positionOf(element, 'endPosition', ['end']),
    ];
    const guid = ownGuid(element) ?? `${where}/${start}-${end}`;
    if (start === null || end === null || end < start) {
      builder.problems.warning(
        `${where}, selection ${guid}`,
        'A selection has no start and end that make a range; it is left out.',
        'startPosition and endPosition are whole numbers from 0.',
      );
      return [];
    }
    if (start === end) {
      builder.losses.add('empty-selection', 'Selections that cover nothing are left out', {
        id: guid,
        words: attributeOf(element, 'name') ?? '',
      });
      return [];
    }
    return [{ guid, element, name: attributeOf(element, 'name') ?? '', start, end }];
  });
}

/** Selections of a transcript whose ends are no places in its text, but times alone. */
export function countUntimed(transcript: XmlElement): number {
  const points = syncPoints(transcript);
  return childrenOf(transcript, 'TranscriptSelection').filter(
    (element) => timedRange(element, points) === null,
  ).length;
}

/** Where the points lie in the text that tie a transcript to its recording, by their GUID. */
function syncPoints(transcript: XmlElement | undefined): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  for (const point of childrenOf(transcript, 'SyncPoint')) {
    const [guid, position] = [ownGuid(point), positionOf(point, 'position', [])];
    if (guid !== undefined && position !== null) points.set(guid, position);
  }
  return points;
}

/** From one such point to another; null for what is no selection of a transcript, or one without places. */
function timedRange(element: XmlElement, points: ReadonlyMap<string, number>): [number, number] | null {
  const [start, end] = ['fromSyncPoint', 'toSyncPoint'].map((name) =>
    points.get(guidOf(attributeOf(element, name)) ?? ''),
  );
  return start === undefined || end === undefined ? null : [start, end];
}

function positionOf(element: XmlElement, name: string, others: readonly string[]): number | null {
  const value = [name, ...others]
    .map((each) => attributeOf(element, each))
    .find((each) => each !== undefined);
  const number = value !== undefined && /^\s*\d+\s*$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** How the offsets of a text are counted: as asked, else as the text itself tells. */
export function countingFor(
  text: string,
  selections: readonly Selection[],
  unit: Counting['unit'] | undefined,
  origin: string,
): Counting {
  // The one program known for it; others are believed only where their passages say so.
  const expected = { unit: unit ?? 'code-point', crlfAsOne: /atlas/i.test(origin) } as const;
  return countingOf(text, selections, expected, unit ? [unit] : ['code-point', 'utf-16']);
}

/**
 * Passages in code points of the exact text, with the words they cover. Where the text is not at hand, or ends before them,
 * they are as the file has them.
 */
export function passageReader(
  text: string | undefined,
  counting: Counting,
): (selection: Pick<Selection, 'start' | 'end'>) => Selector {
  if (text === undefined) return ({ start, end }) => ({ start, end });
  const counted = new CountedText(text, counting);
  const points = new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
  return ({ start, end }) => {
    const range = counted.range({ start, end });
    return range ? { ...points.range(range), quote: text.slice(range.start, range.end) } : { start, end };
  };
}

/** The marks that a selection makes: a note, a claim, or a mention for each entity; one for each coder of a note. */
export function addMarks(selection: Selection, passage: Selector, context: SelectionContext): void {
  const { builder } = context;
  const { guid, element, name } = selection;
  const where = `${context.where}, selection ${guid}`;
  const codings = childrenOf(element, 'Coding').map((coding) => readCoding(coding, context, where));
  const all = codings.flatMap(({ roles }) => roles);
  const comment = [
    descriptionOf(element),
    context.noteText([
      ...targetsOf(element, 'NoteRef'),
      ...codings.flatMap(({ notes }) => notes),
      ...(context.linkedNotes.get(guid) ?? []),
    ]),
  ]
    .filter(Boolean)
    .join('\n\n');
  if (name && passage.quote !== undefined && !isNamedAfter(name, passage.quote))
    builder.losses.add(
      'selection-name-dropped',
      'Names of selections that are not their first words are left out',
      {
        id: guid,
        words: name,
      },
    );
  const kind = all.find((role) => role.is === 'kind')?.kind;
  const status = all.find((role) => role.is === 'status')?.status;
  const claim: Partial<Claim> = Object.assign(
    {},
    ...all.map((role) => (role.is === 'grade' ? role.claim : {})),
  );
  const entities = [
    ...new Set([
      ...all.flatMap((role) => (role.is === 'entity' ? [role.key] : [])),
      ...(context.entitiesOf.get(guid) ?? []),
    ]),
  ];
  const stamps = stampsOf(element);
  const common = {
    where,
    source: context.source,
    passages: [passage],
    ...(status && { status }),
  };
  const tagsOf = (of: typeof all) => of.flatMap((role) => (role.is === 'tag' ? [role.key] : []));
  const tags = [...new Set(tagsOf(all))];
  if (kind === 'claim' || Object.keys(claim).length > 0) {
    builder.addMark({
      ...common,
      ...stamps,
      key: guid,
      kind: 'claim',
      tags,
      claim: { ...claim, ...(comment && { statement: comment }) },
    });
    return;
  }
  if (entities.length > 0) {
    entities.forEach((entity, index) => {
      builder.addMark({
        ...common,
        ...stamps,
        key: index === 0 ? guid : `${guid}/${entity}`,
        kind: 'mention',
        entity,
        ...(index === 0 && { tags, ...(comment && { comment }) }),
      });
    });
    return;
  }
  // Two coders of one passage are two opinions: they stay apart, so that agreement can be measured.
  const coders = [...new Set(codings.map(({ coder }) => coder ?? stamps.createdBy))];
  if (coders.length === 0) coders.push(stamps.createdBy);
  coders.forEach((coder, index) => {
    const theirs = codings.filter((coding) => (coding.coder ?? stamps.createdBy) === coder);
    builder.addMark({
      ...common,
      ...stamps,
      ...(coder && { createdBy: coder }),
      ...(coder && coders.length > 1 && { updatedBy: coder }),
      key: index === 0 ? guid : `${guid}/${coder}`,
      kind: 'note',
      tags: [...new Set(tagsOf(theirs.flatMap(({ roles }) => roles)))],
      ...(index === 0 && comment && { comment }),
    });
  });
}

/** The highlight that a note of a text is about. */
export function addAnnotation(
  note: string,
  selection: Selection,
  passage: Selector,
  { builder, source, where, noteText }: SelectionContext,
): void {
  builder.addMark({
    ...stampsOf(selection.element),
    key: selection.guid,
    where: `${where}, note ${note}`,
    source,
    kind: 'note',
    passages: [passage],
    comment: noteText([note]),
  });
}

function readCoding(coding: XmlElement, { builder, roles }: SelectionContext, where: string) {
  const codes = targetsOf(coding, 'CodeRef');
  return {
    coder: guidOf(attributeOf(coding, 'creatingUser')),
    notes: targetsOf(coding, 'NoteRef'),
    roles: codes.flatMap((code) => {
      const role = roles.get(code);
      if (!role)
        builder.problems.repeatedWarning(
          'unknown-code',
          where,
          'A coding refers to a code that is not in the code book; it is left out.',
        );
      return role ?? [];
    }),
  };
}
