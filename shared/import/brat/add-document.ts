// One document of brat, its text and its annotations, made into marks and links.
import { annotationStatuses } from '../../model/annotation.ts';
import type { Range } from '../../model/span.ts';
import { claimPartOf } from '../claim-values.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import type { EntityIdentity, IncomingBuilder } from '../incoming-builder.ts';
import { textOf } from '../json-value.ts';
import { labelledMark } from '../labelled-mark.ts';
import { addNamed, addNamedEntity } from '../own-names.ts';
import { markOfRecord } from '../own-record.ts';
import type { AnnEvent, AnnNormalisation, TextBound } from './ann-lines.ts';
import { addBoundLinks } from './bound-links.ts';
import { quotedFragments } from './bound-passages.ts';
import {
  type AboutBound,
  attributeTag,
  type BratDocument,
  shownLabel,
  tellDangling,
} from './brat-document.ts';
import { changedInBrat, type OwnNote, ownNoteOf, ownPlaces } from './own-note.ts';

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
    this.#dropDangling();
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
      else tellDangling(event.where, event.trigger, this.#builder);
    }
    addBoundLinks(this.#document, this.#keys, this.#builder);
  }

  #ownMark(bound: TextBound, { record, note }: OwnNote, about: AboutBound): IncomingMark {
    const builder = this.#builder;
    addNamed(record, note.names, builder, bound.where);
    const mark = markOfRecord(record, this.#passages(bound, ownPlaces(note)), bound.where);
    const changed = changedInBrat(record, about, builder);
    return { ...mark, source: this.#document.key, ...changed };
  }

  #foreignMark(bound: TextBound, { events, attributes, references, comment }: AboutBound): IncomingMark {
    const { key, choice } = this.#document;
    const builder = this.#builder;
    const passages = this.#passages(bound, null);
    const words = passages.map(({ quote }) => quote ?? '').join(' ') || bound.text;
    const common = { key: `${key} ${bound.id}`, where: bound.where, source: key, passages };
    const args = events.flatMap((event) => this.#argumentWords(event));
    if (events.length > 0) {
      const labels = [...new Set([bound.label, ...events.map(({ label }) => label)])];
      const tags = labels.map((label) =>
        builder.entry('tags', shownLabel(label, this.#document.config), bound.where),
      );
      tags.push(...attributes.map(({ name, value, where }) => attributeTag(name, value, where, builder)));
      this.#dropReferences(references);
      return { ...common, kind: 'note', tags, ...commentOf([...args, ...comment]) };
    }
    const identity = identityOf(references);
    const own = references.find(({ register }) => register === 'Glossator');
    const said =
      own && choice !== 'tags'
        ? this.#ownMention(bound, own)
        : (this.#definedType(bound, words) ??
          labelledMark(
            [shownLabel(bound.label, this.#document.config)],
            words,
            choice,
            builder,
            bound.where,
            identity,
          ));
    if (said.kind !== 'mention') this.#dropReferences(references);
    let { claim } = said;
    const tags = [...(said.tags ?? [])];
    let status: IncomingMark['status'];
    for (const { name, value, where } of attributes) {
      const part = said.kind === 'claim' ? claimPartOf(name, value) : null;
      const stated = name === 'Status' ? annotationStatuses.find((each) => each === value) : undefined;
      if (part) claim = { ...claim, ...part };
      else if (stated) status = stated;
      else tags.push(attributeTag(name, value, where, builder));
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
    const type = this.#builder.entry(
      'entityTypes',
      shownLabel(bound.label, this.#document.config),
      bound.where,
    );
    return { kind: 'mention', entity: this.#builder.entityNamed(words, type, bound.where) };
  }

  /** A mention of one of our entities, without a record of its own. */
  #ownMention(
    bound: TextBound,
    { entry, name, where }: AnnNormalisation,
  ): Pick<IncomingMark, 'kind' | 'entity' | 'tags' | 'claim'> {
    const type =
      entityTypeOfLabel(bound.label) === undefined
        ? shownLabel(bound.label, this.#document.config)
        : bound.label;
    addNamedEntity(entry, { [entry]: { name, type } }, name, this.#builder, where);
    return { kind: 'mention', entity: entry };
  }

  #passages(bound: TextBound, own: readonly Range[] | null): Selector[] {
    return this.#document.passages?.of(bound, own) ?? quotedFragments(bound);
  }

  /** Arguments have no place of their own: they stand as words in the comment of the event. */
  #argumentWords({ id, where, args }: AnnEvent): string[] {
    return args.map(({ role, target }) => {
      const bound = this.#document.lines.bounds.get(this.#boundOf(target) ?? '');
      if (!bound) tellDangling(where, target, this.#builder);
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
      const texts = found.get(bound);
      if (texts) texts.push(text);
      else found.set(bound, [text]);
    }
    return found;
  }

  /** Attributes and references whose target is a relation, or nothing. */
  #dropDangling(): void {
    const { key, lines } = this.#document;
    const relations = new Set(lines.relations.map(({ id }) => id));
    for (const { id, where, target } of [...lines.attributes, ...lines.normalisations])
      if (relations.has(target))
        this.#builder.losses.add(
          'relation-attribute-dropped',
          'Attributes and references of relations are left out',
          {
            id: `${key} ${id}`,
            words: target,
          },
        );
      else if (this.#boundOf(target) === undefined) tellDangling(where, target, this.#builder);
  }

  #dropReferences(references: readonly AnnNormalisation[]): void {
    for (const { id, register, entry } of references)
      this.#builder.losses.add('reference-dropped', 'References to registers are kept of entities alone', {
        id: `${this.#document.key} ${id}`,
        words: `${register}:${entry}`,
      });
  }
}

function commentOf(lines: readonly string[]): { comment?: string } {
  return lines.length > 0 ? { comment: lines.join('\n') } : {};
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
