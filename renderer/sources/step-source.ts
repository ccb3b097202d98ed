// To the next or previous source of the list, as it is sorted and filtered now.
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { presentIds } from '../versions/present-sources.ts';
import { focusText } from '../workspace/reveal.ts';
import { announce, nothingBegun, workspace } from '../workspace/workspace.ts';
import { shownSources } from './shown-sources.ts';

/** Opens a source in the reading pane; marks and passages of the one before are let go. */
export function openSource(id: Id): void {
  if (workspace.getState().sourceId === id) return;
  const { inspector } = workspace.getState();
  workspace.setState({
    ...nothingBegun,
    sourceId: id,
    selectedMarks: [],
    inspector: inspector.kind === 'mark' ? { kind: 'marks' } : inspector,
  });
}

/** One source on (1) or back (-1); says so at either end. */
export function stepSource(session: CorpusSession, step: 1 | -1): void {
  const ids = shownSources() ?? presentIds(session.store);
  const { sourceId } = workspace.getState();
  const at = sourceId === null ? -1 : ids.indexOf(sourceId);
  const next = ids[at < 0 ? 0 : at + step];
  if (next === undefined)
    return announce(step === 1 ? 'This is the last source' : 'This is the first source');
  openSource(next);
  focusText();
  const title = session.store.get('sources', next)?.title;
  if (title) announce(title);
}
