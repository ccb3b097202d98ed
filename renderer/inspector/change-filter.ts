// Steps of the filter of marks.
import type { MarkCriteria } from '../../shared/marks/filter-marks.ts';
import { workspace } from '../workspace/workspace.ts';

/** Changes some of the filter's fields. */
export function changeFilter(patch: Partial<MarkCriteria>): void {
  workspace.setState((state) => ({ filter: { ...state.filter, ...patch } }));
}

/** The set with the value added, or without it when it was in. */
export function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
