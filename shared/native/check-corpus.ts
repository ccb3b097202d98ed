// Checks what takes more than one record: ids used once, references that lead somewhere, spans that fit their texts.
//
// A reference is an error where the record would be unreadable without it (a mark's source, a mention's entity, a merge's
// target, both ends of a link, an entity's type) and a warning where it only enriches (tags, attribution.entityId,
// evidence, supersedes, parentId, relation types, analysts): exports of selected sources may leave those behind.
import { type TableName, tableNames } from '../change/change-set.ts';
import type { Annotation, ClaimAnnotation } from '../model/annotation.ts';
import { type CodebookEntry, initialEntityTypes } from '../model/codebook.ts';
import type { Analyst, Tombstone } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { ImpreciseDate } from '../model/imprecise-date.ts';
import type { JournalEntry } from '../model/journal.ts';
import { claimLinkTypes, type Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { isUuid } from '../model/uuid5.ts';
import { dateFault, isTimestamp } from './check-dates.ts';
import { spanFaults } from './check-spans.ts';
import type { ProblemList } from './problem.ts';

/** A list as read; null stands for a record that was already found broken. */
type Kept<Item> = readonly (Item | null)[];

/** The file's lists, every record of the right shape. */
export interface CheckedLists {
  readonly analysts: Kept<Analyst>;
  readonly tags: Kept<CodebookEntry>;
  readonly entityTypes: Kept<CodebookEntry>;
  readonly relationTypes: Kept<CodebookEntry>;
  readonly sources: Kept<Source>;
  readonly entities: Kept<Entity>;
  readonly annotations: Kept<Annotation>;
  readonly links: Kept<Link>;
  readonly deleted: Kept<Tombstone>;
  readonly journal: Kept<JournalEntry>;
}

/** What else the checks need to know. */
export interface CheckContext {
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of records already reported as broken; references to them are not reported again. */
  readonly broken: ReadonlySet<Id>;
  /** The importing analyst, who need not stand in the file. */
  readonly by: Id;
  readonly problems: ProblemList;
}

/** Reports everything wrong; returns the entity types that are missing but belong to every new corpus. */
export function checkCorpus(lists: CheckedLists, context: CheckContext): readonly CodebookEntry[] {
  const { problems, broken } = context;
  const index = <Item extends { readonly id: Id }>(path: string, list: Kept<Item>): Lookup<Item> =>
    indexed(path, list, problems);
  const analysts = index('analysts', lists.analysts);
  const tags = index('codebook.tags', lists.tags);
  const types = index('codebook.entityTypes', lists.entityTypes);
  const relations = index('codebook.relationTypes', lists.relationTypes);
  const sources = index('sources', lists.sources);
  const entities = index('entities', lists.entities);
  const annotations = index('annotations', lists.annotations);
  index('links', lists.links);
  const missingTypes = new Map<Id, CodebookEntry>();

  const error = (where: string, id: Id, message: string, hint = '') =>
    problems.error(`${where} (${id})`, message, hint);
  const soft = (key: string, where: string, id: Id, message: string, hint = '') =>
    problems.repeatedWarning(key, `${where} (${id})`, message, hint);
  const checkDate = (where: string, id: Id, date: ImpreciseDate | null) => {
    const fault = date && dateFault(date);
    if (fault?.severity === 'error') error(where, id, fault.message, 'Correct the date in the file.');
    else if (fault)
      problems.warning(`${where} (${id})`, fault.message, 'Correct the date in the file; it is kept.');
  };
  // Few stamps are unlike all others; a wrong one is told once.
  const times = new Set<string>();
  const checkTime = (where: string, id: Id, time: string) => {
    if (times.has(time)) return;
    times.add(time);
    if (!isTimestamp(time))
      error(where, id, `“${time}” is not a time like 2026-11-21T10:00:00Z.`, 'Correct it, or leave it out.');
  };
  const checkStamps = (where: string, record: Source | Entity | Annotation | Link) => {
    checkTime(`${where}.createdAt`, record.id, record.createdAt);
    checkTime(`${where}.updatedAt`, record.id, record.updatedAt);
    for (const analyst of [record.createdBy, record.updatedBy])
      if (!analysts.has(analyst) && analyst !== context.by)
        soft(
          `analyst ${analyst}`,
          where,
          record.id,
          `The analyst ${analyst} is not in the file.`,
          'Add an entry to “analysts”; without one no name is shown.',
        );
  };

  const twins = new Set<string>();
  each(lists.sources, (source, at) => {
    const where = `sources[${at}]`;
    checkStamps(where, source);
    const identity = `${source.sha256} ${source.fileName}`;
    if (source.fileName !== null && twins.has(identity))
      soft(
        'twin',
        where,
        source.id,
        `The same text stands twice under the file name ${source.fileName}.`,
        'Give one of them another file name, or leave it out.',
      );
    twins.add(identity);
    checkDate(`${where}.publishedOn`, source.id, source.publishedOn);
    checkDate(`${where}.retrievedOn`, source.id, source.retrievedOn);
    if (source.supersedes !== null && !sources.has(source.supersedes))
      soft(
        'supersedes',
        `${where}.supersedes`,
        source.id,
        'The version it replaces is not in the file.',
        'Add that source, or set “supersedes” to null.',
      );
    source.zones.forEach((zone, number) => {
      if (zone.end < zone.start || zone.end > source.length)
        error(
          `${where}.zones[${number}]`,
          source.id,
          `The zone ${zone.start}–${zone.end} does not lie within the text (${source.length}).`,
          'Correct its offsets, or leave the zone out.',
        );
    });
  });

  each(lists.entities, (entity, at) => {
    const where = `entities[${at}]`;
    checkStamps(where, entity);
    if (!types.has(entity.type) && !missingTypes.has(entity.type)) {
      const initial = initialEntityTypes.find((type) => type.id === entity.type);
      if (initial) {
        missingTypes.set(initial.id, initial);
        problems.warning(
          `${where}.type (${entity.id})`,
          `The codebook lacks the entity type “${initial.id}”; it is added.`,
        );
      } else if (!broken.has(entity.type))
        error(
          `${where}.type`,
          entity.id,
          `The codebook has no entity type “${entity.type}”.`,
          'Add it to codebook.entityTypes.',
        );
    }
    if (entity.mergedInto !== null && !entities.has(entity.mergedInto) && !broken.has(entity.mergedInto))
      error(
        `${where}.mergedInto`,
        entity.id,
        `It is merged into ${entity.mergedInto}, which is not in the file.`,
        'Add that entity, or set “mergedInto” to null.',
      );
  });
  checkLoops('entities', lists.entities, (entity) => entity.mergedInto, 'mergedInto', entities, problems);
  checkLoops('sources', lists.sources, (source) => source.supersedes, 'supersedes', sources, problems);
  checkEntries('codebook.tags', lists.tags, tags, problems);
  checkEntries('codebook.entityTypes', lists.entityTypes, types, problems);
  checkEntries('codebook.relationTypes', lists.relationTypes, relations, problems);

  const checkClaim = (where: string, mark: ClaimAnnotation) => {
    const { claim, id } = mark;
    checkDate(`${where}.claim.informationDate`, id, claim.informationDate);
    claim.figures.forEach((figure, number) => {
      checkDate(`${where}.claim.figures[${number}].asOf`, id, figure.asOf);
    });
    claim.attribution.forEach((hop, number) => {
      if (hop.entityId !== null && !entities.has(hop.entityId))
        soft(
          'attribution',
          `${where}.claim.attribution[${number}].entityId`,
          id,
          'The entity is not in the file; its name stays.',
        );
    });
  };
  each(lists.annotations, (mark, at) => {
    const where = `annotations[${at}]`;
    checkStamps(where, mark);
    const source = sources.get(mark.sourceId);
    if (source) {
      const text = context.texts.get(source.sha256) ?? null;
      for (const fault of spanFaults(mark, text, source.length))
        error(`${where}.spans[${fault.span}]`, mark.id, fault.message, fault.hint);
    } else if (!broken.has(mark.sourceId))
      error(
        `${where}.sourceId`,
        mark.id,
        `The source ${mark.sourceId} is not in the file.`,
        'Add that source, or leave the mark out.',
      );
    for (const tag of mark.tags)
      if (!tags.has(tag))
        soft(
          `tag ${tag}`,
          `${where}.tags`,
          mark.id,
          `The codebook has no tag ${tag}.`,
          'Add it to codebook.tags, or take it off the marks.',
        );
    if (mark.kind === 'claim') checkClaim(where, mark);
    if (mark.kind === 'mention' && !entities.has(mark.entityId) && !broken.has(mark.entityId))
      error(
        `${where}.entityId`,
        mark.id,
        `The entity ${mark.entityId} is not in the file.`,
        'Add that entity, or leave the mention out.',
      );
  });

  each(lists.links, (link, at) => {
    const where = `links[${at}]`;
    checkStamps(where, link);
    for (const side of ['from', 'to'] as const) {
      const end = link[side];
      if (broken.has(end.id)) continue;
      if (end.kind === 'entity' ? !entities.has(end.id) : annotations.get(end.id)?.kind !== 'claim')
        error(
          `${where}.${side}`,
          link.id,
          `The ${end.kind} ${end.id} is not in the file.`,
          'Add it, or leave the link out.',
        );
    }
    const known: readonly string[] = claimLinkTypes;
    if (!known.includes(link.type) && !relations.has(link.type))
      soft(
        `relation ${link.type}`,
        `${where}.type`,
        link.id,
        `The codebook has no relation type “${link.type}”.`,
        'Add it to codebook.relationTypes, or correct the type of the link.',
      );
    if (link.evidence.some((id) => !annotations.has(id)))
      soft(
        'evidence',
        `${where}.evidence`,
        link.id,
        'Some evidence is not in the file.',
        'Add those marks, or take their ids out of “evidence”.',
      );
  });

  const tables: readonly string[] = tableNames;
  const tombstones = new Set<string>();
  each(lists.deleted, (tombstone, at) => {
    const where = `deleted[${at}]`;
    checkTime(`${where}.at`, tombstone.id, tombstone.at);
    if (!tables.includes(tombstone.table))
      error(
        `${where}.table`,
        tombstone.id,
        `There is no table “${tombstone.table}”.`,
        `Tables are ${(tableNames satisfies readonly TableName[]).join(', ')}.`,
      );
    const key = `${tombstone.table} ${tombstone.id}`;
    if (tombstones.has(key))
      error(where, tombstone.id, 'The same deletion stands twice in the file.', 'Leave one of them out.');
    tombstones.add(key);
  });

  index('journal', lists.journal);
  const numbers = new Set<number>();
  each(lists.journal, (entry, at) => {
    checkTime(`journal[${at}].at`, entry.id, entry.at);
    if (numbers.has(entry.seq))
      error(
        `journal[${at}].seq`,
        entry.id,
        `The number ${entry.seq} stands twice in the journal.`,
        'Number the entries anew, or leave the journal out.',
      );
    numbers.add(entry.seq);
  });
  return [...missingTypes.values()];
}

type Lookup<Item> = ReadonlyMap<Id, Item>;

function indexed<Item extends { readonly id: Id }>(
  path: string,
  list: Kept<Item>,
  problems: ProblemList,
): Lookup<Item> {
  const map = new Map<Id, Item>();
  each(list, (item, at) => {
    if (map.has(item.id))
      problems.error(
        `${path}[${at}] (${item.id})`,
        'The same id stands twice in this list.',
        'Give one of them an id of its own.',
      );
    map.set(item.id, item);
    if (!path.startsWith('codebook') && !isUuid(item.id))
      problems.repeatedWarning(
        'id',
        `${path}[${at}] (${item.id})`,
        'The id is not a UUID.',
        'It is kept; ids that two corpora may both have come to mean one record when they are merged.',
      );
  });
  return map;
}

function each<Item>(list: Kept<Item>, visit: (item: Item, at: number) => void): void {
  for (let at = 0; at < list.length; at++) {
    const item = list[at];
    if (item) visit(item, at);
  }
}

function checkEntries(
  path: string,
  list: Kept<CodebookEntry>,
  known: Lookup<CodebookEntry>,
  problems: ProblemList,
): void {
  const keys = new Set<number>();
  each(list, (entry, at) => {
    const where = `${path}[${at}] (${entry.id})`;
    if (entry.parentId !== null && !known.has(entry.parentId))
      problems.warning(
        where,
        `Its parent ${entry.parentId} is not in the list.`,
        'Add the parent, or set “parentId” to null.',
      );
    if (entry.key !== null && keys.has(entry.key))
      problems.warning(
        where,
        `The number key ${entry.key} belongs to another entry, too.`,
        'Set “key” to null in one of them.',
      );
    if (entry.key !== null) keys.add(entry.key);
    if (!/^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(entry.colour))
      problems.warning(
        where,
        `“${entry.colour.slice(0, 40)}” is not a colour like #3b6fd4.`,
        'Give it one; without it what it stands for has no colour.',
      );
  });
  checkLoops(path, list, (entry) => entry.parentId, 'parentId', known, problems);
}

/** Reports every record from which following `next` leads back to it; each loop once, at its first record. */
function checkLoops<Item extends { readonly id: Id }>(
  path: string,
  list: Kept<Item>,
  next: (item: Item) => Id | null,
  field: string,
  known: Lookup<Item>,
  problems: ProblemList,
): void {
  const done = new Set<Id>();
  each(list, (start, at) => {
    const trail = new Set<Id>();
    let item: Item | undefined = start;
    while (item && !done.has(item.id) && !trail.has(item.id)) {
      trail.add(item.id);
      const target = next(item);
      item = target === null ? undefined : known.get(target);
    }
    if (item && trail.has(item.id))
      problems.error(
        `${path}[${at}].${field} (${start.id})`,
        `Following “${field}” leads in a circle.`,
        'Set it to null in one of them.',
      );
    for (const id of trail) done.add(id);
  });
}
