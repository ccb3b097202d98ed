// Deleting the selected marks from the panel: one step, and the selection is empty afterwards.
import { deletingMarks } from '../../shared/commands/edit-marks.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runOverMany } from '../session/run-command.ts';
import { focusText } from '../workspace/reveal.ts';
import { workspace } from '../workspace/workspace.ts';

/** Deletes the selected marks; undo brings them back. The focus goes to the text: the row it was on is gone. */
export async function deleteSelectedMarks(session: CorpusSession): Promise<void> {
  const ids = workspace.getState().selectedMarks;
  const done = await runOverMany(session, ids.length, (context) => deletingMarks(context, ids));
  if (done === null) return;
  workspace.setState({ selectedMarks: [], inspector: { kind: 'marks' } });
  focusText();
}
