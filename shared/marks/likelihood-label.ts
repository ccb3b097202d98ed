// A likelihood's wording, on either yardstick.
import type { Likelihood } from '../model/claim.ts';
import { icd203Scale, phiaScale } from '../model/scales.ts';

/** "very likely": the term as its yardstick words it. */
export function likelihoodLabel(likelihood: Likelihood): string {
  const scale: readonly { readonly term: string; readonly label: string }[] =
    likelihood.scale === 'icd203' ? icd203Scale : phiaScale;
  return scale.find((term) => term.term === likelihood.term)?.label ?? likelihood.term;
}
