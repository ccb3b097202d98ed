// A corpus as tables, the same for CSV and XLSX: nothing of the model is left out but the texts themselves.
import type { Annotation, ClaimAnnotation, MentionAnnotation } from '../../model/annotation.ts';
import type { Attribution, Figure } from '../../model/claim.ts';
import type { CodebookEntry } from '../../model/codebook.ts';
import type { Analyst } from '../../model/corpus.ts';
import type { Entity } from '../../model/entity.ts';
import type { Link } from '../../model/link.ts';
import type { Source, Zone } from '../../model/source.ts';
import type { CorpusView } from '../corpus-view.ts';
import { dateFields, type Field, field, rowOf, stampFields } from './column-set.ts';
import { spansTable, type TextLost } from './spans-table.ts';
import { listCell, type Table } from './table.ts';

/** Where the text of a source lies in the export; null where it is not part of it. */
export type TextPath = (source: Source) => string | null;

/** All tables in the order of the workbook. `onTextLost` is told of sources whose code points cannot be counted. */
export function corpusTables(view: CorpusView, textPath: TextPath, onTextLost: TextLost): Table[] {
  const { scope } = view;
  const marks = scope.annotations;
  const claims = marks.filter((mark) => mark.kind === 'claim');
  const mentions = marks.filter((mark) => mark.kind === 'mention');
  const notes = marks.filter((mark) => mark.kind === 'note');
  return [
    table('sources', 'One row for each text.', sourceFields(textPath), scope.sources),
    spansTable(view, onTextLost),
    table('claims', 'One row for each claim; its passages are in spans.', claimFields(view), claims),
    table(
      'attributions',
      'Who says a claim, hop by hop from the author of the document to the origin.',
      attributionFields,
      numbered(claims, (mark) => mark.claim.attribution),
    ),
    table(
      'figures',
      'The numbers a claim gives.',
      figureFields,
      numbered(claims, (mark) => mark.claim.figures),
    ),
    table('entities', 'The registry.', entityFields(view), scope.entities),
    table(
      'aliases',
      'Other names of the entities.',
      [
        field('entity_id', 'Id of the entity', ({ item }) => item.id),
        field('alias', 'The name', ({ part }) => part),
      ] satisfies Field<Numbered<Entity, string>>[],
      numbered(scope.entities, (entity) => entity.aliases),
    ),
    table(
      'mentions',
      'One row for each place where an entity is named; the place is in spans.',
      [
        ...markFields(view),
        field<MentionAnnotation>('entity_id', 'Id of the entity as it was marked', (mark) => mark.entityId),
        field<MentionAnnotation>(
          'entity_name',
          'Name of the entity that is meant, after merges',
          (mark) => view.entity(mark.entityId)?.name ?? null,
        ),
        ...stampFields<Annotation>((mark) => mark),
      ],
      mentions,
    ),
    table(
      'notes',
      'Highlights with tags and a comment.',
      [...markFields(view), ...stampFields<Annotation>((mark) => mark)],
      notes,
    ),
    table('links', 'Relations between claims and entities.', linkFields(view), scope.links),
    table('codebook', 'Tags, entity types and relation types.', codebookFields, [
      ...view.tags.map((entry) => ({ list: 'tag', entry })),
      ...view.entityTypes.map((entry) => ({ list: 'entity type', entry })),
      ...view.relationTypes.map((entry) => ({ list: 'relation type', entry })),
    ]),
    table(
      'zones',
      'Parts of the texts: title, body, footnote…',
      zoneFields,
      numbered(scope.sources, (source) => source.zones),
    ),
    table(
      'external_ids',
      'Ids of the entities in other registers.',
      [
        field('entity_id', 'Id of the entity', ({ item }) => item.id),
        field('register', 'Name of the register', ({ part }) => part[0]),
        field('external_id', 'The id there', ({ part }) => part[1]),
      ] satisfies Field<Numbered<Entity, [string, string]>>[],
      numbered(scope.entities, (entity) => Object.entries(entity.externalIds)),
    ),
    table(
      'analysts',
      'Who worked on the corpus.',
      [
        field('id', 'Id of the analyst', (analyst) => analyst.id),
        field('name', 'Name', (analyst) => analyst.name),
      ] satisfies Field<Analyst>[],
      scope.analysts,
    ),
  ];
}

