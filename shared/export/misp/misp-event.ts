// One source as a MISP event: marks as annotation objects with tags, entities as attributes, the text as a report.
import type { Annotation } from '../../model/annotation.ts';
import type { Claim } from '../../model/claim.ts';
import type { Entity } from '../../model/entity.ts';
import type { Id } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Source } from '../../model/source.ts';
import { uuid5, uuidOf } from '../../model/uuid5.ts';
import type { CorpusView } from '../corpus-view.ts';
import { exampleOf, type LossCounter } from '../loss-counter.ts';
import type { ProjectedText } from '../projected-text.ts';
import { claimTags, codebookTag, reliabilityTag, rowChanges } from './misp-tags.ts';

/** MISP's own template for annotations of texts (misp-objects), and its version. */
const template = { uuid: '5d8dc046-15a1-4ca3-a09f-ed4ede7c4487', version: '5' };

/** A value's column holds 65,535 bytes: at most four for each code point. */
const maxValue = 16_000;

/** "Inherit event": what is inside an event is seen by whoever sees the event. */
const inherit = '5';

export interface EventMaker {
  readonly view: CorpusView;
  readonly counter: LossCounter;
  readonly distribution: string;
  /** Links by the claim they start from. */
  readonly linksFrom: ReadonlyMap<Id, readonly Link[]>;
}

export interface MispEvent extends Readonly<Record<string, unknown>> {
  readonly uuid: string;
}

/** The event of a source. `text`: to be written as a report, or null; `projected`: null where no text is at hand. */
export function mispEvent(
  maker: EventMaker,
  source: Source,
  projected: ProjectedText | null,
  text: string | null,
): MispEvent {
  const { view, counter, distribution } = maker;
  const marks = view.marksOf(source);
  const uuid = uuidOf('source', source.id);
  const place = placeWords(projected);
  const entities = entityAttributes(maker, source, marks, place);
  const inEvent = new Set(marks.map((mark) => mark.id));
  const objects = marks
    .filter((mark) => mark.kind !== 'mention')
    .map((mark) => annotationObject(maker, source, mark, place, inEvent, entities));
  const updated = marks.reduce(
    (last, mark) => (mark.updatedAt > last ? mark.updatedAt : last),
    source.updatedAt,
  );
  if (!source.publishedOn)
    counter.add(
      'published-unknown',
      'An event needs a date: where none is known, the day the source came in stands',
      { id: source.id, words: source.title },
    );
  return {
    uuid,
    info: value(source.title || source.fileName || source.id),
    date: eventDate(source),
    // 4 is "undefined": nobody has judged a threat here.
    threat_level_id: '4',
    analysis: { unread: '0', reading: '1', done: '2' }[source.readStatus],
    distribution,
    published: false,
    timestamp: seconds(updated),
    Orgc: { name: 'Glossator', uuid: uuid5('misp/organisation') },
    Tag: source.reliability ? [reliabilityTag(source.reliability)] : [],
    Attribute: [
      ...sourceAttributes(source),
      ...new Set([...entities.values()].map(({ attribute }) => attribute)),
    ],
    Object: objects,
    EventReport:
      text === null
        ? []
        : [
            {
              uuid: uuid5(`misp/report/${source.id}`),
              name: value(source.title || source.fileName || source.id),
              content: fenced(text),
              distribution: inherit,
              timestamp: seconds(source.createdAt),
              deleted: false,
            },
          ],
  };
}

type Place = (mark: Annotation) => string;

/** "code points 44–72, 80–91 of the exact text": the unit is always said. */
function placeWords(projected: ProjectedText | null): Place {
  return (mark) => {
    if (mark.anchor === 'lost') return 'place lost';
    const spans = projected ? mark.spans.map((span) => projected.range(span)) : mark.spans;
    const ranges = spans.map(({ start, end }) => `${start}–${end}`).join(', ');
    return `${projected ? 'code points' : 'UTF-16 units'} ${ranges}`;
  };
}

interface EntityAttribute {
  readonly uuid: string;
  readonly attribute: Readonly<Record<string, unknown>>;
}

