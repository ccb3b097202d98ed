// What our own exporter adds to the W3C model in terms of its own: the whole of every record.
import type { Link } from '../../model/link.ts';
import { yardsticks } from '../../model/scales.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, listOf, objectsOf, textOf } from '../json-value.ts';
import {
  addVoices,
  entityOfRecord,
  entryOfRecord,
  linkOfRecord,
  markOfRecord,
  readOwnRecord,
  sourceOfRecord,
} from '../own-record.ts';
import { selectorOf } from './selectors.ts';
import { bodiesOf, saidAs } from './w3c-bodies.ts';

/** Takes over what a collection says beside its annotations; a damaged record is told and left out. */
export function addOwnCollection(collection: JsonObject, path: string, builder: IncomingBuilder): void {
  const corpus = collection['glossator:corpus'];
  if (isJsonObject(corpus)) {
    const { id, title, description, yardstick } = corpus;
    const known = yardsticks.find((each) => each === yardstick);
    builder.corpus = {
      ...(textOf(id) && { id: String(id) }),
      ...(typeof title === 'string' && { title }),
      ...(typeof description === 'string' && { description }),
      ...(known && { yardstick: known }),
    };
    each('analysts', corpus.analysts, path, builder, ({ id: analystId, name }, where) =>
      builder.addAnalyst({ key: analystId, id: analystId, name, where }),
    );
  }
  const codebook = collection['glossator:codebook'];
  if (isJsonObject(codebook))
    for (const vocabulary of ['tags', 'entityTypes', 'relationTypes'] as const)
      each(vocabulary, codebook[vocabulary], path, builder, (entry, where) =>
        builder.addEntry(vocabulary, entryOfRecord(entry, where)),
      );
  each('entities', collection['glossator:entities'], path, builder, (entity, where) =>
    builder.addEntity(entityOfRecord(entity, where)),
  );
  each('sources', collection['glossator:sources'], path, builder, (source, where) =>
    builder.addSource(sourceOfRecord(source, where)),
  );
}

type Read<Table extends Parameters<typeof readOwnRecord>[0]> = NonNullable<
  ReturnType<typeof readOwnRecord<Table>>
>;

function each<Table extends Parameters<typeof readOwnRecord>[0]>(
  table: Table,
  list: unknown,
  path: string,
  builder: IncomingBuilder,
  take: (record: Read<Table>, where: string) => void,
): void {
  for (const [index, value] of objectsOf(list).entries()) {
    const where = `${path} glossator:${table}[${index}]`;
    const record = readOwnRecord(table, value);
    if (record) take(record, where);
    else
      builder.problems.repeatedWarning(
        `damaged ${table}`,
        where,
        'This record was changed so that it cannot be read; it is left out.',
      );
  }
}

/**
 * The mark or link of an annotation that came with our own record; null where it has none, or a damaged one. What was
 * changed after the export, in comment and tags, is taken from the bodies.
 */
export function ownAnnotation(
  annotation: JsonObject,
  where: string,
  builder: IncomingBuilder,
): { readonly mark: IncomingMark } | { readonly link: Link } | null {
  const value = annotation['glossator:record'];
  if (!isJsonObject(value)) return null;
  if ('from' in value && 'to' in value) {
    const link = readOwnRecord('links', value);
    return link && { link };
  }
  const record = readOwnRecord('annotations', value);
  const passages = listOf(annotation.target).flatMap((target): Selector[] => {
    const selector = isJsonObject(target) ? selectorOf(target.selector) : null;
    return selector ? [selector] : [];
  });
  if (!record || passages.length === 0) return null;
  builder.addSource({ key: record.sourceId, id: record.sourceId, where, fields: {} });
  addVoices(record, builder, where);
  const said = bodiesOf(annotation);
  if (record.kind === 'mention') addEntity(record.entityId, said.identifies, where, builder);
  const mark = markOfRecord(record, passages, where);
  const names = saidAs(annotation, 'tagging');
  const isNamed = names.length === record.tags.length;
  for (const [index, id] of record.tags.entries())
    builder.addEntry('tags', { key: id, id, where, name: (isNamed && names[index]) || id, fields: {} });
  const modified = typeof annotation.modified === 'string' ? Date.parse(annotation.modified) : Number.NaN;
  const isEdited = modified > Date.parse(record.updatedAt);
  if (!isEdited) return { mark };
  const [statement] = saidAs(annotation, 'describing');
  const tags = isNamed ? record.tags : said.tags.map((tag) => builder.entry('tags', tag, where));
  return {
    mark: {
      ...mark,
      ...(mark.claim && statement !== undefined && { claim: { ...mark.claim, statement } }),
      updatedAt: new Date(modified).toISOString(),
      comment: saidAs(annotation, 'commenting').join('\n\n'),
      tags,
    },
  };
}

/** An entity of which the file has no record, by what its mention's bodies say. A merged one names what it was merged into. */
function addEntity(
  id: string,
  said: ReturnType<typeof bodiesOf>['identifies'],
  where: string,
  builder: IncomingBuilder,
): void {
  if (said?.name === undefined) return;
  const final = said.iri?.match(/^urn:uuid:(.+)$/)?.[1];
  const isMerged = final !== undefined && final !== id && /^[0-9a-f]{8}-/.test(id);
  const { name, type } = said;
  const kind = type === undefined ? {} : { type };
  if (isMerged) builder.addEntity({ key: final, id: final, where, name, ...kind, fields: {} });
  builder.addEntity({
    key: id,
    id,
    where,
    name,
    ...kind,
    ...(isMerged && { mergedInto: final }),
    fields: {},
  });
}

/** The link as importers hand it on. */
export function addOwnLink(link: Link, where: string, builder: IncomingBuilder): void {
  builder.addLink(linkOfRecord(link, where));
}