function table<Item>(
  name: string,
  hint: string,
  fields: readonly Field<Item>[],
  items: readonly Item[],
): Table {
  return {
    name,
    hint,
    columns: fields,
    count: items.length,
    *rows() {
      for (const item of items) yield rowOf(fields, item);
    },
  };
}

interface Numbered<Item, Part> {
  readonly item: Item;
  readonly part: Part;
  /** From 1. */
  readonly number: number;
}

function numbered<Item, Part>(
  items: readonly Item[],
  parts: (item: Item) => readonly Part[],
): Numbered<Item, Part>[] {
  return items.flatMap((item) => parts(item).map((part, index) => ({ item, part, number: index + 1 })));
}

const sourceFields = (textPath: TextPath): Field<Source>[] => [
  field('id', 'Id of the source', (source) => source.id),
  field('position', 'Place in the list of sources', (source) => source.position),
  field('title', 'Title', (source) => source.title),
  field('file_name', 'File the text was read from', (source) => source.fileName),
  field('text_file', 'File of this export that holds the exact text', textPath),
  field('media_type', 'Media type of that file', (source) => source.mediaType),
  field('language', 'Language tag', (source) => source.language),
  field('encoding', 'Encoding of the original file', (source) => source.encoding),
  field(
    'extraction_tool',
    'What took the text out of a document',
    (source) => source.extraction?.tool ?? null,
  ),
  field('extraction_version', 'Its version', (source) => source.extraction?.version ?? null),
  field('sha256', 'Of the exact text as UTF-8', (source) => source.sha256),
  field('length_utf16', 'Length of the text in UTF-16 code units', (source) => source.length),
  field('supersedes', 'Id of the source this is a newer version of', (source) => source.supersedes),
  field('publisher', 'Publisher', (source) => source.publisher),
  field('authors', 'Authors, joined by "; "', (source) => listCell(source.authors)),
  ...dateFields<Source>('published_on', 'Date of publication', (source) => source.publishedOn),
  ...dateFields<Source>('retrieved_on', 'Date of retrieval', (source) => source.retrievedOn),
  field('url', 'Address', (source) => source.url),
  field('reliability', 'A to F, or empty: not rated', (source) => source.reliability),
  field('interest', 'What the publisher stands to gain', (source) => source.interest),
  field('notes', 'Notes of the analyst', (source) => source.notes),
  field('read_status', 'unread, reading or done', (source) => source.readStatus),
  ...stampFields<Source>((source) => source),
];

const markFields = (view: CorpusView): Field<Annotation>[] => [
  field('id', 'Id of the mark', (mark) => mark.id),
  field('source_id', 'Id of the source', (mark) => mark.sourceId),
  field('quote', 'The passages in reading order, joined by " … "', (mark) =>
    mark.spans.map((span) => span.quote).join(' … '),
  ),
  field('status', 'draft, accepted or rejected', (mark) => mark.status),
  field('anchor', 'exact, moved, uncertain or lost: how sure the place is', (mark) => mark.anchor),
  field('tags', 'Names of tags, joined by "; "', (mark) =>
    listCell(mark.tags.map((tag) => view.nameOf('tags', tag))),
  ),
  field('tag_ids', 'Ids of tags, joined by "; "', (mark) => listCell(mark.tags)),
  field('comment', 'Comment of the analyst', (mark) => mark.comment),
];

const claimFields = (view: CorpusView): Field<ClaimAnnotation>[] => [
  ...markFields(view),
  field('statement', "The analyst's paraphrase", ({ claim }) => claim.statement),
  field(
    'claim_kind',
    'fact, assessment, forecast, attribution, denial, intent, or empty',
    ({ claim }) => claim.kind,
  ),
  field('source_wording', "The source's own hedge", ({ claim }) => claim.sourceWording),
  field('likelihood_scale', 'icd203 or phia', ({ claim }) => claim.likelihood?.scale ?? null),
  field(
    'likelihood',
    "Term of that scale: the analyst's judgement",
    ({ claim }) => claim.likelihood?.term ?? null,
  ),
  field('confidence', 'low, moderate or high, or empty: not assessed', ({ claim }) => claim.confidence),
  field('confidence_basis', 'What the confidence rests on, joined by "; "', ({ claim }) =>
    listCell(claim.confidenceBasis),
  ),
  field('reliability', 'A to F: of the origin for this claim', ({ claim }) => claim.reliability),
  field('credibility', '1 to 6: of the information', ({ claim }) => claim.credibility),
  ...dateFields<ClaimAnnotation>(
    'information_date',
    'When the information holds',
    ({ claim }) => claim.informationDate,
  ),
  field('reason', 'Why these grades', ({ claim }) => claim.reason),
  ...stampFields<ClaimAnnotation>((mark) => mark),
];

