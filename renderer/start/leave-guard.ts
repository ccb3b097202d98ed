// Closing the window while something is not stored yet asks first. In this order, which listeners of a window's own events
// do not keep among themselves: what was typed becomes a change, the change goes to the database, then the guard looks.
import { withoutPaint } from '../session/after-paint.ts';
import { keepDrafts } from '../workspace/drafts.ts';
import { appState } from './app-state.ts';

/** To be called once. */
export function guardLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    keepDrafts();
    withoutPaint();
    const { session } = appState.getState();
    const state = session?.saveState.get();
    // A bulk on its way would be left as if it had never been asked for.
    const isBusy = (session?.whenFree() ?? null) !== null;
    if (isBusy || state?.kind === 'saving' || state?.kind === 'failed') event.preventDefault();
  });
}
