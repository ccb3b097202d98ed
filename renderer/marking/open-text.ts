// The text on the screen and the viewer that shows it: what marking works on. Set by the reading pane alone.
import type { Id } from '../../shared/model/ids.ts';
import type { Viewer } from '../editor/viewer.ts';

export interface OpenText {
  readonly sourceId: Id;
  /** The source's exact text. */
  readonly text: string;
  readonly viewer: Viewer;
}

let current: OpenText | null = null;

/** The text on the screen, or null while none is open. */
export function openText(): OpenText | null {
  return current;
}

/** Called by the reading pane when a text was opened or closed. */
export function setOpenText(next: OpenText | null): void {
  current = next;
}
