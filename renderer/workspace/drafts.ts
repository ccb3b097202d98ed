// Whether something typed is not stored yet: while it is so, nothing may say "Saved", and nothing may go before it is kept.
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

const keepers = new Set<() => void>();

/** Has `keep` called when everything typed must be stored at once; returns the function that ends it. */
export function whenKept(keep: () => void): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Stores what was typed and waits for a pause: the window is about to go. */
export function keepDrafts(): void {
  for (const keep of keepers) keep();
}
