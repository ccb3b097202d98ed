// Sources chosen in the list for something done to several: removing, a reading status, an export.
import { createStore } from 'zustand/vanilla';
import type { Id } from '../../shared/model/ids.ts';

export interface SourceSelection {
  readonly ids: ReadonlySet<Id>;
  /** Where a range begins: the last one chosen by itself. */
  readonly anchor: Id | null;
  /** Shows a tick box in each row. */
  readonly ticking: boolean;
}

export const sourceSelection = createStore<SourceSelection>(() => ({
  ids: new Set(),
  anchor: null,
  ticking: false,
}));

/** Adds a source, or takes it out again. */
export function toggleSource(id: Id): void {
  const ids = new Set(sourceSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  sourceSelection.setState({ ids, anchor: id });
}

/** Everything between the anchor and `id` in the order shown. */
export function selectSourceRange(id: Id, shown: readonly Id[]): void {
  const { anchor } = sourceSelection.getState();
  const from = shown.indexOf(anchor ?? id);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return toggleSource(id);
  const ids = new Set(shown.slice(Math.min(from, to), Math.max(from, to) + 1));
  sourceSelection.setState({ ids, anchor: anchor ?? id });
}

export function clearSourceSelection(): void {
  sourceSelection.setState({ ids: new Set(), anchor: null, ticking: false });
}
