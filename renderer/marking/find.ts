// What the find bar does: opening it, searching, stepping through the hits.
import { findAround, type HitPlace, type HitWindow } from '../../shared/text/find-in-text.ts';
import { type FindState, workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';

const focusListeners = new Set<() => void>();

/** Opens the find bar, with the pending passage as query, or brings the keyboard back to it. */
export function openFind(): void {
  const open = openText();
  const { find, pending } = workspace.getState();
  const first = pending[0];
  const passage =
    open && first && first.end - first.start <= longestSeed ? open.text.slice(first.start, first.end) : '';
  if (!find || passage !== '') findQuery(passage || (find?.query ?? ''));
  for (const listener of focusListeners) listener();
}

/** Calls `listener` when the find bar shall take the focus although it is open already. */
export function onFindFocus(listener: () => void): () => void {
  focusListeners.add(listener);
  return () => focusListeners.delete(listener);
}

/** Searches anew; the current hit is the first one on the screen or after it. */
export function findQuery(query: string): void {
  const { start } = workspace.getState().visible;
  const found = search(query, { offset: start });
  const ahead = found.hits.findIndex((hit) => hit.start >= start);
  showHit({ query, ...found, current: found.total === 0 ? -1 : Math.max(0, ahead) });
}

/** Goes to the next (1) or previous (-1) hit, around the ends. */
export function stepHit(step: 1 | -1): void {
  const { find } = workspace.getState();
  if (!find || find.total === 0) return;
  const index = (find.before + find.current + step + find.total) % find.total;
  const isHere = index >= find.before && index < find.before + find.hits.length;
  const found = isHere ? find : search(find.query, { index });
  showHit({ ...find, ...found, current: index - found.before });
}

function search(query: string, place: HitPlace): HitWindow {
  const open = openText();
  return open ? findAround(open.text, query, place) : { hits: [], before: 0, total: 0 };
}

function showHit(find: FindState): void {
  workspace.setState({ find });
  const hit = find.hits[find.current];
  if (hit) openText()?.viewer.reveal(hit);
}

/** Closes the bar and puts the reading caret where the current hit is. */
export function closeFind(): void {
  const { find } = workspace.getState();
  const hit = find?.hits[find.current];
  if (hit) openText()?.viewer.setCaret(hit.start);
  workspace.setState({ find: null });
}

/** Searches the present query in a text that was just opened. */
export function refreshFind(): void {
  const { find } = workspace.getState();
  if (find) findQuery(find.query);
}

/** UTF-16 units: a longer passage is hardly something to look for. */
const longestSeed = 100;
