// What is open, selected and shown right now: the state of the window, not of the corpus. Never stored in the journal.

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MarkCriteria } from '../../shared/marks/filter-marks.ts';
import type { Colouring } from '../../shared/marks/mark-style.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Range } from '../../shared/model/span.ts';
import type { HitWindow } from '../../shared/text/find-in-text.ts';

/** What the right panel shows. */
export type InspectorView =
  | { readonly kind: 'marks' }
  | { readonly kind: 'mark'; readonly id: Id }
  | { readonly kind: 'entity'; readonly id: Id }
  | { readonly kind: 'entities' }
  | { readonly kind: 'source' }
  | { readonly kind: 'journal' }
  | { readonly kind: 'agreement' }
  | { readonly kind: 'codebook' };

/** The dialog in front, if any. Dialogs that need data carry it. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'settings' }
  /** `format`: the id of the one to begin with. */
  | { readonly kind: 'export'; readonly format?: string }
  | { readonly kind: 'corpora' }
  | { readonly kind: 'paste-text' }
  | { readonly kind: 'go-to-line' | 'go-to-page' }
  | { readonly kind: 'import-report' }
  | { readonly kind: 'import-preview' }
  | { readonly kind: 'new-version'; readonly sourceId: Id }
  | { readonly kind: 'backups' }
  | { readonly kind: 'tag-all'; readonly entityId: Id; readonly names: readonly string[] };

/** A stage of marking at the selection. */
export type Marking =
  | { readonly kind: 'idle' }
  /** The bar "Mark selection" stands at the selection. */
  | { readonly kind: 'bar' }
  /** The entity picker is open for the pending passages, or for mentions that shall mean another entity. */
  | { readonly kind: 'entity'; readonly retarget: readonly Id[] };

/** What is looked for in the open text, with the hits around the current one. */
export interface FindState extends HitWindow {
  readonly query: string;
  /** Index into `hits`; -1 without any. */
  readonly current: number;
}

export interface WorkspaceState {
  readonly sourceId: Id | null;
  /** Pending passages in reading order (UTF-16 units, trimmed): what a new mark would cover. The app's own, not the browser's. */
  readonly pending: readonly Range[];
  readonly marking: Marking;
  /** Selected marks; the last one is the one the form shows. */
  readonly selectedMarks: readonly Id[];
  /** The place (a point or a range, UTF-16 units) whose marks are listed beside the text, or null. */
  readonly stack: Range | null;
  /** The mark whose boundaries are being changed, with the passage and its tentative range. */
  readonly boundary: { readonly markId: Id; readonly spanIndex: number; readonly range: Range } | null;
  /** What every selection becomes at once, or null. */
  readonly sticky:
    | { readonly kind: 'tag'; readonly tagId: Id }
    | { readonly kind: 'entity'; readonly entityId: Id }
    | { readonly kind: 'claim' }
    | null;
  readonly inspector: InspectorView;
  /** Which marks the inspector lists and the text shows. */
  readonly filter: MarkCriteria;
  /** By what marks are coloured; the legend explains it. */
  readonly colourBy: Colouring;
  readonly marksHidden: boolean;
  readonly find: FindState | null;
  readonly dialog: OpenDialog | null;
  /** The question for the analyst's name stands over whatever is open, so that nothing begun there is lost. */
  readonly nameAsked: boolean;
  /** Range of the text on the screen (UTF-16 units). */
  readonly visible: Range;
  /** Said once by the polite live region. The number makes equal words news again. */
  readonly announcement: { readonly words: string; readonly serial: number };
}

export const emptyFilter: MarkCriteria = {
  kinds: new Set(),
  entityTypes: new Set(),
  confidences: new Set(),
  statuses: new Set(),
  tags: new Set(),
  anchors: new Set(),
  onlyInView: false,
  words: '',
};

/** What is in the making at a text's offsets and must not outlive it: in another text they mean something else. */
export const nothingBegun: Pick<WorkspaceState, 'pending' | 'marking' | 'stack' | 'boundary'> = {
  pending: [],
  marking: { kind: 'idle' },
  stack: null,
  boundary: null,
};

/** One workspace a window; views read it through `useWorkspace`, actions through `getState` and `setState`. */
export const workspace = createStore<WorkspaceState>(() => ({
  ...nothingBegun,
  sourceId: null,
  selectedMarks: [],
  sticky: null,
  inspector: { kind: 'marks' },
  filter: emptyFilter,
  colourBy: 'kind',
  marksHidden: false,
  find: null,
  dialog: null,
  nameAsked: false,
  visible: { start: 0, end: 0 },
  announcement: { words: '', serial: 0 },
}));

/** A part of the workspace; re-renders only when that part changes (compared by identity). */
export function useWorkspace<Part>(select: (state: WorkspaceState) => Part): Part {
  return useStore(workspace, select);
}

/** Says something through the live region. */
export function announce(words: string): void {
  workspace.setState((state) => ({ announcement: { words, serial: state.announcement.serial + 1 } }));
}