/** One attribute for each entity of the event: MISP refuses the same value twice. By the id the mentions name. */
function entityAttributes(
  { view, counter }: EventMaker,
  source: Source,
  marks: readonly Annotation[],
  place: Place,
): Map<Id, EntityAttribute> {
  const groups = new Map<string, { entity: Entity; places: string[]; ids: Set<Id>; updated: string }>();
  for (const mark of marks) {
    if (mark.kind !== 'mention') continue;
    const entity = view.entity(mark.entityId);
    if (!entity) continue;
    if (mark.tags.length > 0 || mark.comment !== '')
      counter.add('mention-details', 'Tags and comments of entity mentions are left out', exampleOf(mark));
    const key = `${entity.type}/${value(entity.name)}`;
    const group = groups.get(key) ?? { entity, places: [], ids: new Set<Id>(), updated: entity.updatedAt };
    groups.set(key, group);
    if (group.entity.id !== entity.id)
      counter.add('same-name-joined', 'Entities of one name and type are one attribute of an event', {
        id: entity.id,
        words: entity.name,
      });
    group.places.push(`${place(mark)} “${mark.spans.map((span) => span.quote).join(' … ')}”`);
    group.ids.add(mark.entityId).add(entity.id);
  }
  const out = new Map<Id, EntityAttribute>();
  for (const { entity, places, ids, updated } of groups.values()) {
    const uuid = uuid5(`misp/entity/${source.id}/${entity.id}`);
    const typeName = view.nameOf('entityTypes', entity.type);
    const actor = /^threat.actor$/i.test(entity.type) || /^threat.actor$/i.test(typeName);
    const person = entity.type === 'person';
    const attribute = {
      uuid,
      type: actor ? 'threat-actor' : person ? 'full-name' : 'text',
      category: actor ? 'Attribution' : person ? 'Person' : 'Other',
      value: value(entity.name || 'unnamed'),
      comment: value(
        [
          `entity: ${typeName}`,
          entity.aliases.length > 0 ? `also: ${entity.aliases.join('; ')}` : '',
          ...places,
        ]
          .filter(Boolean)
          .join('; '),
      ),
      to_ids: false,
      distribution: inherit,
      timestamp: seconds(updated),
      Tag: entity.reliability ? [reliabilityTag(entity.reliability)] : [],
    };
    for (const id of ids) out.set(id, { uuid, attribute });
  }
  return out;
}

