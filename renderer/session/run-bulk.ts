// Commands over thousands of records: made in slices and stored before they are applied, with the progress of an import
// and a way to stop until the commit.
import type { ChangeSet } from '../../shared/change/change-set.ts';
import type { Steps } from '../../shared/change/steps.ts';
import { importState } from '../import/import-state.ts';
import { messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';
import type { CorpusSession } from './corpus-session.ts';

/** Stores and applies what the command gives as one step, while a dialog tells how far it is. Resolves with its label, or null when nothing was changed; never rejects. */
export async function runWithProgress(
  session: CorpusSession,
  command: () => Steps<ChangeSet | null>,
): Promise<string | null> {
  if (importState.getState().progress) {
    announce('Another import is still running');
    return null;
  }
  const abort = new AbortController();
  const show = (words: string, done: number, total: number) => {
    // Once all of it is written only the commit is left, which nothing stops.
    const cancel = total > 0 && done === total ? null : () => abort.abort();
    importState.setState({ progress: { title: 'Changing many records', words, done, total, cancel } });
  };
  show('Preparing', 0, 0);
  try {
    const onProgress = (done: number, total: number) => show('Storing', done, total);
    const outcome = await session.runBulk(command, { onProgress, signal: abort.signal });
    if (outcome.kind === 'cancelled') announce('Cancelled; nothing was changed');
    if (outcome.kind !== 'done') return null;
    announce(outcome.label);
    return outcome.label;
  } catch (error) {
    announce(messageOf(error));
    return null;
  } finally {
    importState.setState({ progress: null });
  }
}