const attributionFields: Field<Numbered<ClaimAnnotation, Attribution>>[] = [
  field('claim_id', 'Id of the claim', ({ item }) => item.id),
  field('hop', 'From 1, the author of the document, towards the origin', ({ number }) => number),
  field('name', 'Name as the source gives it', ({ part }) => part.name),
  field('entity_id', 'Id of the entity, where one is chosen', ({ part }) => part.entityId),
  field('role', 'author, says, cites, relays or denies', ({ part }) => part.role),
  field('anonymous', 'true for a voice nobody can name', ({ part }) => String(part.anonymous)),
  field('alongside', 'true for a second voice at the hop before', ({ part }) => String(part.alongside)),
  field('note', 'Note', ({ part }) => part.note),
];

const figureFields: Field<Numbered<ClaimAnnotation, Figure>>[] = [
  field('claim_id', 'Id of the claim', ({ item }) => item.id),
  field('number', 'From 1', ({ number }) => number),
  field('value', 'The number', ({ part }) => part.value),
  field('min', 'Lower bound', ({ part }) => part.min),
  field('max', 'Upper bound', ({ part }) => part.max),
  field('unit', 'Unit', ({ part }) => part.unit),
  field('counts', 'What is counted', ({ part }) => part.counts),
  field('qualifier', '"at least", "about"…', ({ part }) => part.qualifier),
  ...dateFields<Numbered<ClaimAnnotation, Figure>>('as_of', 'When the number holds', ({ part }) => part.asOf),
  field('text', 'As the source words it', ({ part }) => part.text),
];

const entityFields = (view: CorpusView): Field<Entity>[] => [
  field('id', 'Id of the entity', (entity) => entity.id),
  field('type', 'Name of its type', (entity) => view.nameOf('entityTypes', entity.type)),
  field('type_id', 'Id of its type in the codebook', (entity) => entity.type),
  field('name', 'Name', (entity) => entity.name),
  field('description', 'Description', (entity) => entity.description),
  field('reliability', 'A to F, or empty: not rated', (entity) => entity.reliability),
  field('interest', 'What it stands to gain', (entity) => entity.interest),
  field('merged_into', 'Id of the entity this one was merged into', (entity) => entity.mergedInto),
  ...stampFields<Entity>((entity) => entity),
];

const linkFields = (view: CorpusView): Field<Link>[] => [
  field('id', 'Id of the link', (link) => link.id),
  field('type', 'Kind of the link', (link) => view.nameOf('relationTypes', link.type)),
  field('type_id', 'Id of that kind', (link) => link.type),
  field('from_kind', 'claim or entity', (link) => link.from.kind),
  field('from_id', 'Id of that end', (link) => link.from.id),
  field('to_kind', 'claim or entity', (link) => link.to.kind),
  field('to_id', 'Id of that end', (link) => link.to.id),
  field('independence', 'How independent the two claims are, or empty', (link) => link.independence),
  field('evidence', 'Ids of marks, joined by "; "', (link) => listCell(link.evidence)),
  field('note', 'Note', (link) => link.note),
  ...stampFields<Link>((link) => link),
];

const codebookFields: Field<{ readonly list: string; readonly entry: CodebookEntry }>[] = [
  field('list', 'tag, entity type or relation type', ({ list }) => list),
  field('id', 'Id of the entry', ({ entry }) => entry.id),
  field('name', 'Name', ({ entry }) => entry.name),
  field('colour', 'CSS colour', ({ entry }) => entry.colour),
  field('key', 'Number key', ({ entry }) => entry.key),
  field('description', 'Description', ({ entry }) => entry.description),
  field('parent_id', 'Id of the entry above', ({ entry }) => entry.parentId),
];

const zoneFields: Field<Numbered<Source, Zone>>[] = [
  field('source_id', 'Id of the source', ({ item }) => item.id),
  field('kind', 'What part of the text it is', ({ part }) => part.kind),
  field('start_utf16', 'First UTF-16 code unit, from 0', ({ part }) => part.start),
  field('end_utf16', 'UTF-16 code unit behind the last', ({ part }) => part.end),
];
