// Enter on a selection puts the keyboard into the bar; a bar that came with the mouse leaves it in the text.
let asked = false;
const listeners = new Set<() => void>();

/** Asks the bar to take the focus, now or when it appears. */
export function focusSelectionBar(): void {
  asked = true;
  for (const listener of listeners) listener();
}

/** Whether the focus was asked for, once. */
export function takeBarFocus(): boolean {
  const was = asked;
  asked = false;
  return was;
}

/** Calls `listener` after each request; returns the function that stops it. */
export function onBarFocus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
