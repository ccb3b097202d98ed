// Values of claims as words: attributes of brat, features of UIMA. What a word sets is what our own exporters write there.
import type { Claim } from '../model/claim.ts';
import { claimKinds } from '../model/claim.ts';
import { confidences, credibilities, icd203Terms, phiaTerms, reliabilities } from '../model/scales.ts';
import type { IncomingMark } from './incoming.ts';

type ClaimPart = NonNullable<IncomingMark['claim']>;

/** What a field of this name (compared without case) with this value says of a claim; null where it says nothing we know. */
export function claimPartOf(name: string, value: string): ClaimPart | null {
  const word = value.trim().toLowerCase();
  switch (name.toLowerCase()) {
    case 'claimkind':
    case 'kind':
      return part('kind', claimKinds, word);
    case 'confidence':
      return part('confidence', confidences, word);
    case 'reliability':
      return part('reliability', reliabilities, word.toUpperCase());
    case 'credibility':
      return part('credibility', credibilities, Number(word));
    case 'likelihood':
      return likelihoodOf(word);
    case 'likelihoodphia':
      return likelihoodOf(`phia:${word}`);
    case 'statement':
      return { statement: value };
    case 'sourcewording':
      return { sourceWording: value };
    case 'speaker':
      return speakersOf(value);
    default:
      return null;
  }
}

function part<Field extends keyof Claim, Value extends Claim[Field]>(
  field: Field,
  values: readonly Value[],
  word: unknown,
): ClaimPart | null {
  const found = values.find((value) => value === word);
  return found === undefined ? null : { [field]: found };
}

/** `icd203:very-likely`; without a scale ICD 203. */
function likelihoodOf(word: string): ClaimPart | null {
  const [scale, name] = word.includes(':') ? word.split(':', 2) : ['icd203', word];
  if (scale === 'phia') {
    const term = phiaTerms.find((each) => each === name);
    return term === undefined ? null : { likelihood: { scale, term } };
  }
  const term = scale === 'icd203' ? icd203Terms.find((each) => each === name) : undefined;
  return term === undefined ? null : { likelihood: { scale: 'icd203', term } };
}

/** "Sound Watch > Observatory": from the document's author to the origin. */
function speakersOf(chain: string): ClaimPart | null {
  const names = chain
    .split(' > ')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? null : { attribution: names.map((name) => ({ name, role: 'says' as const })) };
}
