// What a format leaves out of records, said field by field: a format names what it keeps, everything else that is set is counted.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { CorpusInfo } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { CorpusView } from './corpus-view.ts';
import { exampleOf, type LossCounter } from './loss-counter.ts';
import { countDeletions } from './tables/table-losses.ts';

/** What a field is called in a report, and whether a record states it. */
type Fields<Name extends string, Record_> = Readonly<
  Record<Name, readonly [words: string, isSet: (record: Record_) => boolean]>
>;

type CorpusField = 'title' | 'description' | 'yardstick';
const corpusFields: Fields<CorpusField, CorpusInfo> = {
  title: ['title', ({ title }) => title !== ''],
  description: ['description', ({ description }) => description !== ''],
  yardstick: ['yardstick', ({ yardstick }) => yardstick !== 'icd203'],
};

type SourceField = Exclude<
  keyof Source,
  'id' | 'position' | 'sha256' | 'length' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>;
const sourceFields: Fields<SourceField, Source> = {
  title: ['titles', ({ title }) => title !== ''],
  fileName: ['file names', ({ fileName }) => fileName !== null],
  mediaType: ['media types', ({ mediaType }) => mediaType !== 'text/plain'],
  language: ['languages', ({ language }) => language !== null],
  encoding: ['encodings', ({ encoding }) => encoding !== null],
  extraction: ['what took the text out of a document', ({ extraction }) => extraction !== null],
  supersedes: ['which earlier version they replace', ({ supersedes }) => supersedes !== null],
  publisher: ['publishers', ({ publisher }) => publisher !== null],
  authors: ['authors', ({ authors }) => authors.length > 0],
  publishedOn: ['dates of publication', ({ publishedOn }) => publishedOn !== null],
  retrievedOn: ['dates of retrieval', ({ retrievedOn }) => retrievedOn !== null],
  url: ['addresses', ({ url }) => url !== null],
  reliability: ['grades', ({ reliability }) => reliability !== null],
  interest: ['interests', ({ interest }) => interest !== ''],
  notes: ['notes', ({ notes }) => notes !== ''],
  readStatus: ['reading status', ({ readStatus }) => readStatus !== 'unread'],
  zones: ['zones', ({ zones }) => zones.length > 0],
};

type EntityField = Exclude<
  keyof Entity,
  'id' | 'type' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>;
const entityFields: Fields<EntityField, Entity> = {
  name: ['names', ({ name }) => name !== ''],
  aliases: ['aliases', ({ aliases }) => aliases.length > 0],
  description: ['descriptions', ({ description }) => description !== ''],
  reliability: ['grades', ({ reliability }) => reliability !== null],
  interest: ['interests', ({ interest }) => interest !== ''],
  externalIds: ['ids in other registers', ({ externalIds }) => Object.keys(externalIds).length > 0],
  mergedInto: ['names that were merged into others', ({ mergedInto }) => mergedInto !== null],
};

type EntryField = 'colour' | 'key' | 'description' | 'parentId';
const entryFields: Fields<EntryField, CodebookEntry> = {
  colour: ['colours', ({ colour }) => colour !== ''],
  key: ['number keys', ({ key }) => key !== null],
  description: ['descriptions', ({ description }) => description !== ''],
  parentId: ['levels', ({ parentId }) => parentId !== null],
};

/** What a format has a place for. What is not named here counts as left out. */
export interface Kept {
  readonly corpus?: readonly CorpusField[];
  readonly sources?: readonly SourceField[];
  readonly entities?: readonly EntityField[];
  /** Whether entities are written that no mark names. */
  readonly registry?: boolean;
  /** Of tags and types of relations. `unused`: those that nothing has are written too. */
  readonly codebook?: readonly (EntryField | 'unused')[];
  readonly entityTypes?: readonly EntryField[];
  /** Who made a mark and when; `ids`: analysts by id alone, `times`: when alone. */
  readonly stamps?: 'whole' | 'ids' | 'times';
  /** States of a mark's place that are told. What has lost its place is counted by the format itself. */
  readonly anchors?: readonly Annotation['anchor'][];
}

