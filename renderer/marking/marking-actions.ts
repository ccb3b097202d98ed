// The actions of reading and marking, with their keys. Menu, palette, shortcuts and the list of keys loop over them.
import { widen } from '../../shared/text/widen.ts';
import type { Action } from '../actions/action.ts';
import { deleteSelectedMarks } from '../inspector/delete-selected.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { focusMarkForm, focusText } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { beginBoundaryEdit, dropBoundary, keepBoundary, moveBoundary } from './boundary-edit.ts';
import { copyWithCitation } from './copy-with-citation.ts';
import { closeFind, openFind, stepHit } from './find.ts';
import { markPendingAsClaim, markPendingAsNote, toggleTagOfSelected } from './make-mark.ts';
import { openPages } from './open-pages.ts';
import { openText } from './open-text.ts';
import { cycleStack } from './pick-marks.ts';
import { focusSelectionBar } from './selection-bar-focus.ts';
import { toggleSticky } from './sticky-marking.ts';

const hasPending = () => workspace.getState().pending.length > 0;
const hasSelected = () => workspace.getState().selectedMarks.length > 0;
const inBoundary = () => workspace.getState().boundary !== null;

const marking: readonly Action[] = [
  {
    id: 'mark-claim',
    label: 'Mark as claim',
    group: 'Marking',
    keys: ['C'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && hasPending(),
    perform: ({ session }) => (session ? markPendingAsClaim(session) : undefined),
  },
  {
    id: 'mark-entity',
    label: 'Mark as entity',
    group: 'Marking',
    keys: ['E'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && hasPending(),
    perform: () => workspace.setState({ marking: { kind: 'entity', retarget: [] } }),
  },
  {
    id: 'mark-note',
    label: 'Mark as note',
    group: 'Marking',
    keys: ['N'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && hasPending(),
    perform: ({ session }) => (session ? markPendingAsNote(session, null) : undefined),
  },
  ...Array.from({ length: 9 }, (_, index) => tagAction(index + 1)),
  {
    id: 'open-selection',
    label: 'Open the bar, or the form of the mark',
    group: 'Marking',
    keys: ['Enter'],
    scope: 'reading',
    enabled: () => hasPending() || hasSelected() || inBoundary(),
    perform: ({ session }) => openSelection(session),
  },
  {
    id: 'widen-selection',
    label: 'Widen to word, sentence, paragraph',
    group: 'Marking',
    keys: ['W'],
    scope: 'reading',
    enabled: () => openText() !== null,
    perform: widenSelection,
  },
  {
    id: 'copy-with-citation',
    label: 'Copy with citation',
    group: 'Marking',
    keywords: ['quote', 'reference'],
    keys: ['Mod+Shift+C'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && (hasPending() || hasSelected()),
    perform: ({ session }) => (session ? copyWithCitation(session) : undefined),
  },
  {
    id: 'sticky-claim',
    label: 'Every selection becomes a claim',
    group: 'Marking',
    keywords: ['sticky', 'mode', 'fast'],
    keys: [],
    scope: 'anywhere',
    enabled: ({ session }) => session !== null,
    perform: ({ session }) => (session ? toggleSticky(session, { kind: 'claim' }) : undefined),
  },
  {
    id: 'sticky-last-mark',
    label: 'Every selection becomes what the selected mark is',
    group: 'Marking',
    keywords: ['sticky', 'mode', 'tag', 'entity', 'fast'],
    keys: ['S'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && (hasSelected() || workspace.getState().sticky !== null),
    perform: ({ session }) => (session ? stickyFromSelected(session) : undefined),
  },
];

const marks: readonly Action[] = [
  {
    id: 'delete-marks',
    label: 'Delete the selected marks',
    group: 'Marks',
    keys: ['Delete', 'Backspace'],
    scope: 'reading',
    // With passages pending, Delete would hit a mark that nobody looks at.
    enabled: ({ session }) => session !== null && hasSelected() && !hasPending(),
    perform: ({ session }) => (session ? deleteSelectedMarks(session) : undefined),
  },
  {
    id: 'cycle-stack',
    label: 'Next mark at this place',
    group: 'Marks',
    keywords: ['stack', 'overlap', 'cycle'],
    keys: ['Alt+.'],
    scope: 'reading',
    enabled: () => openText() !== null,
    perform: ({ session }) => (session ? cycleStack(session) : undefined),
  },
  {
    id: 'edit-boundaries',
    label: 'Change the boundaries of the selected mark',
    group: 'Marks',
    keys: ['B'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && hasSelected(),
    perform: ({ session }) => {
      const mark = session?.store.get('annotations', workspace.getState().selectedMarks.at(-1) ?? '');
      if (mark && mark.sourceId === openText()?.sourceId) beginBoundaryEdit(mark);
    },
  },
];

const reading: readonly Action[] = [
  {
    id: 'find',
    label: 'Find in this text',
    group: 'Reading',
    keys: ['Mod+F'],
    scope: 'anywhere',
    enabled: () => openText() !== null,
    perform: openFind,
  },
  {
    id: 'find-next',
    label: 'Next hit',
    group: 'Reading',
    keys: ['F3'],
    scope: 'anywhere',
    enabled: () => workspace.getState().find !== null,
    perform: () => stepHit(1),
  },
  {
    id: 'go-to-line',
    label: 'Go to line',
    group: 'Reading',
    keys: ['Mod+G'],
    scope: 'anywhere',
    enabled: () => openText() !== null,
    perform: () => workspace.setState({ dialog: { kind: 'go-to-line' } }),
  },
  {
    id: 'go-to-page',
    label: 'Go to page',
    group: 'Reading',
    keys: [],
    scope: 'anywhere',
    enabled: ({ session }) => openPages(session) !== null,
    perform: () => workspace.setState({ dialog: { kind: 'go-to-page' } }),
  },
  {
    id: 'hide-marks',
    label: 'Hide or show all marks',
    group: 'Reading',
    keys: ['Mod+Shift+H'],
    scope: 'anywhere',
    perform: () => {
      const marksHidden = !workspace.getState().marksHidden;
      workspace.setState({ marksHidden });
      announce(marksHidden ? 'Marks hidden' : 'Marks shown');
    },
  },
  {
    id: 'step-back',
    label: 'One step back: bar, form, selection',
    group: 'Reading',
    keys: ['Escape'],
    scope: 'reading',
    perform: stepBack,
  },
];

/** While boundaries are changed the arrows belong to them; the viewer leaves them alone. */
const boundaries: readonly Action[] = (
  [
    ['boundary-end-on', 'Move the end on', 'ArrowRight', 'end', 1, false],
    ['boundary-end-back', 'Move the end back', 'ArrowLeft', 'end', -1, false],
    ['boundary-end-word-on', 'Move the end a word on', 'Mod+ArrowRight', 'end', 1, true],
    ['boundary-end-word-back', 'Move the end a word back', 'Mod+ArrowLeft', 'end', -1, true],
    ['boundary-start-on', 'Move the start on', 'Alt+ArrowRight', 'start', 1, false],
    ['boundary-start-back', 'Move the start back', 'Alt+ArrowLeft', 'start', -1, false],
    ['boundary-start-word-on', 'Move the start a word on', 'Mod+Alt+ArrowRight', 'start', 1, true],
    ['boundary-start-word-back', 'Move the start a word back', 'Mod+Alt+ArrowLeft', 'start', -1, true],
  ] as const
).map(([id, label, key, edge, direction, byWord]) => ({
  id,
  label: `${label} (while changing boundaries)`,
  group: 'Marks',
  keys: [key],
  scope: 'reading',
  enabled: inBoundary,
  perform: () => moveBoundary(edge, direction, byWord),
}));

export const markingActions: readonly Action[] = [...marking, ...marks, ...boundaries, ...reading];

function tagAction(number: number): Action {
  return {
    id: `tag-${number}`,
    label: `Tag ${number}`,
    group: 'Marking',
    keys: [String(number)],
    scope: 'reading',
    enabled: ({ session }) => session !== null && (hasPending() || hasSelected()),
    perform: ({ session }) => {
      const tag = [...(session?.store.table('tags').values() ?? [])].find((entry) => entry.key === number);
      if (!session) return;
      if (!tag) return announce(`No tag has the number ${number}; give it one in the codebook`);
      return hasPending() ? markPendingAsNote(session, tag.id) : toggleTagOfSelected(session, tag.id);
    },
  };
}

function openSelection(session: CorpusSession | null): void | Promise<void> {
  const { pending, selectedMarks, boundary } = workspace.getState();
  if (boundary) return session ? keepBoundary(session) : undefined;
  if (pending.length > 0) {
    workspace.setState({ marking: { kind: 'bar' } });
    return focusSelectionBar();
  }
  const id = selectedMarks.at(-1);
  if (id) focusMarkForm(id);
}

function widenSelection(): void {
  const open = openText();
  if (!open) return;
  const { pending } = workspace.getState();
  const { anchor, focus } = open.viewer.caret();
  const from = pending.at(-1) ?? { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  open.viewer.select(widen(open.text, from));
}

function stickyFromSelected(session: CorpusSession): void {
  const { sticky, selectedMarks } = workspace.getState();
  if (sticky) return toggleSticky(session, null);
  const mark = session.store.get('annotations', selectedMarks.at(-1) ?? '');
  if (mark?.kind === 'claim') toggleSticky(session, { kind: 'claim' });
  else if (mark?.kind === 'mention') toggleSticky(session, { kind: 'entity', entityId: mark.entityId });
  else if (mark?.tags[0]) toggleSticky(session, { kind: 'tag', tagId: mark.tags[0] });
  else announce('Select a claim, a mention or a tagged note first');
}

/** One level per press: boundaries, entity picker, bar, find, pending passages, selected marks. */
function stepBack(): void {
  const { boundary, marking: stage, pending, selectedMarks, find, stack, sticky } = workspace.getState();
  if (boundary) return dropBoundary();
  if (stage.kind !== 'idle') {
    workspace.setState({ marking: { kind: 'idle' } });
    return focusText();
  }
  if (find) return closeFind();
  if (pending.length > 0) {
    workspace.setState({ pending: [] });
    return openText()?.viewer.clearSelection();
  }
  if (stack) return workspace.setState({ stack: null });
  if (selectedMarks.length > 0)
    return workspace.setState({ selectedMarks: [], inspector: { kind: 'marks' } });
  if (sticky) workspace.setState({ sticky: null });
}