function annotationObject(
  { view, counter, linksFrom }: EventMaker,
  source: Source,
  mark: Annotation,
  place: Place,
  inEvent: ReadonlySet<Id>,
  entities: ReadonlyMap<Id, EntityAttribute>,
): Record<string, unknown> {
  const claim = mark.kind === 'claim' ? mark.claim : null;
  if (claim && rowChanges(claim))
    counter.add(
      'likelihood-row',
      'The taxonomy has one row of likelihood terms: the synonym of the other row is written',
      exampleOf(mark),
    );
  if (claim && saysMore(claim))
    counter.add(
      'claim-details',
      'Figures, date of the information, basis of the confidence and what is said of voices are left out of claims',
      exampleOf(mark),
    );
  const uuid = uuidOf('annotation', mark.id);
  const attribute = (relation: string, type: string, content: string, more: object = {}) => ({
    uuid: uuid5(`misp/${mark.id}/${relation}`),
    type,
    category: type === 'link' ? 'External analysis' : 'Other',
    object_relation: relation,
    value: value(content),
    to_ids: false,
    distribution: inherit,
    timestamp: seconds(mark.updatedAt),
    ...more,
  });
  const tags = [
    ...(claim ? claimTags(claim) : []),
    ...mark.tags.map((tag) => codebookTag(view.nameOf('tags', tag))),
  ];
  const voices = claim?.attribution.map(({ name, role }) => `${role} ${name}`).join(' → ') ?? '';
  const quote = mark.spans.map((span) => span.quote).join(' … ');
  if (value(quote) !== quote)
    counter.add('value-cut', 'Long quotes are cut and blanks at their ends dropped', exampleOf(mark));
  const references = (linksFrom.get(mark.id) ?? []).flatMap((link) => {
    const target =
      link.to.kind === 'entity'
        ? entities.get(link.to.id)?.uuid
        : inEvent.has(link.to.id)
          ? uuidOf('annotation', link.to.id)
          : undefined;
    if (target === undefined) {
      counter.add('link-dropped', 'Links that leave an event, and those between entities, are left out', {
        id: link.id,
        words: link.type,
      });
      return [];
    }
    return [
      {
        uuid: uuidOf('link', link.id),
        object_uuid: uuid,
        referenced_uuid: target,
        relationship_type: view.nameOf('relationTypes', link.type),
        comment: value(link.note),
        timestamp: seconds(link.updatedAt),
      },
    ];
  });
  return {
    uuid,
    name: 'annotation',
    'meta-category': 'misc',
    template_uuid: template.uuid,
    template_version: template.version,
    distribution: inherit,
    timestamp: seconds(mark.updatedAt),
    comment: value(
      [
        mark.kind === 'claim' ? `claim: ${claim?.statement ?? ''}` : 'note',
        voices ? `said by: ${voices}` : '',
        place(mark),
        `status: ${mark.status}`,
        claim?.sourceWording ? `hedge: ${claim.sourceWording}` : '',
        claim?.reason ? `reason: ${claim.reason}` : '',
        mark.comment,
      ]
        .filter(Boolean)
        .join('; '),
    ),
    Attribute: [
      attribute('text', 'text', quote.trim() === '' ? `${place(mark)}` : quote, { Tag: tags }),
      attribute('type', 'text', 'Annotation'),
      attribute('format', 'text', 'text'),
      attribute('creation-date', 'datetime', mark.createdAt),
      attribute('modification-date', 'datetime', mark.updatedAt),
      ...(source.url && /^https?:/.test(source.url) ? [attribute('ref', 'link', source.url)] : []),
    ],
    ObjectReference: references,
  };
}

/** Whether a claim has what neither tags nor the comment say. */
function saysMore({ figures, informationDate, confidenceBasis, attribution }: Claim): boolean {
  return (
    figures.length > 0 ||
    informationDate !== null ||
    confidenceBasis.length > 0 ||
    attribution.some(({ anonymous, alongside, note }) => anonymous || alongside || note !== '')
  );
}

function sourceAttributes(source: Source): Record<string, unknown>[] {
  const attribute = (relation: string, type: string, category: string, content: string) => ({
    uuid: uuid5(`misp/${source.id}/${relation}`),
    type,
    category,
    value: value(content),
    comment: relation,
    to_ids: false,
    distribution: inherit,
    timestamp: seconds(source.updatedAt),
  });
  return [
    attribute('SHA-256 of the exact text as UTF-8', 'sha256', 'Payload delivery', source.sha256),
    ...(source.url && /^https?:/.test(source.url)
      ? [attribute('address of the source', 'link', 'External analysis', source.url)]
      : []),
    ...(source.publisher ? [attribute('publisher', 'text', 'Other', source.publisher)] : []),
    ...source.authors.map((author, at) => attribute(`author ${at + 1}`, 'text', 'Other', author)),
  ];
}

/** A value MISP keeps as it is: well-formed, without blanks at its ends, cut where its column ends. */
function value(text: string): string {
  const clean = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\0', '\ufffd')
    .trim();
  return clean.length <= maxValue
    ? clean
    : `${clean.slice(0, maxValue).replace(/\p{Surrogate}$/u, '')}… [cut]`;
}

function seconds(time: string): string {
  const at = Date.parse(time);
  return String(Number.isNaN(at) ? 0 : Math.floor(at / 1000));
}

function eventDate(source: Source): string {
  const [year, month = '01', day = '01'] = (source.publishedOn?.value ?? source.createdAt.slice(0, 10)).split(
    '-',
  );
  return `${year}-${month}-${day}`;
}

/** The text as a code block, so that nothing in it is taken for Markdown. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '\ufffd')}\n${fence}\n`;
}
