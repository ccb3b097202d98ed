// Marks as STIX properties: selectors in code points, labels people filter by, the confidence number.
import type { Annotation } from '../../model/annotation.ts';
import type { Claim } from '../../model/claim.ts';
import type { ProjectedText } from '../projected-text.ts';

/** W3C selectors for each passage; positions in Unicode code points, absent where the place or the text is not at hand. */
export function selectors(mark: Annotation, projected: ProjectedText | null): Record<string, unknown>[] {
  return mark.spans.map((span) => ({
    ...(projected && mark.anchor !== 'lost'
      ? { position: { type: 'TextPositionSelector', ...projected.range(span) } }
      : {}),
    quote: { type: 'TextQuoteSelector', exact: span.quote, prefix: span.prefix, suffix: span.suffix },
  }));
}

/** What a claim can be filtered by without knowing the extension. */
export function claimLabels(claim: Claim): string[] {
  const { reliability, credibility, likelihood, kind } = claim;
  const labels = ['claim'];
  if (kind) labels.push(`claim-kind:${kind}`);
  if (reliability || credibility) labels.push(`admiralty:${reliability ?? ''}${credibility ?? ''}`);
  if (likelihood) labels.push(`likelihood:${likelihood.scale}:${likelihood.term}`);
  return labels;
}

const ofConfidence = { low: 15, moderate: 50, high: 85 };
const ofCredibility = { 1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: null };

/**
 * STIX `confidence` from the analyst's confidence, else from the credibility (STIX 2.1, appendix A); null for neither and
 * for 6, "cannot be judged". The two are never averaged.
 */
export function stixConfidence(claim: Claim): number | null {
  if (claim.confidence) return ofConfidence[claim.confidence];
  return claim.credibility === null ? null : ofCredibility[claim.credibility];
}
