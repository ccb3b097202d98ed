// Which mark a click means: the shortest of a stack first, the next one with each further click or key.
import { needsPlace } from '../../shared/commands/place-marks.ts';
import { markInWords } from '../../shared/marks/mark-summary.ts';
import { type Annotation, annotationKinds } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Range } from '../../shared/model/span.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';

/** The one of a stack that comes after the one selected now; the first when none of them is. */
export function nextInStack(stack: readonly Id[], selected: Id | undefined): Id | undefined {
  const at = selected === undefined ? -1 : stack.indexOf(selected);
  return stack[(at + 1) % Math.max(1, stack.length)];
}

/** Selects one mark, shows its form and says what it is; `stack` is the place whose other marks are listed. */
export function selectMark(session: CorpusSession, mark: Annotation, stack: Range | null = null): void {
  workspace.setState({
    selectedMarks: [mark.id],
    inspector: { kind: 'mark', id: mark.id },
    pending: [],
    marking: { kind: 'idle' },
    stack,
  });
  announce(markInWords(mark, session.store));
}

/** A click on the text: selects within the stack, adds to or takes from the selection with `toggle`, clears on bare text. */
export function pick(
  session: CorpusSession,
  stack: readonly Id[],
  at: { readonly offset: number; readonly toggle: boolean },
): void {
  const open = openText();
  const { selectedMarks, inspector, stack: place } = workspace.getState();
  // Only another click on the same stack goes on in it; a mark selected elsewhere does not make the first one skip.
  const listed = place && open ? new Set(stackAt(session, open.sourceId, place)) : new Set();
  const again = stack.length > 0 && stack.every((other) => listed.has(other));
  const id = nextInStack(stack, again ? selectedMarks.at(-1) : undefined);
  if (id === undefined) {
    workspace.setState({ pending: [], marking: { kind: 'idle' }, stack: null });
    // A double click selects a word: its first click must not take away the mark that is to be put there.
    const selected = session.store.get('annotations', selectedMarks.at(-1) ?? '');
    const isWaiting = selected !== undefined && needsPlace(selected) && selected.sourceId === open?.sourceId;
    if (!isWaiting)
      workspace.setState({
        selectedMarks: [],
        inspector: inspector.kind === 'mark' ? { kind: 'marks' } : inspector,
      });
    return;
  }
  const mark = session.store.get('annotations', id);
  if (!mark) return;
  if (!at.toggle) return selectMark(session, mark, { start: at.offset, end: at.offset });
  const kept = selectedMarks.filter((other) => other !== id);
  const toggled = kept.length < selectedMarks.length ? kept : [...selectedMarks, id];
  workspace.setState({ selectedMarks: toggled, inspector: { kind: 'marks' }, stack: null });
}

/** Alt+.: the next mark of the stack under the selected one or the caret. */
export function cycleStack(session: CorpusSession): void {
  const open = openText();
  if (!open) return;
  const { selectedMarks } = workspace.getState();
  const current = session.store.get('annotations', selectedMarks.at(-1) ?? '');
  const span = current?.sourceId === open.sourceId ? current.spans[0] : undefined;
  const offset = open.viewer.caret().focus;
  const place = workspace.getState().stack ?? span ?? { start: offset, end: offset };
  const id = nextInStack(stackAt(session, open.sourceId, place), current?.id);
  const mark = id === undefined ? undefined : session.store.get('annotations', id);
  if (mark) selectMark(session, mark, { start: place.start, end: place.end });
  else announce('No mark here');
}

/** Ids of the marks that meet a range, shortest passage first; of equal ones claims first, then the oldest. */
export function stackAt(session: CorpusSession, sourceId: Id, range: Range): Id[] {
  const length = (mark: Annotation) => mark.spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return session.store
    .marksOf(sourceId)
    .meeting(range.start, range.end)
    .sort(
      (a, b) =>
        length(a) - length(b) ||
        annotationKinds.indexOf(a.kind) - annotationKinds.indexOf(b.kind) ||
        (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1),
    )
    .map((mark) => mark.id);
}
