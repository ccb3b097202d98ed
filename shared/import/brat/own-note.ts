// Notes in which our own exports keep the record of a mark, and what somebody changed around them since.
import { bratAttributes } from '../../export/brat/brat-attributes.ts';
import { type Annotation, annotationStatuses } from '../../model/annotation.ts';
import type { Range } from '../../model/span.ts';
import { claimPartOf } from '../claim-values.ts';
import type { IncomingMark } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, rangeOf } from '../json-value.ts';
import { addNamedEntity } from '../own-names.ts';
import { markOfRecord, readOwnRecord } from '../own-record.ts';
import { type AboutBound, attributeTag } from './brat-document.ts';

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

/** The passages of a record in reading order, by the file's offsets; null where the fragments are the passages. */
export function ownPlaces({ passages }: JsonObject): readonly Range[] | null {
  if (!Array.isArray(passages) || passages.length === 0) return null;
  const places = passages.map((place) => (Array.isArray(place) ? rangeOf(place[0], place[1]) : undefined));
  return places.every((place) => place !== undefined) ? places : null;
}

/** What somebody changed in brat: attributes and references that say otherwise than the record beside them. */
export function changedInBrat(
  record: Annotation,
  { attributes, references, comment }: AboutBound,
  builder: IncomingBuilder,
): Partial<IncomingMark> {
  const written = new Map(bratAttributes(record));
  let changed: Partial<IncomingMark> = {};
  const tags = [...record.tags];
  for (const { name, value, where } of attributes) {
    if (written.get(name) === value) continue;
    const status = name === 'Status' ? annotationStatuses.find((each) => each === value) : undefined;
    const part = record.kind === 'claim' ? claimPartOf(name, value) : null;
    if (status) changed = { ...changed, status };
    else if (part) {
      const claim = changed.claim ?? markOfRecord(record, [], '').claim;
      changed = { ...changed, claim: { ...claim, ...part } };
    } else tags.push(attributeTag(name, value, where, builder));
  }
  if (tags.length > record.tags.length) changed = { ...changed, tags: [...new Set(tags)] };
  const reference = references.find(({ register }) => register === 'Glossator');
  if (record.kind === 'mention' && reference) {
    const meant = builder.entity(record.entityId);
    if (reference.entry !== record.entityId && reference.entry !== meant?.mergedInto) {
      addNamedEntity(reference.entry, null, reference.name, builder, reference.where);
      changed = { ...changed, entity: reference.entry };
    }
  }
  if (comment.length > 0)
    changed = { ...changed, comment: [record.comment, ...comment].filter(Boolean).join('\n') };
  return changed;
}
