// Layers of other people: named entities become mentions, other span layers notes with tags, relations links.
import { namedEntityType } from '../../export/uima/type-system.ts';
import { annotationStatuses } from '../../model/annotation.ts';
import { claimPartOf } from '../claim-values.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingMark } from '../incoming.ts';
import type { EntityIdentity } from '../incoming-builder.ts';
import { addRelation, labelledMark } from '../labelled-mark.ts';
import { type CasAnnotation, type CasContext, passageOf } from './cas-context.ts';
import { type CasStructure, featureOf, isA, layerOf, type SuperTypes } from './cas-document.ts';

const dkpro = 'de.tudarmstadt.ukp.dkpro.core.api.';

/** Packages of DKPro that hold what programs find out of the language, not what somebody says of the text. */
const linguisticPackages = [
  'segmentation',
  'lexmorph',
  'syntax',
  'transform',
  'phonetics',
  'structure',
  'anomaly',
  'metadata',
];

/** Layers of any package that do the same, by name: every pipeline has its own tokens. */
const linguisticLayers =
  /^(?:\w*Token|Sentence|Paragraph|Lemma|Stem|StopWord|POS|PosTag|PartOfSpeech|Chunk|Dependency|Constituent|Morpheme|NGram|NP|VP|Newline(?:Token)?)$/;

/** What INCEpTION and DKPro say of the file itself: its layers, its mark-up. */
const technical =
  /^(?:de\.tudarmstadt\.ukp\.clarin\.webanno\.api|de\.tudarmstadt\.ukp\.inception|org\.dkpro\.core\.api\.xml)\./;

/** Whether a type is about language or the file, not about what the text says. */
export function isLinguistic(type: string, superTypes: SuperTypes): boolean {
  if (technical.test(type)) return true;
  if (type.startsWith(dkpro)) {
    const [name = ''] = type.slice(dkpro.length).split('.');
    return linguisticPackages.includes(name);
  }
  let current: string | undefined = type;
  for (let depth = 0; current !== undefined && depth < 100; depth++) {
    if (linguisticLayers.test(layerOf(current))) return true;
    if (current !== type && current.startsWith(dkpro)) return isLinguistic(current, superTypes);
    current = superTypes.get(current);
  }
  return false;
}

/** Whether a type is the layer of named entities, or one of its subtypes: `ner.type.Person`. */
export function isNamedEntity(type: string, superTypes: SuperTypes): boolean {
  return type.startsWith(`${dkpro}ner.type.`) || isA(type, namedEntityType, superTypes);
}

/** Whether a structure leads from one annotation to another, as INCEpTION's relations do. */
export function isRelation({ references }: CasStructure): boolean {
  return references.has('Governor') && references.has('Dependent');
}

/** A named entity as a mention; its subtype is its label where it has no value. */
export function addNamedEntityMark(annotation: CasAnnotation, context: CasContext): void {
  const { builder, choice } = context;
  const { where, words = '' } = annotation;
  const layer = layerOf(annotation.type);
  const label = featureOf(annotation, 'value') ?? (layer === 'NamedEntity' ? 'Other' : layer);
  const identifier = featureOf(annotation, 'identifier');
  const own = /^urn:uuid:([0-9a-f-]{36})$/.exec(identifier ?? '')?.[1];
  let said: Pick<IncomingMark, 'kind' | 'entity' | 'tags'>;
  if (own !== undefined && choice !== 'tags') {
    const type = entityTypeOfLabel(label) ?? builder.entry('entityTypes', label, where);
    if (!builder.hasEntity(own))
      builder.addEntity({ key: own, id: own, where, name: words || label, type, fields: {} });
    said = { kind: 'mention', entity: own };
  } else {
    const identity = identifier === undefined ? undefined : identityOf(identifier);
    // The layer says that it is an entity; what kinds there are is the file's own business.
    said = labelledMark([label], words, choice === 'tags' ? 'tags' : 'mentions', builder, where, identity);
  }
  addMark(annotation, said, commentLines(annotation, ['value', 'identifier'], context), context);
}

