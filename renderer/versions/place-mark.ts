// Deciding about a mark in the inspector: its place accepted, rejected, or chosen by hand in the text.
import { acceptPlaces, needsPlace, placeByHand, rejectPlaces } from '../../shared/commands/place-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { passagesOfPending } from '../marking/make-mark.ts';
import { openText } from '../marking/open-text.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runCommand } from '../session/run-command.ts';
import { requestReveal } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';

/** The mark selected last, if its place is not sure. */
export function markToPlace(session: CorpusSession): Annotation | null {
  const mark = session.store.get('annotations', workspace.getState().selectedMarks.at(-1) ?? '');
  return mark && needsPlace(mark) ? mark : null;
}

/** Whether a passage is selected in the text of the mark that waits for its place. */
export function canPlaceHere(session: CorpusSession): boolean {
  const { pending, sourceId } = workspace.getState();
  return pending.length > 0 && markToPlace(session)?.sourceId === sourceId;
}

/** Puts the mark on what is selected in its text. */
export async function placeMarkHere(session: CorpusSession, mark: Annotation): Promise<void> {
  const at = passagesOfPending();
  if (!at || at.sourceId !== mark.sourceId)
    return announce('Select the passage in the text first, then place the mark there.');
  const label = await runCommand(session, (context) => placeByHand(context, mark.id, at.spans));
  if (label === null) return;
  workspace.setState({
    pending: [],
    marking: { kind: 'idle' },
    selectedMarks: [mark.id],
    inspector: { kind: 'mark', id: mark.id },
  });
}

/** Accepts or rejects the proposed place of every selected mark that has one. */
export async function settlePlace(session: CorpusSession, how: 'accept' | 'reject'): Promise<void> {
  const open = openText();
  const ids = workspace.getState().selectedMarks.filter((id) => {
    const mark = session.store.get('annotations', id);
    return mark?.anchor === 'uncertain' && mark.sourceId === open?.sourceId;
  });
  if (!open || ids.length === 0) return announce('Select uncertain marks of the open text first.');
  const label = await runCommand(session, (context) =>
    how === 'accept' ? acceptPlaces(context, ids, open.text) : rejectPlaces(context, ids),
  );
  if (label === null) return;
  const span = session.store.get('annotations', ids[0] ?? '')?.spans[0];
  if (how === 'accept' && ids.length === 1 && span) requestReveal(span);
}
