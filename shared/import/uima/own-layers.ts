// The layers of our own exports: marks with their records, put together from their passages, and links.
import { likelihoodTerm, speakerChain } from '../../export/standoff/own-record.ts';
import { claimType, mentionType, noteType } from '../../export/uima/type-system.ts';
import { xmlCharacters } from '../../export/xml-text.ts';
import { type Annotation, annotationStatuses } from '../../model/annotation.ts';
import { claimPartOf } from '../claim-values.ts';
import type { IncomingMark } from '../incoming.ts';
import { isJsonObject } from '../json-value.ts';
import { addRelation } from '../labelled-mark.ts';
import { addNamed, addNamedEntity } from '../own-names.ts';
import { linkOfRecord, markOfRecord, readOwnRecord } from '../own-record.ts';
import { type CasAnnotation, type CasContext, passageOf } from './cas-context.ts';
import { type CasStructure, featureOf } from './cas-document.ts';

const kinds: Readonly<Record<string, Annotation['kind']>> = {
  [claimType]: 'claim',
  [mentionType]: 'mention',
  [noteType]: 'note',
};

/** Whether a structure is a passage of a mark that we wrote. */
export function isOwnPassage(structure: CasStructure): boolean {
  return Object.hasOwn(kinds, structure.type) && featureOf(structure, 'annotationId') !== undefined;
}

/** Adds the marks of these passages; `typeAt` names the entity type of the NamedEntity beside a mention. */
export function addOwnMarks(
  passages: readonly CasAnnotation[],
  typeAt: (passage: CasAnnotation) => string | undefined,
  context: CasContext,
): void {
  const groups = new Map<string, CasAnnotation[]>();
  for (const passage of passages) {
    // Two annotators may have the same mark in two views or files, each with its passages.
    const group = `${passage.view.source} ${featureOf(passage, 'annotationId')}`;
    const known = groups.get(group);
    if (known) known.push(passage);
    else groups.set(group, [passage]);
  }
  for (const group of groups.values()) {
    const number = (passage: CasAnnotation) => Number(featureOf(passage, 'fragmentNumber') ?? 1);
    group.sort((a, b) => number(a) - number(b));
    const [first] = group;
    if (!first) continue;
    const mark = markOf(first, group, typeAt(first), context);
    const { builder } = context;
    const known = builder.mark(mark.key);
    const { id, ...copy } = mark;
    // What two annotators left as it was is one mark; what one of them changed is another.
    const isSame =
      known && JSON.stringify({ ...known, where: '' }) === JSON.stringify({ ...mark, where: '' });
    const key = known && !isSame ? first.where : mark.key;
    if (!isSame) builder.addMark(known ? { ...copy, key } : mark);
    for (const passage of group) context.marks.set(passage.id, key);
  }
}

function markOf(
  first: CasAnnotation,
  group: readonly CasAnnotation[],
  entityType: string | undefined,
  { builder }: CasContext,
): IncomingMark {
  const { where, view } = first;
  const parsed = group.map((passage) => parsedRecord(featureOf(passage, 'record'))).find(isJsonObject);
  const names = parsed?.names;
  const record = readOwnRecord('annotations', parsed);
  const passages = group.map(passageOf);
  const tagNamed = (tag: string) => builder.entry('tags', tag, where);
  if (record && record.kind === kinds[first.type]) {
    addNamed(record, names, builder, where);
    const changed = changedFeatures(first, record, names, tagNamed);
    return { ...markOfRecord(record, passages, where), source: view.source, ...changed };
  }
  const id = featureOf(first, 'annotationId') ?? '';
  const kind = kinds[first.type] ?? 'note';
  const tags = wordsOf(first, 'tags').map(tagNamed);
  const [comment, status] = [featureOf(first, 'comment'), statusOf(first)];
  const common = {
    ...{ key: id, id, where, source: view.source, kind, passages, tags },
    ...(comment !== undefined && { comment }),
    ...(status !== undefined && { status }),
  };
  if (kind === 'claim') return { ...common, claim: claimOf(first) };
  if (kind === 'note') return common;
  const entity = featureOf(first, 'entityId') ?? `entity of ${where}`;
  const name = featureOf(first, 'entityName') ?? first.words ?? id;
  addNamedEntity(entity, { [entity]: { name, type: entityType } }, name, builder, where);
  return { ...common, entity };
}

