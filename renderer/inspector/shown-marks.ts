// The marks the list shows at this moment, for actions that work on "all shown" and step from one to the next.
import { filterMarks } from '../../shared/marks/filter-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { useSession } from '../session/use-session.tsx';
import { workspace } from '../workspace/workspace.ts';

/** The marks of the open source that pass the filter, in reading order. */
export function shownMarks(store: CorpusStore): readonly Annotation[] {
  const { sourceId, filter, visible } = workspace.getState();
  return filterMarks(store.marksOf(sourceId ?? '').ordered, filter, store, visible);
}

/** The same as a function for event handlers. */
export function useShownMarks(): () => readonly Annotation[] {
  const { store } = useSession();
  return () => shownMarks(store);
}
