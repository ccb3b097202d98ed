// Opening, closing and switching corpora: one session at a time, the workspace reset with it, the place restored.
import type { Id } from '../../shared/model/ids.ts';
import { rememberOffset } from '../marking/reading-place.ts';
import type { CorpusListing } from '../session/catalogue.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { clearSourceSelection } from '../sources/source-selection.ts';
import { followVersions } from '../versions/follow-versions.ts';
import { isReplaced } from '../versions/present-sources.ts';
import { announce, emptyFilter, nothingBegun, workspace } from '../workspace/workspace.ts';
import { appState, messageOf } from './app-state.ts';
import { keepPlace } from './keep-place.ts';

let stopKeepingPlace: (() => void) | null = null;

/**
 * Opens a corpus instead of the present one; `fill` puts into a new one what it shall be seen with. Null when it could not
 * be opened; the problem is then on the screen.
 */
export async function openCorpus(
  id: Id,
  fill?: (session: CorpusSession) => Promise<unknown>,
): Promise<CorpusSession | null> {
  const { catalogue, session: present, corpusId } = appState.getState();
  if (!catalogue) return null;
  const listing = catalogue.corpora.get().find((corpus) => corpus.id === id);
  if (present && corpusId === id) return present;
  if (!(await closeCorpus())) return null;
  appState.setState({ phase: { kind: 'opening', title: listing?.title ?? '' }, problem: null });
  try {
    const session = await catalogue.open(id);
    try {
      await fill?.(session);
    } catch (error) {
      await session.close();
      throw error;
    }
    resetWorkspace();
    const sourceId = placeOf(session, listing?.place ?? null);
    workspace.setState({ sourceId });
    stopKeepingPlace = keepPlace(catalogue, id);
    followVersions(session);
    appState.setState({ session, corpusId: id, phase: { kind: 'ready' } });
    const showTitle = () => {
      document.title = `${session.store.info.title} – Glossator`;
    };
    showTitle();
    // Renamed, a renaming undone, or a file that came into the empty corpus with its own title.
    session.store.subscribe((event) => event.tables.has('corpus') && showTitle());
    return session;
  } catch (error) {
    appState.setState({ phase: { kind: 'ready' }, problem: messageOf(error) });
    return null;
  }
}

/** Closes the open corpus once everything is stored. False when the user chose to stay with unsaved changes. */
export async function closeCorpus(): Promise<boolean> {
  const { session } = appState.getState();
  if (!session) return true;
  if (session.saveState.get().kind !== 'read-only') {
    try {
      await session.flush();
    } catch {
      const leave = window.confirm(
        'The last changes could not be saved. Close this corpus and lose them? Cancel to stay and export them.',
      );
      if (!leave) return false;
    }
  }
  stopKeepingPlace?.();
  stopKeepingPlace = null;
  appState.setState({ session: null, corpusId: null });
  resetWorkspace();
  await session.close();
  document.title = 'Glossator';
  return true;
}

/** Makes an empty corpus and opens it. */
export async function createCorpus(title: string): Promise<CorpusSession | null> {
  const { catalogue } = appState.getState();
  if (!catalogue) return null;
  const session = await openCorpus(await catalogue.create(title));
  if (session) announce(`Made the corpus ${title}`);
  return session;
}

function placeOf(session: CorpusSession, place: CorpusListing['place']): Id | null {
  if (place && session.store.get('sources', place.sourceId)) {
    rememberOffset(place.sourceId, place.offset);
    return place.sourceId;
  }
  return session.store.sourcesInOrder().find(({ id }) => !isReplaced(session.store, id))?.id ?? null;
}

/** Everything that speaks of the corpus before. Colours, hidden marks and the panel shown stay as they are. */
function resetWorkspace(): void {
  clearSourceSelection();
  const { inspector } = workspace.getState();
  workspace.setState({
    ...nothingBegun,
    sourceId: null,
    selectedMarks: [],
    sticky: null,
    inspector: inspector.kind === 'mark' || inspector.kind === 'entity' ? { kind: 'marks' } : inspector,
    filter: emptyFilter,
    find: null,
    visible: { start: 0, end: 0 },
  });
}
