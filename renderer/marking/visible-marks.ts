// Which marks the text paints and how: the colouring chosen, the filter of the inspector, and "hide all marks".
import { letsAllThrough, markMatcher } from '../../shared/marks/filter-marks.ts';
import { markStyle } from '../../shared/marks/mark-style.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import type { StyleOfMark } from '../editor/viewer.ts';
import { markColour } from '../theme/mark-palette.ts';
import type { WorkspaceState } from '../workspace/workspace.ts';

/** The style of each mark under the present settings; null for what is hidden or filtered out. */
export function styleOfVisible(
  store: CorpusStore,
  { colourBy, filter, marksHidden }: Pick<WorkspaceState, 'colourBy' | 'filter' | 'marksHidden'>,
): StyleOfMark {
  if (marksHidden) return () => null;
  const lookups = {
    typeOfEntity: (id: string) => store.get('entityTypes', store.resolveEntity(id)?.type ?? ''),
    tag: (id: string) => store.get('tags', id),
  };
  // "Only what is in view" is about the list: in the text everything in view is in view.
  const all = letsAllThrough({ ...filter, onlyInView: false });
  const matches = all ? () => true : markMatcher(filter, store);
  return (mark) => {
    if (!matches(mark)) return null;
    const style = markStyle(mark, colourBy, lookups);
    return { ...style, colour: markColour(style.colour) };
  };
}
