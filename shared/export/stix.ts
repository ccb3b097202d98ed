// A STIX 2.1 bundle: sources are reports, claims notes, entities identities and locations, links relationships.
import type { Annotation, ClaimAnnotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { CorpusView } from './corpus-view.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { LossCounter } from './loss-counter.ts';
import { ProjectedText } from './projected-text.ts';
import { fixedObjects, toolId } from './stix/stix-definition.ts';
import { entityProperties, stixEntityType } from './stix/stix-entity.ts';
import { claimLabels, selectors, stixConfidence } from './stix/stix-mark.ts';
import {
  extensionId,
  leanJson,
  relationshipWord,
  type StixObject,
  stixId,
  stixTime,
} from './stix/stix-object.ts';
import { countDeletions } from './tables/table-losses.ts';

/** `.stix.json`. */
export const stix: Exporter = {
  id: 'stix',
  label: 'STIX 2.1',
  extension: '.stix.json',
  mediaType: 'application/stix+json;version=2.1',
  summary: 'A bundle for threat-intelligence platforms: reports, claims as notes, identities, relationships.',
  options: [],
  honours: { withText: true, withJournal: true },
  losses: async (input, options) => {
    const counter = new LossCounter();
    for await (const _ of new StixWriter(input, options, counter).objects());
    return counter.losses;
  },
  async *write(input, options) {
    yield `{"type":"bundle","id":"${stixId('bundle', input.store.info.id)}","objects":[\n`;
    let waiting = '';
    let separator = '';
    for await (const object of new StixWriter(input, options, new LossCounter()).objects()) {
      waiting += separator + leanJson(object);
      separator = ',\n';
      if (waiting.length < pieceSize) continue;
      yield waiting;
      waiting = '';
    }
    yield `${waiting}\n]}\n`;
  },
};

/** UTF-16 units handed on at once: an object by itself is too small to wait for. */
const pieceSize = 65_536;

/** An address as RFC 3986 spells it; another is left to the record in the extension. */
const httpUrl = /^https?:\/\/(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

interface Stamped {
  readonly id: Id;
  readonly createdAt: string;
  readonly createdBy: Id;
  readonly updatedAt: string;
}

class StixWriter {
  readonly #input: ExportInput;
  readonly #options: ExportOptions;
  readonly #counter: LossCounter;
  readonly #view: CorpusView;
  readonly #claims = new Set<Id>();
  /** Reports in which an entity is named. */
  readonly #mentioned = new Map<Id, Set<string>>();
  readonly #entityRefs = new Map<Id, string>();
  readonly #linksOfSource = new Map<Id, Set<string>>();
  readonly #ids = new Map<string, string>();

  constructor(input: ExportInput, options: ExportOptions, counter: LossCounter) {
    this.#input = input;
    this.#options = options;
    this.#counter = counter;
    this.#view = new CorpusView(input, options);
    countDeletions(this.#view, counter);
    const { scope } = this.#view;
    const sourceOfClaim = new Map<Id, Id>();
    for (const mark of scope.annotations)
      if (mark.kind === 'claim') {
        this.#claims.add(mark.id);
        sourceOfClaim.set(mark.id, mark.sourceId);
      } else if (mark.kind === 'mention') {
        const reports = this.#mentioned.get(mark.entityId) ?? new Set();
        this.#mentioned.set(mark.entityId, reports.add(this.#id('report', mark.sourceId)));
      }
    for (const entity of scope.entities)
      this.#entityRefs.set(entity.id, stixId(stixEntityType(this.#view, entity.type).type, entity.id));
    for (const link of scope.links)
      for (const end of [link.from, link.to]) {
        const source = end.kind === 'claim' ? sourceOfClaim.get(end.id) : undefined;
        if (source !== undefined && this.#endRef(link.from) && this.#endRef(link.to))
          this.#linksOfSource.set(
            source,
            (this.#linksOfSource.get(source) ?? new Set()).add(stixId('relationship', link.id)),
          );
      }
  }

  async *objects(): AsyncGenerator<StixObject> {
    const { scope } = this.#view;
    yield* fixedObjects;
    yield* this.#analysts();
    yield this.#corpus();
    yield* this.#entities();
    for (const source of scope.sources) yield* this.#source(source);
    for (const link of scope.links) {
      const object = this.#link(link);
      if (object) yield object;
    }
    if (this.#options.withJournal) yield* this.#opinions();
  }

  /** The id of what many objects refer to: a hash of its own for each reference would cost more than the object. */
  #id(type: string, recordId: string): string {
    const key = `${type}/${recordId}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = stixId(type, recordId);
      this.#ids.set(key, id);
    }
    return id;
  }

  #base(type: string, record: Stamped): StixObject {
    const created = stixTime(record.createdAt, this.#options.exportedAt);
    const modified = stixTime(record.updatedAt, record.createdAt);
    return {
      type,
      spec_version: '2.1',
      id: stixId(type, record.id),
      created_by_ref: this.#id('identity', `analyst/${record.createdBy}`),
      created,
      modified: modified < created ? created : modified,
    };
  }

  #extension(kind: string, record: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
    return { [extensionId]: { extension_type: 'property-extension', record_kind: kind, record, ...more } };
  }

  *#analysts(): Generator<StixObject> {
    const { scope } = this.#view;
    const first = new Map<Id, string>();
    for (const analyst of scope.analysts) first.set(analyst.id, '');
    for (const list of [scope.sources, scope.entities, scope.annotations, scope.links])
      for (const record of list) {
        const known = first.get(record.createdBy);
        if (!known || record.createdAt < known) first.set(record.createdBy, record.createdAt);
      }
    for (const [id, since] of first) {
      const created = stixTime(since || '2026-11-21T00:00:00Z', this.#options.exportedAt);
      yield {
        type: 'identity',
        spec_version: '2.1',
        id: stixId('identity', `analyst/${id}`),
        created,
        modified: created,
        name: this.#view.nameOf('analysts', id) || id,
        identity_class: 'individual',
        roles: ['analyst'],
      };
    }
  }

  #corpus(): StixObject {
    const { info } = this.#input.store;
    const { scope, tags, entityTypes, relationTypes } = this.#view;
    const times = scope.sources.map((source) => stixTime(source.createdAt, this.#options.exportedAt)).sort();
    const created = times[0] ?? stixTime(this.#options.exportedAt, '');
    return {
      type: 'grouping',
      spec_version: '2.1',
      id: stixId('grouping', info.id),
      created_by_ref: toolId,
      created,
      modified: times.at(-1) ?? created,
      name: info.title,
      description: info.description,
      context: 'unspecified',
      object_refs: scope.sources.length > 0 ? scope.sources.map(({ id }) => stixId('report', id)) : [toolId],
      extensions: this.#extension('corpus', info, { codebook: { tags, entityTypes, relationTypes } }),
    };
  }

  *#entities(): Generator<StixObject> {
    for (const entity of this.#view.scope.entities) {
      const kind = stixEntityType(this.#view, entity.type);
      const example = { id: entity.id, words: entity.name };
      const base = this.#base(kind.type, entity);
      const reports = [...(this.#mentioned.get(entity.id) ?? [base.created_by_ref as string])];
      if (kind.type === 'note')
        this.#counter.add(
          'entity-as-note',
          'STIX has no object for entities of this type: they are notes about the reports that name them',
          example,
        );
      yield {
        ...base,
        ...entityProperties(entity, kind, reports),
        labels: ['entity', `entity-type:${entity.type}`],
        extensions: this.#extension('entity', entity),
      };
      const target = entity.mergedInto === null ? undefined : this.#entityRefs.get(entity.mergedInto);
      if (target && target !== base.id)
        yield {
          ...this.#base('relationship', { ...entity, id: `merge/${entity.id}` }),
          relationship_type: target.startsWith(`${kind.type}--`) ? 'duplicate-of' : 'related-to',
          source_ref: base.id,
          target_ref: target,
        };
    }
  }

  async *#source(source: Source): AsyncGenerator<StixObject> {
    const marks = this.#view.marksOf(source);
    const text = await this.#view.textOf(source);
    const projected =
      text === null ? null : new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
    const example = { id: source.id, words: source.title };
    if (!projected && marks.length > 0)
      this.#counter.add(
        'code-points-unknown',
        'The text is not at hand: passages have quotes and UTF-16 offsets only',
        example,
        marks.length,
      );
    if (text !== null && /\p{Surrogate}/u.test(text))
      this.#counter.add(
        'half-pair-replaced',
        'Texts with halves of surrogate pairs hold U+FFFD instead',
        example,
      );
    if (!source.publishedOn)
      this.#counter.add(
        'published-unknown',
        'STIX needs a date of publication: where none is known, the time the source came in stands, with a label',
        example,
      );
    const report = stixId('report', source.id);
    const refs = new Set<string>();
    const mentions: unknown[] = [];
    for (const mark of marks) {
      if (mark.kind === 'mention') {
        const entity = this.#entityRefs.get(mark.entityId);
        if (entity) refs.add(entity);
        mentions.push({ record: mark, entity_ref: entity, passages: selectors(mark, projected) });
        continue;
      }
      const note = this.#mark(mark, report, projected);
      refs.add(note.id);
      yield note;
    }
    for (const link of this.#linksOfSource.get(source.id) ?? []) refs.add(link);
    const base = this.#base('report', source);
    const latest = marks.reduce((last, mark) => (mark.updatedAt > last ? mark.updatedAt : last), '');
    const modified = latest ? stixTime(latest, source.updatedAt) : '';
    yield {
      ...base,
      modified: modified > String(base.modified) ? modified : base.modified,
      name: source.title || source.fileName || source.id,
      published: publishedTime(source) ?? base.created,
      lang: source.language,
      labels: [
        ...(source.reliability ? [`admiralty:${source.reliability}`] : []),
        ...(source.publishedOn ? [] : ['published:unknown']),
      ],
      object_refs: refs.size > 0 ? [...refs] : [base.created_by_ref],
      external_references: [
        {
          source_name: 'source-text',
          description:
            [source.publisher, source.fileName].filter(Boolean).join(', ') || source.title || 'text',
          ...(source.url && httpUrl.test(source.url) ? { url: source.url } : {}),
          hashes: { 'SHA-256': source.sha256 },
        },
      ],
      extensions: this.#extension('source', source, {
        mentions,
        ...(this.#options.withText && text !== null ? { text } : {}),
      }),
    };
  }

  #mark(mark: Annotation, report: string, projected: ProjectedText | null): StixObject {
    const claim = mark.kind === 'claim' ? mark.claim : null;
    const speakers = (claim?.attribution ?? []).flatMap(({ entityId }) => {
      const ref = entityId === null ? undefined : this.#entityRefs.get(entityId);
      return ref ? [ref] : [];
    });
    const quote = mark.spans.map((span) => span.quote).join(' … ');
    return {
      ...this.#base('note', mark),
      abstract: claim?.statement || null,
      content: quote || claim?.statement || mark.comment || 'no passage',
      authors: [this.#view.nameOf('analysts', mark.createdBy) || mark.createdBy],
      object_refs: [...new Set([report, ...speakers])],
      confidence: claim ? stixConfidence(claim) : null,
      labels: [
        ...(claim ? claimLabels(claim) : ['highlight']),
        `status:${mark.status}`,
        ...mark.tags.map((tag) => `tag:${this.#view.nameOf('tags', tag)}`),
      ],
      extensions: this.#extension(mark.kind, mark, {
        source_ref: report,
        passages: selectors(mark, projected),
        speaker_refs: speakers,
      }),
    };
  }

  #endRef(end: Link['from']): string | undefined {
    if (end.kind === 'entity') return this.#entityRefs.get(end.id);
    return this.#claims.has(end.id) ? stixId('note', end.id) : undefined;
  }

  #link(link: Link): StixObject | null {
    const [from, to] = [this.#endRef(link.from), this.#endRef(link.to)];
    if (!from || !to) {
      this.#counter.add('link-dropped', 'Links with an end that is not in the corpus are left out', {
        id: link.id,
        words: link.type,
      });
      return null;
    }
    return {
      ...this.#base('relationship', link),
      relationship_type: this.#relationshipType(link, from, to),
      description: link.note,
      source_ref: from,
      target_ref: to,
      extensions: this.#extension('link', link),
    };
  }

  #relationshipType(link: Link, from: string, to: string): string {
    if (link.type === 'repeats' && link.independence === 'derived') return 'derived-from';
    if (link.type === 'corroborates') return 'supports';
    const word = relationshipWord(this.#view.nameOf('relationTypes', link.type));
    const alike = from.split('--')[0] === to.split('--')[0];
    return word === 'same-as' ? (alike ? 'duplicate-of' : 'related-to') : word;
  }

  /** The last verdict on a claim by somebody other than its author, as the journal has it. */
  async *#opinions(): AsyncGenerator<StixObject> {
    const verdicts = new Map<Id, { claim: ClaimAnnotation; by: Id; at: string; reason: string }>();
    for await (const entry of this.#input.journal())
      for (const change of entry.changes) {
        if (change.table !== 'annotations' || !change.before || change.after?.kind !== 'claim') continue;
        if (change.before.status === change.after.status || entry.by === change.after.createdBy) continue;
        verdicts.set(change.id, { claim: change.after, by: entry.by, at: entry.at, reason: entry.reason });
      }
    const analysts = new Set(this.#view.scope.analysts.map(({ id }) => id));
    for (const [id, { claim, by, at, reason }] of verdicts) {
      if (!this.#claims.has(id) || !analysts.has(by) || claim.status === 'draft') continue;
      yield {
        ...this.#base('opinion', { id, createdAt: at, createdBy: by, updatedAt: at }),
        opinion: claim.status === 'accepted' ? 'agree' : 'disagree',
        explanation: reason,
        authors: [this.#view.nameOf('analysts', by)],
        object_refs: [stixId('note', id)],
      };
    }
  }
}

function publishedTime(source: Source): string | null {
  const value = source.publishedOn?.value;
  if (value === undefined) return null;
  const [year, month = '01', day = '01'] = value.split('-');
  return `${year}-${month}-${day}T00:00:00.000Z`;
}
