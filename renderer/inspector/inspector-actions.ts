// The actions of the right-hand panel: stepping through marks, their status, and its views.
import { settingStatus } from '../../shared/commands/edit-marks.ts';
import type { Colouring } from '../../shared/marks/mark-style.ts';
import { markInWords } from '../../shared/marks/mark-summary.ts';
import type { Annotation, AnnotationStatus } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { firstOffset } from '../../shared/store/source-marks.ts';
import type { Action } from '../actions/action.ts';
import { unfoldPanel } from '../layout/panels.ts';
import { openText } from '../marking/open-text.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runOverMany } from '../session/run-command.ts';
import type { InspectorView } from '../workspace/workspace.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { reveal, selectAllShown } from './select-marks.ts';
import { shownMarks } from './shown-marks.ts';

const hasSelected = () => workspace.getState().selectedMarks.length > 0;

export const inspectorActions: readonly Action[] = [
  stepAction('next-mark', 'Next mark', ']', 1),
  stepAction('previous-mark', 'Previous mark', '[', -1),
  {
    id: 'select-all-marks',
    label: 'Select all marks shown in the list',
    group: 'Marks',
    keys: ['Mod+Shift+A'],
    scope: 'anywhere',
    enabled: ({ session }) => session !== null && workspace.getState().sourceId !== null,
    perform: ({ session }) => {
      if (!session) return;
      unfoldPanel('inspector');
      selectAllShown(shownMarks(session.store));
    },
  },
  statusAction('accept-marks', 'Accept the selected marks', 'A', 'accepted'),
  statusAction('reject-marks', 'Reject the selected marks', 'X', 'rejected'),
  statusAction('draft-marks', 'Return the selected marks to draft', 'D', 'draft'),
  {
    id: 'retarget-mentions',
    label: 'Point the selected mentions to another entity',
    group: 'Marks',
    keywords: ['entity', 'change', 'retarget'],
    keys: ['R'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && selectedMentions(session).length > 0,
    perform: ({ session }) => {
      if (session) workspace.setState({ marking: { kind: 'entity', retarget: selectedMentions(session) } });
    },
  },
  {
    id: 'tag-all-occurrences',
    label: 'Tag all occurrences of this entity',
    group: 'Marks',
    keywords: ['every', 'mentions', 'corpus', 'names'],
    keys: ['T'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && entityAtHand(session) !== null,
    perform: ({ session }) => (session ? tagAllOccurrences(session) : undefined),
  },
  {
    id: 'open-entity',
    label: 'Open the page of this entity',
    group: 'Marks',
    keys: ['P'],
    scope: 'reading',
    enabled: ({ session }) => session !== null && entityAtHand(session) !== null,
    perform: ({ session }) => {
      const id = session && entityAtHand(session);
      if (id) show({ kind: 'entity', id });
    },
  },
  viewAction('show-marks', 'Show the marks of this source', { kind: 'marks' }),
  viewAction('show-entities', 'Show the entity registry', { kind: 'entities' }),
  viewAction('show-source-details', 'Show the details of this source', { kind: 'source' }),
  viewAction('show-journal', 'Show the journal', { kind: 'journal' }, ['history', 'changes', 'who']),
  viewAction('show-codebook', 'Show the codebook', { kind: 'codebook' }, ['tags', 'types', 'colours']),
  colourAction('kind', 'kind'),
  colourAction('entity-type', 'entity type'),
  colourAction('confidence', 'confidence'),
  colourAction('status', 'review status'),
  colourAction('tag', 'tag'),
];

function viewAction(
  id: string,
  label: string,
  view: InspectorView,
  keywords: readonly string[] = [],
): Action {
  return {
    id,
    label,
    group: 'View',
    keywords: ['inspector', 'panel', ...keywords],
    keys: [],
    scope: 'anywhere',
    enabled: ({ session }) => session !== null,
    perform: () => show(view),
  };
}

function show(view: InspectorView): void {
  unfoldPanel('inspector');
  workspace.setState({ inspector: view });
}

function colourAction(colourBy: Colouring, word: string): Action {
  return {
    id: `colour-by-${colourBy}`,
    label: `Colour marks by ${word}`,
    group: 'View',
    keywords: ['legend', 'colour', 'color'],
    keys: [],
    scope: 'anywhere',
    perform: () => {
      workspace.setState({ colourBy });
      announce(`Marks are coloured by ${word}`);
    },
  };
}

function statusAction(id: string, label: string, key: string, status: AnnotationStatus): Action {
  return {
    id,
    label,
    group: 'Marks',
    keys: [key],
    scope: 'reading',
    enabled: ({ session }) => session !== null && hasSelected(),
    perform: async ({ session }) => {
      const ids = workspace.getState().selectedMarks;
      if (session) await runOverMany(session, ids.length, (context) => settingStatus(context, ids, status));
    },
  };
}

function stepAction(id: string, label: string, key: string, step: 1 | -1): Action {
  return {
    id,
    label,
    group: 'Marks',
    keys: [key],
    scope: 'reading',
    enabled: ({ session }) => session !== null && workspace.getState().sourceId !== null,
    perform: ({ session }) => {
      if (!session) return;
      const shown = shownMarks(session.store);
      const mark = neighbour(shown, session, step);
      if (!mark) return announce(shown.length === 0 ? 'No marks here' : 'No further mark');
      workspace.setState({ selectedMarks: [mark.id], inspector: { kind: 'mark', id: mark.id } });
      reveal(mark);
      announce(markInWords(mark, session.store));
    },
  };
}

/** The mark after or before the selected one; without a selection the one after or before the caret. */
function neighbour(
  shown: readonly Annotation[],
  session: CorpusSession,
  step: 1 | -1,
): Annotation | undefined {
  const selected = workspace.getState().selectedMarks.at(-1);
  const at = selected === undefined ? -1 : shown.findIndex((mark) => mark.id === selected);
  if (at >= 0) return shown[at + step];
  const hidden = session.store.get('annotations', selected ?? '');
  const caret =
    hidden?.sourceId === workspace.getState().sourceId
      ? firstOffset(hidden)
      : openText()?.viewer.caret().focus;
  if (caret === undefined) return shown.at(step === 1 ? 0 : -1);
  return step === 1
    ? shown.find((mark) => firstOffset(mark) >= caret)
    : shown.findLast((mark) => firstOffset(mark) < caret);
}

function selectedMentions(session: CorpusSession): Id[] {
  return workspace
    .getState()
    .selectedMarks.filter((id) => session.store.get('annotations', id)?.kind === 'mention');
}

/** The entity of the selected mention, or the one whose page is open. */
function entityAtHand(session: CorpusSession): Id | null {
  const { selectedMarks, inspector } = workspace.getState();
  const mark = session.store.get('annotations', selectedMarks.at(-1) ?? '');
  if (mark?.kind === 'mention') return session.store.resolveEntity(mark.entityId)?.id ?? null;
  return inspector.kind === 'entity' ? inspector.id : null;
}

function tagAllOccurrences(session: CorpusSession): void {
  const entityId = entityAtHand(session);
  const entity = entityId === null ? undefined : session.store.get('entities', entityId);
  if (!entity) return;
  workspace.setState({
    dialog: { kind: 'tag-all', entityId: entity.id, names: [entity.name, ...entity.aliases] },
  });
}
