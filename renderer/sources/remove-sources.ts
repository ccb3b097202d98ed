// Removes sources with their marks, as one step that can be taken back.
import { removeSources as removeSourcesCommand } from '../../shared/commands/sources.ts';
import type { Id } from '../../shared/model/ids.ts';
import { commandContext } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { presentIds } from '../versions/present-sources.ts';
import { announce, nothingBegun, workspace } from '../workspace/workspace.ts';
import { shownSources } from './shown-sources.ts';
import { clearSourceSelection } from './source-selection.ts';
import { openSource } from './step-source.ts';

/** The open source gives way to the next one that stays. */
export async function removeSources(session: CorpusSession, ids: readonly Id[]): Promise<void> {
  // A bulk needs every mark in memory, or some would be left behind.
  await session.whenComplete();
  const gone = new Set(ids);
  const shown = shownSources() ?? presentIds(session.store);
  const { sourceId } = workspace.getState();
  if (sourceId !== null && gone.has(sourceId)) {
    const at = shown.indexOf(sourceId);
    const next =
      shown.slice(at + 1).find((id) => !gone.has(id)) ?? shown.slice(0, at).findLast((id) => !gone.has(id));
    if (next) openSource(next);
    else workspace.setState({ ...nothingBegun, sourceId: null, selectedMarks: [] });
  }
  const change = removeSourcesCommand(commandContext(session), ids);
  session.run(change);
  clearSourceSelection();
  if (change) announce(`${change.label}. Undo brings them back`);
}