/** What somebody changed since: features that say otherwise than the record beside them. */
function changedFeatures(
  passage: CasAnnotation,
  record: Annotation,
  names: unknown,
  tagNamed: (name: string) => string,
): Partial<IncomingMark> {
  const isOther = (feature: string, written: string) => {
    const value = featureOf(passage, feature);
    return value !== undefined && xmlCharacters(value) !== xmlCharacters(written);
  };
  let changed: Partial<IncomingMark> = {};
  const [status, comment] = [statusOf(passage), featureOf(passage, 'comment')];
  if (status !== undefined && status !== record.status) changed = { ...changed, status };
  if (comment !== undefined && isOther('comment', record.comment)) changed = { ...changed, comment };
  const tags = isJsonObject(names) && isJsonObject(names.tags) ? names.tags : {};
  const tagNames = record.tags.map((tag) => (Object.hasOwn(tags, tag) ? String(tags[tag]) : tag));
  if (isOther('tags', tagNames.join('; '))) {
    const stated = wordsOf(passage, 'tags');
    changed = {
      ...changed,
      tags: stated.map((name) => record.tags[tagNames.indexOf(name)] ?? tagNamed(name)),
    };
  }
  if (record.kind !== 'claim') return changed;
  const { statement, kind, sourceWording, confidence, reliability, credibility } = record.claim;
  const written: Readonly<Record<string, string>> = {
    statement,
    kind: kind ?? '',
    speaker: speakerChain(record),
    sourceWording,
    likelihood: likelihoodTerm(record) ?? '',
    confidence: confidence ?? '',
    reliability: reliability ?? '',
    credibility: credibility === null ? '' : String(credibility),
  };
  let claim = markOfRecord(record, [], '').claim;
  for (const [feature, words] of Object.entries(written)) {
    const part = isOther(feature, words) ? claimPartOf(feature, featureOf(passage, feature) ?? '') : null;
    if (!part) continue;
    claim = { ...claim, ...part };
    changed = { ...changed, claim };
  }
  return changed;
}

/** Claim features without a record. */
function claimOf(structure: CasStructure): NonNullable<IncomingMark['claim']> {
  let claim: NonNullable<IncomingMark['claim']> = {};
  for (const [feature, [value = '']] of structure.values)
    claim = { ...claim, ...claimPartOf(feature, value) };
  return claim;
}

function statusOf(structure: CasStructure): IncomingMark['status'] {
  return annotationStatuses.find((status) => status === featureOf(structure, 'status'));
}

/** Names joined by "; ". */
function wordsOf(structure: CasStructure, feature: string): string[] {
  return (featureOf(structure, feature) ?? '')
    .split('; ')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The JSON of a record, or null; some tools cut long features off. */
export function parsedRecord(json: string | undefined): unknown {
  if (!json?.startsWith('{')) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Adds a relation of ours as the link it was, with the ends it has now. */
export function addOwnRelation(relation: CasStructure, from: string, to: string, context: CasContext): void {
  const { builder, document } = context;
  const where = `${document.path} ${relation.id}`;
  const record = readOwnRecord('links', parsedRecord(featureOf(relation, 'record')));
  const type = featureOf(relation, 'relationType') ?? record?.type ?? '';
  const own = record && linkOfRecord(record, where);
  if (own && own.from.key === from && own.to.key === to && own.type === type) builder.addLink(own);
  else addRelation({ key: where, where, type, from, to }, builder);
}
