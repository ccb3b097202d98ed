// Remembers in the catalogue where the reader is, so that the app reopens there.
import type { Id } from '../../shared/model/ids.ts';
import type { Catalogue } from '../session/catalogue.ts';
import { workspace } from '../workspace/workspace.ts';

/** Milliseconds after the last move: seldom enough for the disk, soon enough for a sudden end. */
const settle = 400;

/** Follows the workspace until the returned function is called, which also stores the last place. */
export function keepPlace(catalogue: Catalogue, corpusId: Id): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stored = '';
  const store = () => {
    clearTimeout(timer);
    timer = undefined;
    const { sourceId, visible } = workspace.getState();
    const key = `${sourceId} ${visible.start}`;
    if (key === stored) return;
    stored = key;
    const place = sourceId === null ? null : { sourceId, offset: visible.start };
    // A place that cannot be stored is not worth a word.
    catalogue.rememberPlace(corpusId, place).catch(() => undefined);
  };
  const stop = workspace.subscribe((state, before) => {
    if (state.sourceId === before.sourceId && state.visible.start === before.visible.start) return;
    clearTimeout(timer);
    timer = setTimeout(store, settle);
  });
  const onHide = () => {
    if (timer !== undefined) store();
  };
  document.addEventListener('visibilitychange', onHide);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', onHide);
    if (timer !== undefined) store();
  };
}
