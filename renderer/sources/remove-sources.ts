// Removes sources with their marks, as one step that can be taken back.
import { removingSources } from '../../shared/commands/sources.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runOverMany } from '../session/run-command.ts';
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
  const marks = ids.reduce((sum, id) => sum + session.store.marksOf(id).ordered.length, 0);
  const removed = await runOverMany(session, marks + ids.length, (context) => removingSources(context, ids), {
    unsigned: true,
  });
  if (removed === null) return sourceId === null ? undefined : openSource(sourceId);
  clearSourceSelection();
  announce(`${removed}. Undo brings them back`);
}
