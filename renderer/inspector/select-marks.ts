// Selecting in the list: one, several with Ctrl, a run with Shift; the text follows to what was selected last.

import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { firstOffset } from '../../shared/store/source-marks.ts';
import { focusMarkForm, requestReveal } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';

/** What of a mouse or key event says how to select. `detail` 0: a button pressed by key. */
export interface SelectingEvent {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly type: string;
  readonly detail: number;
}

/** Where a Shift selection starts. */
let anchor: Id | null = null;

/** Selects a mark as a click on its row does; Enter on the row goes into the form. */
export function selectByRow(mark: Annotation, shown: readonly Annotation[], event: SelectingEvent): void {
  const { selectedMarks } = workspace.getState();
  if (event.shiftKey) return selectRangeTo(mark, shown);
  if (event.ctrlKey || event.metaKey) {
    anchor = mark.id;
    const kept = selectedMarks.filter((id) => id !== mark.id);
    const selected = kept.length < selectedMarks.length ? kept : [...selectedMarks, mark.id];
    workspace.setState({ selectedMarks: selected, inspector: { kind: 'marks' } });
    return reveal(mark);
  }
  anchor = mark.id;
  if (event.type === 'click' && event.detail === 0) focusMarkForm(mark.id);
  else workspace.setState({ selectedMarks: [mark.id], inspector: { kind: 'mark', id: mark.id } });
  reveal(mark);
}

/** Selects all shown marks between the last one chosen and this one. */
export function selectRangeTo(mark: Annotation, shown: readonly Annotation[]): void {
  const { selectedMarks } = workspace.getState();
  anchor ??= selectedMarks.at(-1) ?? mark.id;
  const from = shown.findIndex((other) => other.id === anchor);
  const to = shown.findIndex((other) => other.id === mark.id);
  const run = shown
    .slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)
    .map((other) => other.id);
  if (from > to) run.reverse();
  workspace.setState({ selectedMarks: run, inspector: { kind: 'marks' } });
  reveal(mark);
}

/** Selects exactly what the list shows. */
export function selectAllShown(shown: readonly Annotation[]): void {
  workspace.setState({ selectedMarks: shown.map((mark) => mark.id), inspector: { kind: 'marks' } });
  announce(`${shown.length.toLocaleString('en-GB')} marks selected`);
}

/** Asks the text to show a mark's first passage in reading order; a lost mark has none. */
export function reveal(mark: Annotation): void {
  if (mark.anchor === 'lost') return;
  const span = mark.spans[0];
  const start = span?.start ?? firstOffset(mark);
  requestReveal({ start, end: span?.end ?? start }, mark.sourceId);
}
