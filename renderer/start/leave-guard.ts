// Closing the window while something is not stored yet asks first.
import { appState } from './app-state.ts';

/** To be called once. */
export function guardLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    const state = appState.getState().session?.saveState.get();
    if (state?.kind === 'saving' || state?.kind === 'failed') event.preventDefault();
  });
}
