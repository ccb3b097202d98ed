// The whole record of a mark as JSON, for formats with a field where it fits: what their own fields cannot hold stays.
import type { Annotation } from '../../model/annotation.ts';

/** The native record without its passages, keys in the order of the model. */
export function ownRecord(mark: Annotation): Record<string, unknown> {
  const { spans: _, ...rest } = mark;
  return rest;
}

/** The hedged judgement of a claim as one word: `icd203:very-likely`; null where there is none. */
export function likelihoodTerm(mark: Annotation): string | null {
  if (mark.kind !== 'claim' || !mark.claim.likelihood) return null;
  return `${mark.claim.likelihood.scale}:${mark.claim.likelihood.term}`;
}

/** Who says it, from the document's author to the origin: "Sound Watch > Observatory". */
export function speakerChain(mark: Annotation): string {
  return mark.kind === 'claim' ? mark.claim.attribution.map(({ name }) => name).join(' > ') : '';
}
