// Whether something typed is not stored yet: while it is so, nothing may say "Saved".
import { createStore } from 'zustand/vanilla';

/** How many fields hold a draft that differs from what is stored. */
export const openDrafts = createStore<{ readonly count: number }>(() => ({ count: 0 }));

/** Counts one more draft; returns the function that counts it off, once. */
export function beginDraft(): () => void {
  openDrafts.setState(({ count }) => ({ count: count + 1 }));
  let open = true;
  return () => {
    if (open) openDrafts.setState(({ count }) => ({ count: count - 1 }));
    open = false;
  };
}
