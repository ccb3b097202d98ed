// Records that our own exporters left in a foreign file, checked by the model and turned into what importers hand on.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Analyst } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { NativeSource } from '../native/native-file.ts';
import { listShapes } from '../native/native-shapes.ts';
import type {
  IncomingCodebookEntry,
  IncomingEntity,
  IncomingLink,
  IncomingMark,
  IncomingSource,
  IncomingStamps,
  Selector,
} from './incoming.ts';
import type { IncomingBuilder } from './incoming-builder.ts';
import { isJsonObject } from './json-value.ts';

interface OwnRecords {
  readonly analysts: Analyst;
  readonly tags: CodebookEntry;
  readonly entityTypes: CodebookEntry;
  readonly relationTypes: CodebookEntry;
  readonly sources: NativeSource;
  readonly entities: Entity;
  readonly annotations: Annotation;
  readonly links: Link;
}

/** The stand-in for the passages that an exporter leaves out of a mark's record: its format holds them. */
const anySpan = { start: 0, end: 0, quote: '' };

/**
 * A record as our exporters write it, with defaults for what is missing; null where it is none or damaged. Of a mark the
 * passages are not looked at. Takes the value over: it may be changed.
 */
export function readOwnRecord<Table extends keyof OwnRecords>(
  table: Table,
  value: unknown,
): OwnRecords[Table] | null {
  if (!isJsonObject(value)) return null;
  let isSound = true;
  const report = {
    path: [],
    fault: () => {
      isSound = false;
    },
    unknown: () => {},
  };
  const record = table === 'annotations' ? { ...value, spans: [anySpan] } : value;
  const checked = listShapes[table].check(record, report);
  return isSound ? (checked as OwnRecords[Table]) : null;
}

/** Stamps of a record of the file; those of a damaged file may be missing. */
function stampsOf(record: Partial<Entity | Annotation | Link | NativeSource>): IncomingStamps {
  const { createdAt, createdBy, updatedAt, updatedBy } = record;
  return {
    ...(createdAt && { createdAt }),
    ...(createdBy && { createdBy }),
    ...(updatedAt && { updatedAt }),
    ...(updatedBy && { updatedBy }),
  };
}

/** A mark by its record, with the passages that the format holds. Keys are the record's own ids. */
export function markOfRecord(record: Annotation, passages: readonly Selector[], where: string): IncomingMark {
  const { id, sourceId, kind, tags, comment, status, anchor } = record;
  const common = { key: id, id, where, source: sourceId, passages, tags, comment, status, anchor };
  if (record.kind === 'mention')
    return { ...common, kind: 'mention', entity: record.entityId, ...stampsOf(record) };
  if (record.kind === 'note') return { ...common, kind, ...stampsOf(record) };
  const { attribution, ...claim } = record.claim;
  return {
    ...common,
    kind: 'claim',
    claim: {
      ...claim,
      attribution: attribution.map(({ entityId, ...hop }) =>
        entityId === null ? hop : { ...hop, entity: entityId },
      ),
    },
    ...stampsOf(record),
  };
}

/** Adds the entities that a claim's attribution names and the file has no records of. */
export function addVoices(record: Annotation, builder: IncomingBuilder, where: string): void {
  if (record.kind !== 'claim') return;
  for (const { entityId, name } of record.claim.attribution)
    if (entityId !== null && name !== '')
      builder.addEntity({ key: entityId, id: entityId, where, name, fields: {} });
}

/** An entity by its record. */
export function entityOfRecord(record: Entity, where: string): IncomingEntity {
  const { id, type, name, mergedInto, aliases, description, reliability, interest, externalIds } = record;
  return {
    key: id,
    id,
    where,
    name,
    type,
    ...(mergedInto !== null && { mergedInto }),
    fields: { aliases, description, reliability, interest, externalIds },
    ...stampsOf(record),
  };
}

/** A source by its record, with its text where the file has it. */
export function sourceOfRecord(record: NativeSource, where: string): IncomingSource {
  const { id, sha256, text, createdAt, createdBy, updatedAt, updatedBy, length, supersedes, ...fields } =
    record;
  return {
    key: id,
    id,
    where,
    sha256,
    ...(text !== undefined && { text }),
    fields,
    ...stampsOf(record),
  };
}

/** A link by its record. */
export function linkOfRecord(record: Link, where: string): IncomingLink {
  const { id, type, from, to, independence, evidence, note } = record;
  const end = ({ kind, id: key }: { readonly kind: Link['from']['kind']; readonly id: Id }) => ({
    kind,
    key,
  });
  return {
    key: id,
    id,
    where,
    type,
    from: end(from),
    to: end(to),
    independence,
    evidence,
    note,
    ...stampsOf(record),
  };
}

/** A tag, entity type or relation type by its record. */
export function entryOfRecord(record: CodebookEntry, where: string): IncomingCodebookEntry {
  const { id, name, parentId, colour, key, description } = record;
  return {
    key: id,
    id,
    where,
    name,
    ...(parentId !== null && { parent: parentId }),
    fields: { colour, key, description },
  };
}
