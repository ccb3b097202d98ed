// One document of brat, its text and its annotations, made into marks and links.
import { bratAttributes } from '../../export/brat/brat-attributes.ts';
import { type Annotation, annotationStatuses } from '../../model/annotation.ts';
import type { Range } from '../../model/span.ts';
import { claimPartOf } from '../claim-values.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import type { EntityIdentity, IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, rangeOf, textOf } from '../json-value.ts';
import { addRelation, type LabelChoice, labelledMark } from '../labelled-mark.ts';
import { addNamed, addNamedEntity } from '../own-names.ts';
import { markOfRecord, readOwnRecord } from '../own-record.ts';
import type { AnnAttribute, AnnEvent, AnnLines, AnnNormalisation, TextBound } from './ann-lines.ts';
import { type BoundPassages, quotedFragments } from './bound-passages.ts';
import type { BratConfig } from './brat-config.ts';

export interface BratDocument {
  /** The path without its ending: key of the source and beginning of all keys. */
  readonly key: string;
  readonly lines: AnnLines;
  /** Null where the document has no .txt. */
  readonly passages: BoundPassages | null;
  readonly config: BratConfig;
  readonly choice: LabelChoice;
  /** Notes that hold a record of our own, by the text bound they are on. */
  readonly own: ReadonlyMap<string, OwnNote>;
}

/** A record of ours with what stands beside it in the note. */
export interface OwnNote {
  readonly record: Annotation;
  readonly note: JsonObject;
}

/** The record in a note's text, or null. */
export function ownNoteOf(text: string): OwnNote | null {
  if (!text.startsWith('{')) return null;
  let note: unknown;
  try {
    note = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(note)) return null;
  const record = readOwnRecord('annotations', note);
  return record && { record, note };
}

/** Adds the document's marks and links; its source is there already. */
export function addDocument(document: BratDocument, builder: IncomingBuilder): void {
  new DocumentMarks(document, builder).add();
}

class DocumentMarks {
  readonly #document: BratDocument;
  readonly #builder: IncomingBuilder;
  /** Keys of marks by text bound and by event. */
  readonly #keys = new Map<string, string>();

  constructor(document: BratDocument, builder: IncomingBuilder) {
    this.#document = document;
    this.#builder = builder;
  }

