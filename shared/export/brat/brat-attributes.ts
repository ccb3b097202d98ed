// Attributes of marks in brat: closed lists of plain words, so that brat can offer and search them.
import { type Annotation, annotationStatuses } from '../../model/annotation.ts';
import { claimKinds } from '../../model/claim.ts';
import { confidences, credibilities, icd203Terms, phiaTerms, reliabilities } from '../../model/scales.ts';

/** Every attribute with its values; `only` says which kind of mark may have it. */
export const bratAttributeValues: readonly {
  readonly name: string;
  readonly values: readonly string[];
  readonly only: 'Claim' | '<ENTITY>';
}[] = [
  { name: 'Status', values: annotationStatuses, only: '<ENTITY>' },
  { name: 'ClaimKind', values: claimKinds, only: 'Claim' },
  { name: 'Likelihood', values: icd203Terms, only: 'Claim' },
  { name: 'LikelihoodPHIA', values: phiaTerms, only: 'Claim' },
  { name: 'Confidence', values: confidences, only: 'Claim' },
  { name: 'Reliability', values: reliabilities, only: 'Claim' },
  { name: 'Credibility', values: credibilities.map(String), only: 'Claim' },
];

/** The attributes of one mark; what is unset is not there. */
export function bratAttributes(mark: Annotation): [name: string, value: string][] {
  const found: [string, string][] = [['Status', mark.status]];
  if (mark.kind !== 'claim') return found;
  const { kind, likelihood, confidence, reliability, credibility } = mark.claim;
  if (kind) found.push(['ClaimKind', kind]);
  if (likelihood)
    found.push([likelihood.scale === 'phia' ? 'LikelihoodPHIA' : 'Likelihood', likelihood.term]);
  if (confidence) found.push(['Confidence', confidence]);
  if (reliability) found.push(['Reliability', reliability]);
  if (credibility) found.push(['Credibility', String(credibility)]);
  return found;
}
