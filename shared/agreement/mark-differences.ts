// In what two marks on one passage differ as judgements. Wording (statement, comment, reason) is nobody's mistake and not compared.
import type { Annotation, ClaimAnnotation } from '../model/annotation.ts';
import type { Claim } from '../model/claim.ts';
import { icd203Scale, phiaScale } from '../model/scales.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { foldName } from '../text/fold.ts';

/** What can differ between the marks of a pair. */
export const comparedFields = [
  'kind',
  'boundaries',
  'entity',
  'claim kind',
  'reliability',
  'credibility',
  'confidence',
  'likelihood',
  'tags',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** The grades of a claim that are compared by kappa. */
export const gradeFields = ['reliability', 'credibility', 'confidence', 'likelihood'] as const;
export type GradeField = (typeof gradeFields)[number];

/** The fields in which two marks differ, in the order above. A grade that only one analyst gave counts as a difference. */
export function markDifferences(store: CorpusStore, first: Annotation, second: Annotation): ComparedField[] {
  const differ: ComparedField[] = [];
  if (first.kind !== second.kind) differ.push('kind');
  if (passages(first) !== passages(second)) differ.push('boundaries');
  if (first.kind === 'mention' && second.kind === 'mention')
    if (entityKey(store, first.entityId) !== entityKey(store, second.entityId)) differ.push('entity');
  if (first.kind === 'claim' && second.kind === 'claim') differ.push(...claimDifferences(first, second));
  if (tagNames(store, first) !== tagNames(store, second)) differ.push('tags');
  return differ;
}

function claimDifferences(
  { claim: one }: ClaimAnnotation,
  { claim: other }: ClaimAnnotation,
): ComparedField[] {
  const differ: ComparedField[] = one.kind === other.kind ? [] : ['claim kind'];
  return [...differ, ...gradeFields.filter((field) => gradeOf(one, field) !== gradeOf(other, field))];
}

/** A grade as a category, or null where it is not given. The two ICD 203 rows are synonyms: one range, one category. */
export function gradeOf(claim: Claim, field: GradeField): string | null {
  if (field !== 'likelihood') return claim[field] === null ? null : String(claim[field]);
  const { likelihood } = claim;
  if (likelihood === null) return null;
  const step =
    likelihood.scale === 'icd203'
      ? icd203Scale.find(({ term }) => term === likelihood.term)
      : phiaScale.find(({ term }) => term === likelihood.term);
  return `${likelihood.scale} ${step?.from}–${step?.to}`;
}

/** What makes two entities of two analysts one: the same record after merges, else the same folded name and type. */
function entityKey(store: CorpusStore, id: string): string {
  const entity = store.resolveEntity(id);
  return entity ? `${entity.type}/${foldName(entity.name)}` : id;
}

function tagNames(store: CorpusStore, mark: Annotation): string {
  return mark.tags
    .map((id) => foldName(store.get('tags', id)?.name ?? id))
    .sort()
    .join('\n');
}

function passages(mark: Annotation): string {
  return mark.spans
    .map(({ start, end }) => `${start}–${end}`)
    .sort()
    .join(' ');
}