/** Any other layer: a mark by its label, or by its name. */
export function addLayerMark(annotation: CasAnnotation, context: CasContext): void {
  const { builder, choice } = context;
  const { where, words = '' } = annotation;
  const layer = layerOf(annotation.type);
  const feature = labelFeature(annotation);
  const label = feature === undefined ? layer : (featureOf(annotation, feature) ?? layer);
  const isClaim = /^claim$/i.test(layer);
  // A value of one layer stands below the layer: two layers may both have "other".
  if (feature !== undefined && !isClaim && (choice === 'tags' || entityTypeOfLabel(label) === undefined))
    builder.entry('tags', label, where, { parent: builder.entry('tags', layer, where) });
  const said = labelledMark([isClaim ? layer : label], words, choice, builder, where);
  const used = new Set(feature === undefined || isClaim ? [] : [feature]);
  let { claim } = said;
  let status: IncomingMark['status'];
  for (const [name, [value = '']] of annotation.values) {
    const part = said.kind === 'claim' ? claimPartOf(name, value) : null;
    const stated = name === 'status' ? annotationStatuses.find((each) => each === value) : undefined;
    if (part) claim = { ...claim, ...part };
    if (stated) status = stated;
    if (part || stated) used.add(name);
  }
  const lines = commentLines(annotation, [...used], context);
  addMark(annotation, { ...said, ...(claim && { claim }), ...(status && { status }) }, lines, context);
}

/** A relation as a link between what its ends became. */
export function addLayerRelation(
  relation: CasStructure,
  from: string,
  to: string,
  context: CasContext,
): void {
  const { builder, document } = context;
  const where = `${document.path} ${relation.id}`;
  const feature = labelFeature(relation);
  const type = (feature === undefined ? undefined : featureOf(relation, feature)) ?? layerOf(relation.type);
  addRelation({ key: where, where, type, from, to }, builder);
}

function addMark(
  annotation: CasAnnotation,
  said: Pick<IncomingMark, 'kind'> & Partial<IncomingMark>,
  lines: readonly string[],
  { annotator, builder, marks }: CasContext,
): void {
  const { where, view, id } = annotation;
  const comment = lines.length > 0 ? { comment: lines.join('\n') } : {};
  const by = annotator === undefined ? {} : { createdBy: annotator, updatedBy: annotator };
  builder.addMark({
    key: where,
    where,
    source: view.source,
    passages: [passageOf(annotation)],
    ...comment,
    ...said,
    ...by,
  });
  marks.set(id, where);
}

/** Features that hold the label of a layer, by the names people give them; the first that is set. */
const labelNames = [
  'value',
  'label',
  'category',
  'class',
  'type',
  'relationtype',
  'role',
  'kind',
  'tag',
  'name',
];

function labelFeature(structure: CasStructure): string | undefined {
  const features = [...structure.values.keys()].filter((name) => featureOf(structure, name) !== undefined);
  for (const name of labelNames) {
    const feature = features.find((each) => each.toLowerCase() === name);
    if (feature !== undefined) return feature;
  }
  return undefined;
}

/** What else the annotation says, a line for each feature; links to other annotations by the words they cover. */
function commentLines(annotation: CasAnnotation, used: readonly string[], context: CasContext): string[] {
  const lines: string[] = [];
  for (const [name, values] of annotation.values)
    if (!used.includes(name) && values.some((value) => value !== ''))
      lines.push(`${name}: ${values.filter((value) => value !== '').join('; ')}`);
  for (const [name, targets] of annotation.references)
    for (const target of targets) {
      const words = wordsAt(target, name, context);
      if (words === null) continue;
      lines.push(words);
      context.builder.losses.add(
        'link-features-as-words',
        'Links from one annotation to others stand as words in its comment',
        { id: annotation.where, words },
      );
    }
  return lines;
}

/** `role: words`; a link feature leads to its target by way of a structure that names the role. */
function wordsAt(id: string, name: string, { structures, views }: CasContext): string | null {
  const link = structures.get(id);
  const [through] = link?.references.get('target') ?? [];
  const target = through === undefined ? link : structures.get(through);
  const text = views.get(target?.sofa ?? '')?.text;
  if (!link || !target || text === undefined || target.begin === undefined || target.end === undefined)
    return null;
  const role = through === undefined ? name : (featureOf(link, 'role') ?? name);
  return `${role}: ${text.slice(target.begin, target.end).replace(/\s+/g, ' ')}`;
}

/** An identifier as INCEpTION has it: the IRI of a concept. */
function identityOf(identifier: string): EntityIdentity {
  const wikidata = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/.exec(identifier)?.[1];
  return wikidata === undefined
    ? { key: `identifier:${identifier}`, externalIds: { identifier } }
    : { key: `wikidata:${wikidata}`, externalIds: { wikidata } };
}
