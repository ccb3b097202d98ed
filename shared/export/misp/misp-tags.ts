// Grades and likelihood as machine tags of MISP's taxonomies; a tag is written only for what somebody judged.
import type { Claim } from '../../model/claim.ts';
import type { Icd203Term, Reliability } from '../../model/scales.ts';

export interface MispTag {
  readonly name: string;
}

/** The taxonomy has one word for each step; ICD 203 has two. */
const firstRow: Partial<Record<Icd203Term, Icd203Term>> = {
  remote: 'almost-no-chance',
  'highly-improbable': 'very-unlikely',
  improbable: 'unlikely',
  'roughly-even-odds': 'roughly-even-chance',
  probable: 'likely',
  'highly-probable': 'very-likely',
  'nearly-certain': 'almost-certain',
};

/** Whether the claim's likelihood is written with the synonym of the other row. */
export function rowChanges({ likelihood }: Claim): boolean {
  return likelihood?.scale === 'icd203' && firstRow[likelihood.term] !== undefined;
}

export function reliabilityTag(reliability: Reliability): MispTag {
  return { name: `admiralty-scale:source-reliability="${reliability.toLowerCase()}"` };
}

/** All tags of a claim. The PHIA yardstick has no taxonomy and is never converted: its tag is our own. */
export function claimTags(claim: Claim): MispTag[] {
  const { reliability, credibility, likelihood, confidence, kind } = claim;
  const names: string[] = [];
  if (credibility) names.push(`admiralty-scale:information-credibility="${credibility}"`);
  if (likelihood?.scale === 'icd203')
    names.push(
      `estimative-language:likelihood-probability="${firstRow[likelihood.term] ?? likelihood.term}"`,
    );
  if (likelihood?.scale === 'phia') names.push(`glossator:phia-yardstick="${likelihood.term}"`);
  if (confidence) names.push(`estimative-language:confidence-in-analytic-judgment="${confidence}"`);
  if (kind) names.push(`glossator:claim-kind="${kind}"`);
  return [...(reliability ? [reliabilityTag(reliability)] : []), ...names.map((name) => ({ name }))];
}

/** A tag of the codebook: its name within quotes, where a double quote cannot stand. */
export function codebookTag(name: string): MispTag {
  return { name: `glossator:tag="${name.replaceAll('"', "'").replace(/\s+/g, ' ')}"` };
}
