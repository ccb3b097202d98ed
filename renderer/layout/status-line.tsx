// The line below everything: whether what was done is stored, and how much there is.

import { useCallback, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { keyLabel } from '../actions/key-bindings.ts';
import { isMac } from '../actions/platform.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { afterPaint } from '../session/after-paint.ts';
import type { Backups } from '../session/catalogue.ts';
import type { CorpusSession, SaveState } from '../session/corpus-session.ts';
import { useVersionAfterPaint } from '../session/use-after-paint.ts';
import { useCatalogue, useObservable, useOptionalSession } from '../session/use-session.tsx';
import { useAppState } from '../start/app-state.ts';
import { replacedIds } from '../versions/present-sources.ts';
import { openDrafts } from '../workspace/drafts.ts';
import './status-line.css';

export function StatusLine() {
  const session = useOptionalSession();
  return (
    <footer className="status-line">
      {session ? <SaveStatus session={session} /> : <span role="status" className="status-save" />}
      <span className="status-gap" />
      {session && <LoadStatus session={session} />}
      <BackupStatus />
      {session && <Counts session={session} />}
      <button type="button" className="status-hint" onClick={() => performById('palette')}>
        All commands <span className="key-cap">{keyLabel('Mod+K', isMac)}</span>
      </button>
    </footer>
  );
}

function SaveStatus({ session }: { readonly session: CorpusSession }) {
  const stored = useSaveState(session);
  const typing = useStore(openDrafts, ({ count }) => count > 0);
  const state: SaveState = typing && stored.kind === 'saved' ? { kind: 'saving', waiting: 1 } : stored;
  return (
    <>
      <span role="status" className={`status-save status-${state.kind}`}>
        <span className="status-dot" aria-hidden="true" />
        {wording(state)}
      </span>
      {state.kind === 'failed' && (
        <>
          <Button
            kind="quiet"
            className="status-button"
            onClick={() => void session.retry().catch(() => undefined)}
          >
            Try again
          </Button>
          <Button kind="quiet" className="status-button" onClick={() => performById('export')}>
            Save a copy…
          </Button>
        </>
      )}
    </>
  );
}

/** That something is being saved is said after the paint of it, that it is saved (or not) at once. */
function useSaveState({ saveState }: CorpusSession): SaveState {
  const subscribe = useCallback(
    (listener: () => void) => {
      let callOff: () => unknown = () => {};
      const stop = saveState.subscribe(() => {
        callOff();
        if (saveState.get().kind === 'saving') callOff = afterPaint(listener);
        else listener();
      });
      return () => {
        stop();
        callOff();
      };
    },
    [saveState],
  );
  return useSyncExternalStore(subscribe, saveState.get);
}

function wording(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving';
    case 'failed':
      return `Not saved: ${state.message}`;
    case 'read-only':
      return 'Reading only: this corpus is open in another window';
  }
}

function LoadStatus({ session }: { readonly session: CorpusSession }) {
  const state = useObservable(session.loadState);
  if (state.kind === 'complete') return null;
  if (state.kind === 'failed') {
    return (
      <span role="alert" className="status-failed">
        {state.message}
      </span>
    );
  }
  const percent = state.total === 0 ? 0 : Math.floor((100 * state.done) / state.total);
  return <span className="status-count">Loading marks {percent} %</span>;
}

/** Only what went wrong: backups that work are no news. */
function BackupStatus() {
  const { backups } = useCatalogue();
  return backups && <BackupFailure backups={backups} />;
}

function BackupFailure({ backups }: { readonly backups: Backups }) {
  const state = useObservable(backups.state);
  if (state.kind !== 'failed') return null;
  return (
    <button type="button" className="status-hint status-failed" onClick={() => performById('backups')}>
      {state.message}
    </button>
  );
}

function Counts({ session }: { readonly session: CorpusSession }) {
  // One frame late: no figure shall hold up the paint of a mark.
  useVersionAfterPaint('sources', 'annotations');
  const sources = session.store.table('sources').size - replacedIds(session.store).size;
  const marks = session.store.table('annotations').size;
  const phase = useAppState((state) => state.phase);
  if (phase.kind !== 'ready') return null;
  return (
    <span className="status-count">
      {sources.toLocaleString('en-GB')} {sources === 1 ? 'source' : 'sources'} ·{' '}
      {marks.toLocaleString('en-GB')} {marks === 1 ? 'mark' : 'marks'}
    </span>
  );
}