/** Counts what is not kept, one kind of loss for each kind of record, naming the fields that are concerned here. */
export function countLeftOut(view: CorpusView, kept: Kept, counter: LossCounter): void {
  countDeletions(view, counter);
  const { sources, entities } = view.scope;
  const info = { ...view.info, words: view.info.title };
  countFields('corpus', 'Of the corpus', [info], corpusFields, kept.corpus, counter);
  const titled = sources.map((source) => ({ ...source, words: source.title }));
  countFields('source', 'Of sources', titled, sourceFields, kept.sources, counter);
  const isWritten = kept.registry ? () => true : namedIn(view);
  const written = entities.filter(({ id }) => isWritten(id));
  const named = written.map((entity) => ({ ...entity, words: entity.name }));
  countFields('entity', 'Of entities', named, entityFields, kept.entities, counter);
  for (const entity of entities)
    if (!isWritten(entity.id))
      counter.add('entity-dropped', 'Entities that no mark names are left out', {
        id: entity.id,
        words: entity.name,
      });
  countCodebook(view, kept, counter);
  countMarks(view, kept, counter);
}

function countFields<Record_ extends { readonly id: Id; readonly words: string }, Name extends string>(
  kind: string,
  whose: string,
  records: readonly Record_[],
  fields: Fields<Name, Record_>,
  kept: readonly Name[] = [],
  counter: LossCounter,
): void {
  const names = Object.keys(fields) as Name[];
  const checked = names.filter((name) => !kept.includes(name)).map((name) => fields[name]);
  const said = new Set<string>();
  const concerned: Record_[] = [];
  for (const record of records) {
    const lost = checked.filter(([, isSet]) => isSet(record));
    if (lost.length > 0) concerned.push(record);
    for (const [words] of lost) said.add(words);
  }
  const list = checked.map(([words]) => words).filter((words) => said.has(words));
  for (const { id, words } of concerned)
    counter.add(`${kind}-details-dropped`, `${whose} these are left out: ${list.join(', ')}`, { id, words });
}

function namedIn(view: CorpusView): (id: Id) => boolean {
  const named = new Set<Id>();
  const add = (id: Id) => {
    named.add(id);
    const head = view.entity(id);
    if (head) named.add(head.id);
  };
  for (const mark of view.scope.annotations)
    if (mark.kind === 'mention') add(mark.entityId);
    else if (mark.kind === 'claim')
      for (const { entityId } of mark.claim.attribution) if (entityId !== null) add(entityId);
  return (id) => named.has(id);
}

function countCodebook(view: CorpusView, kept: Kept, counter: LossCounter): void {
  const { annotations, links, entities } = view.scope;
  const used = new Set<Id>();
  for (const mark of annotations) for (const tag of mark.tags) used.add(tag);
  for (const link of links) used.add(link.type);
  for (const entity of entities) used.add(entity.type);
  const entries = [...view.tags, ...view.relationTypes];
  const keepsUnused = kept.codebook?.includes('unused') ?? false;
  const detailed = (list: readonly CodebookEntry[]) =>
    list.filter(({ id }) => keepsUnused || used.has(id)).map((entry) => ({ ...entry, words: entry.name }));
  const fields = kept.codebook?.filter((field) => field !== 'unused') ?? [];
  countFields('codebook', 'Of tags and types of relations', detailed(entries), entryFields, fields, counter);
  const types = detailed(view.entityTypes);
  countFields('entity-type', 'Of types of entities', types, entryFields, kept.entityTypes, counter);
  if (keepsUnused) return;
  for (const { id, name } of entries)
    if (!used.has(id))
      counter.add('codebook-unused-dropped', 'Tags and types of relations that nothing has are left out', {
        id,
        words: name,
      });
}

function countMarks(view: CorpusView, { stamps, anchors = [] }: Kept, counter: LossCounter): void {
  const { annotations, analysts } = view.scope;
  const add = (kind: string, message: string, count: number) => {
    if (count > 0) counter.add(kind, message, undefined, count);
  };
  if (stamps === undefined) add('stamps-dropped', 'Who made a mark and when is left out', annotations.length);
  if (stamps === 'times') add('makers-dropped', 'Who made a mark is left out', annotations.length);
  if (stamps === 'ids')
    add('analyst-names-dropped', 'Analysts stand by their ids: names are left out', analysts.length);
  for (const mark of annotations)
    if (!anchors.includes(mark.anchor) && (mark.anchor === 'moved' || mark.anchor === 'uncertain'))
      counter.add(
        'anchor-dropped',
        'That marks moved with a new version, or are uncertain since, is left out',
        exampleOf(mark),
      );
}
