// The feature structures of one source, the same for CAS JSON and XMI.
import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import { claimLinkTypes } from '../../model/link.ts';
import type { Source } from '../../model/source.ts';
import { uuidOf } from '../../model/uuid5.ts';
import type { CorpusView } from '../corpus-view.ts';
import type { LossCounter } from '../loss-counter.ts';
import { likelihoodTerm, namedRecord, sourceNames, speakerChain } from '../standoff/own-record.ts';
import { type PlacedSource, wellFormed } from '../standoff/placed-source.ts';
import { countLinkWithoutEnd } from '../standoff/standoff-losses.ts';
import {
  claimType,
  mentionType,
  metadataType,
  namedEntityType,
  noteType,
  relationType,
} from './type-system.ts';

export interface FeatureStructure {
  /** From 2; 1 is the sofa. */
  readonly id: number;
  readonly type: string;
  /** UTF-16 units, half-open. */
  readonly begin: number;
  readonly end: number;
  /** Values that are set; well-formed strings. */
  readonly features: Readonly<Record<string, string | number | boolean>>;
  /** Ids of other structures by feature. */
  readonly references: Readonly<Record<string, number>>;
}

/** The document's metadata first, then the passages of marks in text order, then relations. */
export function featureStructures(
  { source, text, marks }: PlacedSource,
  links: readonly Link[],
  view: CorpusView,
  counter: LossCounter,
): FeatureStructure[] {
  const found: FeatureStructure[] = [];
  const put = (
    type: string,
    { start, end }: { readonly start: number; readonly end: number },
    features: Readonly<Record<string, string | number | boolean | null>>,
    references: Readonly<Record<string, number>> = {},
  ) => {
    const set: Record<string, string | number | boolean> = {};
    for (const [name, value] of Object.entries(features))
      if (value !== null && value !== '') set[name] = typeof value === 'string' ? wellFormed(value) : value;
    const structure = { id: found.length + 2, type, begin: start, end, features: set, references };
    found.push(structure);
    return structure;
  };
  put(
    metadataType,
    { start: 0, end: text.length },
    {
      language: source.language ?? 'x-unspecified',
      documentTitle: source.title,
      documentId: source.id,
      documentUri: source.url,
      isLastSegment: false,
    },
  );
  const claims = new Map<Id, FeatureStructure>();
  for (const { mark, ranges } of marks)
    ranges.forEach((range, index) => {
      // Once in each file, after the metadata, which have no place for file name and hash.
      const common = commonFeatures(mark, index, view, found.length === 1 ? source : null);
      if (mark.kind === 'claim') {
        const structure = put(claimType, range, { ...common, ...claimFeatures(mark) });
        if (index === 0) claims.set(mark.id, structure);
      } else if (mark.kind === 'note') put(noteType, range, common);
      else {
        const entity = view.entity(mark.entityId);
        put(namedEntityType, range, {
          value: entity ? view.nameOf('entityTypes', entity.type) : null,
          identifier: `urn:uuid:${uuidOf('entity', entity?.id ?? mark.entityId)}`,
        });
        put(mentionType, range, { ...common, entityId: mark.entityId, entityName: entity?.name ?? null });
      }
    });
  for (const link of links) {
    const [from, to] = [claims.get(link.from.id), claims.get(link.to.id)];
    if (!from || !to || !claimLinkTypes.some((type) => type === link.type))
      countLinkWithoutEnd(link, counter);
    else
      put(
        relationType,
        // INCEpTION gives a relation the place of its dependent.
        { start: to.begin, end: to.end },
        { relationType: link.type, record: JSON.stringify(link) },
        { Governor: from.id, Dependent: to.id },
      );
  }
  return found;
}

function commonFeatures(mark: Annotation, index: number, view: CorpusView, source: Source | null) {
  const names = source && { source: sourceNames(source) };
  return {
    annotationId: mark.id,
    fragmentGroup: mark.spans.length > 1 ? mark.id : null,
    fragmentNumber: mark.spans.length > 1 ? index + 1 : null,
    status: mark.status,
    tags: mark.tags.map((tag) => view.nameOf('tags', tag)).join('; '),
    comment: mark.comment,
    record: index === 0 ? JSON.stringify({ ...namedRecord(mark, view), ...names }) : null,
  };
}

function claimFeatures(mark: Annotation & { kind: 'claim' }) {
  const { statement, kind, sourceWording, confidence, reliability, credibility } = mark.claim;
  return {
    statement,
    kind,
    speaker: speakerChain(mark),
    sourceWording,
    likelihood: likelihoodTerm(mark),
    confidence,
    reliability,
    credibility: credibility === null ? null : String(credibility),
  };
}
