// What became of the marks, counted and grouped, with what was decided about them.
import type { MarkDecision } from '../../shared/anchoring/decide-mark.ts';
import type { AnchorState } from '../../shared/model/annotation.ts';
import { anchorStates } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { ReviewedMark, VersionReview } from './version-state.ts';

/** "In place", "Moved", "Uncertain", "Lost": as proposed, whatever was decided since. */
export const anchorNames: Readonly<Record<AnchorState, string>> = {
  exact: 'In place',
  moved: 'Moved',
  uncertain: 'Uncertain',
  lost: 'Lost',
};

/** How many marks were proposed to be what. */
export function countsOf(review: VersionReview): Readonly<Record<AnchorState, number>> {
  const counts = { exact: 0, moved: 0, uncertain: 0, lost: 0 };
  for (const { proposed } of review.marks) counts[proposed.anchor]++;
  return counts;
}

/** Uncertain marks about which nothing was decided. */
export function undecidedCount(review: VersionReview, decisions: ReadonlyMap<Id, MarkDecision>): number {
  return review.marks.filter(
    ({ mark, proposed }) => proposed.anchor === 'uncertain' && !decisions.has(mark.id),
  ).length;
}

/** What is listed under a filter: one group, or everything. */
export function listed(review: VersionReview, group: AnchorState | 'all'): readonly ReviewedMark[] {
  return group === 'all' ? review.marks : review.marks.filter(({ proposed }) => proposed.anchor === group);
}

/** The group to begin with: what needs a look most. */
export function firstGroup(review: VersionReview): AnchorState | 'all' {
  const counts = countsOf(review);
  const urgent = (['uncertain', 'lost', 'moved', 'exact'] as const).find((group) => counts[group] > 0);
  return urgent ?? 'all';
}

/** The groups that have marks, then all of them. */
export function groupsOf(review: VersionReview): readonly (AnchorState | 'all')[] {
  const counts = countsOf(review);
  return ['all', ...anchorStates.filter((anchor) => counts[anchor] > 0)];
}
