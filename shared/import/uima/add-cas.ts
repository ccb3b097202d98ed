// A CAS made into sources, marks and links: our own layers whole, those of others as far as the model has a place for them.
import {
  documentAnnotation,
  mentionType,
  metadataType,
  namedEntityType,
  relationType,
} from '../../export/uima/type-system.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import type { LabelChoice } from '../labelled-mark.ts';
import { annotationOf, type CasAnnotation, type CasContext, type CasView } from './cas-context.ts';
import {
  type CasDocument,
  type CasStructure,
  featureOf,
  isA,
  layerOf,
  type SuperTypes,
} from './cas-document.ts';
import { addView, annotatorOf } from './cas-source.ts';
import {
  addLayerMark,
  addLayerRelation,
  addNamedEntityMark,
  isLinguistic,
  isNamedEntity,
  isRelation,
} from './foreign-layers.ts';
import { addOwnMarks, addOwnRelation, isOwnPassage } from './own-layers.ts';

/**
 * Adds all that a CAS says. Documents of one title and text (by several annotators) are one source: `twins` keeps the keys
 * of sources by what they are, over all files of an import.
 */
export function addCas(
  document: CasDocument,
  superTypes: SuperTypes,
  choice: LabelChoice,
  builder: IncomingBuilder,
  twins: Map<string, string>,
): void {
  const views = new Map<string, CasView>();
  for (const sofa of document.sofas) {
    const view = addView(sofa, document, superTypes, builder, twins);
    if (view) views.set(sofa.id, view);
  }
  if (views.size === 0)
    builder.problems.warning(
      document.path,
      'This document has neither a text nor annotations.',
      'Nothing of it was read.',
    );
  const annotator = annotatorOf(document);
  const context: CasContext = {
    ...{ document, superTypes, views, choice, builder },
    annotator:
      annotator === undefined
        ? undefined
        : builder.analyst(`annotator ${annotator}`, annotator, document.path),
    structures: new Map(document.structures.map((structure) => [structure.id, structure])),
    marks: new Map(),
  };
  const relations: CasStructure[] = [];
  const own: CasAnnotation[] = [];
  const foreign: CasAnnotation[] = [];
  for (const structure of document.structures) {
    if (isPassedOver(structure, context)) continue;
    if (isRelation(structure)) relations.push(structure);
    else {
      const annotation = annotationOf(structure, context);
      if (annotation) (isOwnPassage(structure) ? own : foreign).push(annotation);
    }
  }
  // The named entity beside each of our mentions says its type once more; others are what somebody added.
  const mentioned = new Map<string, number>();
  const placeOf = ({ view, begin, end }: CasAnnotation) => `${view.source} ${begin} ${end}`;
  for (const passage of own)
    if (passage.type === mentionType)
      mentioned.set(placeOf(passage), (mentioned.get(placeOf(passage)) ?? 0) + 1);
  const typeByPlace = new Map<string, string>();
  const added = foreign.filter((annotation) => {
    const place = placeOf(annotation);
    const left = mentioned.get(place) ?? 0;
    if (annotation.type !== namedEntityType || left === 0) return true;
    mentioned.set(place, left - 1);
    const value = featureOf(annotation, 'value');
    if (value !== undefined) typeByPlace.set(place, value);
    return false;
  });
  addOwnMarks(own, (passage) => typeByPlace.get(placeOf(passage)), context);
  for (const annotation of added)
    if (isNamedEntity(annotation.type, superTypes)) addNamedEntityMark(annotation, context);
    else addLayerMark(annotation, context);
  for (const relation of relations) addRelationOf(relation, context);
}

function addRelationOf(relation: CasStructure, context: CasContext): void {
  const { marks, builder, document } = context;
  const [from, to] = ['Governor', 'Dependent'].map((end) =>
    marks.get(relation.references.get(end)?.[0] ?? ''),
  );
  if (from === undefined || to === undefined)
    builder.losses.add(
      'relation-end-dropped',
      'Relations that end at a note or at nothing are left out: only claims and entities are linked. Labels can be taken as entity types',
      { id: `${document.path} ${relation.id}`, words: layerOf(relation.type) },
    );
  else if (relation.type === relationType) addOwnRelation(relation, from, to, context);
  else addLayerRelation(relation, from, to, context);
}

/** What is no mark and no relation; counted where somebody may miss it. */
function isPassedOver(
  structure: CasStructure,
  { document, superTypes, structures, builder }: CasContext,
): boolean {
  const { id, type, begin, end } = structure;
  const example = { id: `${document.path} ${id}`, words: type };
  if (isA(type, documentAnnotation, superTypes) || type === metadataType) return true;
  if (isLinguistic(type, superTypes)) {
    builder.losses.add(
      'linguistics-ignored',
      'Tokens, sentences, mark-up and what else programs note of language and file are left out',
      example,
    );
    return true;
  }
  if (type === 'uima.tcas.Annotation') {
    builder.losses.add(
      'bare-annotation-dropped',
      'Annotations without a layer say nothing of their words and are left out',
      example,
    );
    return true;
  }
  if (begin === undefined && end === undefined && !isRelation(structure)) {
    // Links of link features are read with the annotation that has them.
    const isLink = structure.references.has('target') || type.startsWith('uima.cas.');
    if (!isLink && structures.size > 0)
      builder.losses.add(
        'document-feature-dropped',
        'What a layer says of the document as a whole is left out',
        example,
      );
    return true;
  }
  if (document.members !== null && !document.members.has(id)) {
    builder.losses.add(
      'not-indexed',
      'Annotations that are in no view were deleted by the tool and are left out',
      example,
    );
    return true;
  }
  return false;
}
