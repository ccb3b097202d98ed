// Changing where a passage begins and ends: arrows move the end, Alt+arrows the start, handles follow the mouse.
import { setPassages } from '../../shared/commands/edit-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Range } from '../../shared/model/span.ts';
import { makeSpan } from '../../shared/text/make-span.ts';
import { nextBoundary } from '../../shared/text/next-boundary.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runCommand } from '../session/run-command.ts';
import { focusText } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';
import { passageOf } from './pending-passages.ts';

/** Begins to change the boundaries of a passage; by default of the mark's first. */
export function beginBoundaryEdit(mark: Annotation, spanIndex = 0): void {
  const span = mark.spans[spanIndex];
  if (!span) return;
  if (mark.anchor === 'lost')
    return announce('This mark has no place in this version. Select its passage and place it there.');
  workspace.setState({
    boundary: { markId: mark.id, spanIndex, range: { start: span.start, end: span.end } },
  });
  announce('Changing boundaries. Arrows move the end, Alt and arrows the start, Enter keeps, Escape drops.');
  focusText();
}

/** Moves one end by a character or, with `byWord`, to the next word boundary; never past the other end. */
export function moveBoundary(edge: 'start' | 'end', direction: -1 | 1, byWord: boolean): void {
  const open = openText();
  const { boundary } = workspace.getState();
  // The text of a mark elsewhere may still be on its way.
  if (!open || !boundary || open.sourceId !== workspace.getState().sourceId) return;
  const { start, end } = boundary.range;
  const moved = nextBoundary(open.text, edge === 'start' ? start : end, direction, byWord);
  const range =
    edge === 'start' ? { start: Math.min(moved, end - 1), end } : { start, end: Math.max(moved, start + 1) };
  setBoundaryRange(range);
}

/** Sets the tentative range, as a dragged handle does. Whether it runs into another passage is asked when it is kept. */
export function setBoundaryRange(range: Range): void {
  const { boundary } = workspace.getState();
  if (!boundary) return;
  workspace.setState({ boundary: { ...boundary, range } });
}

/** Stores the new boundaries as one step, or says why not. */
export async function keepBoundary(session: CorpusSession): Promise<void> {
  const open = openText();
  const { boundary } = workspace.getState();
  const mark = boundary && session.store.get('annotations', boundary.markId);
  if (!open || !boundary || !mark || mark.sourceId !== open.sourceId) return dropBoundary();
  const passage = passageOf(open.text, boundary.range);
  const others = mark.spans.filter((_, index) => index !== boundary.spanIndex);
  if (!passage) return announce('A passage needs at least one character that is not blank.');
  if (others.some((span) => span.start < passage.end && span.end > passage.start))
    return announce('The passages of one mark must not overlap.');
  const spans = mark.spans.map((span, index) =>
    index === boundary.spanIndex ? makeSpan(open.text, passage) : span,
  );
  await runCommand(session, (context) => setPassages(context, mark.id, spans));
  workspace.setState({ boundary: null });
}

/** Leaves the boundaries as they were. */
export function dropBoundary(): void {
  workspace.setState({ boundary: null });
}