  add(): void {
    const { lines, own } = this.#document;
    const events = grouped(lines.events.values(), ({ trigger }) => trigger);
    const attributes = grouped(lines.attributes, ({ target }) => this.#boundOf(target) ?? target);
    const references = grouped(lines.normalisations, ({ target }) => this.#boundOf(target) ?? target);
    const notes = this.#notes();
    for (const bound of lines.bounds.values()) {
      const known = own.get(bound.id);
      const about = {
        events: events.get(bound.id) ?? [],
        attributes: attributes.get(bound.id) ?? [],
        references: references.get(bound.id) ?? [],
        comment: notes.get(bound.id) ?? [],
      };
      const mark = known ? this.#ownMark(bound, known, about) : this.#foreignMark(bound, about);
      const isNew = this.#builder.mark(mark.key) === undefined;
      // Somebody copied one of our notes to another mark: it is a mark of its own.
      const { id: _, ...copy } = mark;
      const added = isNew ? mark : { ...copy, key: `${this.#document.key} ${bound.id}` };
      this.#builder.addMark(added);
      this.#keys.set(bound.id, added.key);
    }
    for (const event of lines.events.values()) {
      const key = this.#keys.get(event.trigger);
      if (key !== undefined) this.#keys.set(event.id, key);
      else this.#dangling(event.where, event.trigger);
    }
    this.#relations();
    this.#equivalences();
  }

  #ownMark(bound: TextBound, { record, note }: OwnNote, about: About): IncomingMark {
    const builder = this.#builder;
    addNamed(record, note.names, builder, bound.where);
    const places = Array.isArray(note.passages) ? note.passages.map(placeOf) : [];
    const own = places.length > 0 && places.every((place) => place !== null) ? places : null;
    const mark = markOfRecord(record, this.#passages(bound, own), bound.where);
    const changed = this.#changedInBrat(record, about);
    return { ...mark, source: this.#document.key, ...changed };
  }

  /** What somebody changed in brat: attributes and references that say otherwise than the record beside them. */
  #changedInBrat(record: Annotation, { attributes, references, comment }: About): Partial<IncomingMark> {
    const written = new Map(bratAttributes(record));
    let changed: Partial<IncomingMark> = {};
    for (const { name, value, where } of attributes) {
      if (written.get(name) === value) continue;
      const status = name === 'Status' ? annotationStatuses.find((each) => each === value) : undefined;
      const part = record.kind === 'claim' ? claimPartOf(name, value) : null;
      if (status) changed = { ...changed, status };
      else if (part) {
        const claim = changed.claim ?? markOfRecord(record, [], '').claim;
        changed = { ...changed, claim: { ...claim, ...part } };
      } else
        changed = {
          ...changed,
          tags: [...(changed.tags ?? record.tags), this.#attributeTag(name, value, where)],
        };
    }
    const reference = references.find(({ register }) => register === 'Glossator');
    if (record.kind === 'mention' && reference) {
      const meant = this.#builder.entity(record.entityId);
      if (reference.entry !== record.entityId && reference.entry !== meant?.mergedInto) {
        addNamedEntity(reference.entry, null, reference.name, this.#builder, reference.where);
        changed = { ...changed, entity: reference.entry };
      }
    }
    if (comment.length > 0)
      changed = { ...changed, comment: [record.comment, ...comment].filter(Boolean).join('\n') };
    return changed;
  }

  #foreignMark(bound: TextBound, { events, attributes, references, comment }: About): IncomingMark {
    const { key, choice } = this.#document;
    const builder = this.#builder;
    const passages = this.#passages(bound, null);
    const words = passages.map(({ quote }) => quote ?? '').join(' ') || bound.text;
    const common = { key: `${key} ${bound.id}`, where: bound.where, source: key, passages };
    const args = events.flatMap((event) => this.#argumentWords(event));
    if (events.length > 0) {
      const labels = [...new Set([bound.label, ...events.map(({ label }) => label)])];
      const tags = labels.map((label) => builder.entry('tags', this.#shown(label), bound.where));
      tags.push(...attributes.map(({ name, value, where }) => this.#attributeTag(name, value, where)));
      this.#dropReferences(references);
      return { ...common, kind: 'note', tags, ...commentOf([...args, ...comment]) };
    }
    const identity = identityOf(references);
    const own = references.find(({ register }) => register === 'Glossator');
    const said =
      own && choice !== 'tags'
        ? this.#ownMention(bound, own)
        : (this.#definedType(bound, words) ??
          labelledMark([this.#shown(bound.label)], words, choice, builder, bound.where, identity));
    if (said.kind !== 'mention') this.#dropReferences(references);
    let { claim } = said;
    const tags = [...(said.tags ?? [])];
    let status: IncomingMark['status'];
    for (const { name, value, where } of attributes) {
      const part = said.kind === 'claim' ? claimPartOf(name, value) : null;
      const stated = name === 'Status' ? annotationStatuses.find((each) => each === value) : undefined;
      if (part) claim = { ...claim, ...part };
      else if (stated) status = stated;
      else tags.push(this.#attributeTag(name, value, where));
    }
    return {
      ...common,
      ...said,
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(claim && { claim }),
      ...(status && { status }),
      ...commentOf(comment),
    };
  }

  /** A new mark in a file of ours whose label is one of our entity types. */
  #definedType(
    bound: TextBound,
    words: string,
  ): Pick<IncomingMark, 'kind' | 'entity' | 'tags' | 'claim'> | null {
    const { config, choice } = this.#document;
    if (!config.isOwn || choice === 'tags' || /^(?:Claim|Note)$/.test(bound.label) || words.trim() === '')
      return null;
    if (!config.entities.some(({ name }) => name === bound.label)) return null;
    const type = this.#builder.entry('entityTypes', this.#shown(bound.label), bound.where);
    return { kind: 'mention', entity: this.#builder.entityNamed(words, type, bound.where) };
  }

  /** A mention of one of our entities, without a record of its own. */
  #ownMention(
    bound: TextBound,
    { entry, name, where }: AnnNormalisation,
  ): Pick<IncomingMark, 'kind' | 'entity' | 'tags' | 'claim'> {
    const type = entityTypeOfLabel(bound.label) === undefined ? this.#shown(bound.label) : bound.label;
    addNamedEntity(entry, { [entry]: { name, type } }, name, this.#builder, where);
    return { kind: 'mention', entity: entry };
  }

  #passages(bound: TextBound, own: readonly Range[] | null): Selector[] {
    return this.#document.passages?.of(bound, own) ?? quotedFragments(bound);
  }

  /** How a label is shown, unless it names an entity type by itself. */
  #shown(label: string): string {
    return entityTypeOfLabel(label) === undefined
      ? (this.#document.config.labels.get(label) ?? label)
      : label;
  }

  #attributeTag(name: string, value: string, where: string): string {
    const parent = this.#builder.entry('tags', name, where);
    return value === '' ? parent : this.#builder.entry('tags', `${name}: ${value}`, where, { parent });
  }

  /** Arguments have no place of their own: they stand as words in the comment of the event. */
  #argumentWords({ id, where, args }: AnnEvent): string[] {
    return args.map(({ role, target }) => {
      const bound = this.#document.lines.bounds.get(this.#boundOf(target) ?? '');
      if (!bound) this.#dangling(where, target);
      const words = bound?.text.replace(/\s+/g, ' ') ?? '';
      this.#builder.losses.add(
        'event-arguments-as-words',
        'Arguments of events stand as words in the comment of the event',
        { id: `${this.#document.key} ${id}`, words: `${role}: ${words}` },
      );
      return `${role}: ${words || target}`;
    });
  }

  #boundOf(target: string): string | undefined {
    const { bounds, events } = this.#document.lines;
    return bounds.has(target) ? target : events.get(target)?.trigger;
  }

  /** Comments by text bound; notes on relations and on nothing are counted. */
  #notes(): Map<string, string[]> {
    const { lines, own } = this.#document;
    const found = new Map<string, string[]>();
    const ofAttributes = new Map(lines.attributes.map(({ id, target }) => [id, target]));
    for (const { id, target, text } of lines.notes) {
      const bound = this.#boundOf(target) ?? this.#boundOf(ofAttributes.get(target) ?? '');
      if (bound === undefined) {
        this.#builder.losses.add('note-dropped', 'Notes on relations and on documents are left out', {
          id: `${this.#document.key} ${id}`,
          words: text.slice(0, 60),
        });
        continue;
      }
      if (text.trim() === '' || (own.get(bound) && ownNoteOf(text))) continue;
      found.set(bound, [...(found.get(bound) ?? []), text]);
    }
    return found;
  }

  #relations(): void {
    const { key, lines, config } = this.#document;
    for (const { id, where, label, args } of lines.relations) {
      const ends = args.map(({ target }) => ({ target, mark: this.#keys.get(target) }));
      const [from, to] = ends;
      if (from?.mark === undefined || to?.mark === undefined)
        this.#dangling(where, (from?.mark === undefined ? from : to)?.target ?? '');
      else
        addRelation(
          {
            key: `${key} ${id}`,
            where,
            type: config.labels.get(label) ?? label,
            from: from.mark,
            to: to.mark,
          },
          this.#builder,
        );
    }
  }

  /** Mentions said to be of one thing: their entities are linked as the same, never merged. */
  #equivalences(): void {
    const { key, lines } = this.#document;
    for (const { where, label, targets } of lines.equivalences) {
      const marks = targets.flatMap((target) => {
        const mark = this.#builder.mark(this.#keys.get(target) ?? '');
        if (!mark) this.#dangling(where, target);
        return mark?.entity === undefined ? [] : [{ target, mark }];
      });
      if (marks.length < targets.length)
        this.#builder.losses.add(
          'equivalence-dropped',
          'Equivalences of what is no mention of an entity are left out',
          { id: where, words: `${label} ${targets.join(' ')}` },
          targets.length - marks.length,
        );
      const [first, ...others] = marks;
      const linked = new Set([first?.mark.entity]);
      for (const { target, mark } of others) {
        if (!first || linked.has(mark.entity)) continue;
        linked.add(mark.entity);
        const type = label === 'Equiv' ? 'same as' : label;
        addRelation(
          {
            key: `${key} ${label} ${first.target} ${target}`,
            where,
            type,
            from: first.mark.key,
            to: mark.key,
          },
          this.#builder,
        );
      }
    }
  }

  #dropReferences(references: readonly AnnNormalisation[]): void {
    for (const { id, register, entry } of references)
      this.#builder.losses.add('reference-dropped', 'References to registers are kept of entities alone', {
        id: `${this.#document.key} ${id}`,
        words: `${register}:${entry}`,
      });
  }

  #dangling(where: string, target: string): void {
    this.#builder.problems.repeatedWarning(
      'brat dangling',
      where,
      `It refers to ${target}, which the document does not have.`,
      'What refers to nothing was left out.',
    );
  }
}

/** What other lines say of one text bound. */
interface About {
  readonly events: readonly AnnEvent[];
  readonly attributes: readonly AnnAttribute[];
  readonly references: readonly AnnNormalisation[];
  readonly comment: readonly string[];
}

function commentOf(lines: readonly string[]): { comment?: string } {
  return lines.length > 0 ? { comment: lines.join('\n') } : {};
}

function placeOf(value: unknown): Range | null {
  return Array.isArray(value) ? (rangeOf(value[0], value[1]) ?? null) : null;
}

/** The entity that a text bound's references name; the first register tells it from others. */
function identityOf(references: readonly AnnNormalisation[]): EntityIdentity | undefined {
  const [first] = references;
  if (!first) return;
  const name = textOf(references.find((each) => each.name !== '')?.name);
  return {
    key: `${first.register.toLowerCase()}:${first.entry}`,
    ...(name !== undefined && { name }),
    // Registers are written in lower case in a corpus: `wikidata`.
    externalIds: Object.fromEntries(
      references.toReversed().map(({ register, entry }) => [register.toLowerCase(), entry]),
    ),
  };
}

function grouped<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
