// The order in which the sources are listed now; set by the list, followed by "next source" and "previous source".
import type { Id } from '../../shared/model/ids.ts';

let shown: readonly Id[] | null = null;

/** Called by the list whenever its rows change; null when it goes. */
export function setShownSources(ids: readonly Id[] | null): void {
  shown = ids;
}

/** The ids as listed, or null while no list is on the screen. */
export function shownSources(): readonly Id[] | null {
  return shown;
}
