// What each of two marks says where they differ, as a list shows it.
import { likelihoodLabel } from '../marks/likelihood-label.ts';
import { kindLabels, markSummary } from '../marks/mark-summary.ts';
import type { Annotation } from '../model/annotation.ts';
import { confidenceScale } from '../model/scales.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import type { ComparedField } from './mark-differences.ts';

/** A mark's value of a compared field in words; unset is said to be unset. */
export function differingValue(store: CorpusStore, mark: Annotation, field: ComparedField): string {
  if (field === 'kind') return kindLabels[mark.kind];
  if (field === 'boundaries') return `“${markSummary(mark, store).quote}”`;
  if (field === 'tags') return mark.tags.map((id) => store.get('tags', id)?.name ?? id).join(', ') || 'none';
  if (mark.kind === 'mention') return entityWords(store, mark.entityId);
  if (mark.kind === 'note') return '';
  const { claim } = mark;
  if (field === 'claim kind') return claim.kind ?? 'not stated';
  if (field === 'confidence')
    return (
      confidenceScale.find(({ value }) => value === claim.confidence)?.label.toLowerCase() ?? 'not assessed'
    );
  if (field === 'likelihood') return claim.likelihood ? likelihoodLabel(claim.likelihood) : 'not assessed';
  if (field === 'reliability') return claim.reliability ?? 'not rated';
  return claim.credibility === null ? 'not rated' : String(claim.credibility);
}

function entityWords(store: CorpusStore, id: string): string {
  const entity = store.resolveEntity(id);
  const type = entity && store.get('entityTypes', entity.type)?.name;
  return entity ? `${entity.name} (${type ?? entity.type})` : 'unknown entity';
}
