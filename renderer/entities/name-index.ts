// The index of names behind the pickers: kept for each version of the entities, rebuilt when it is asked for or idle.
import { useEffect } from 'react';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { NameIndex } from '../../shared/text/name-match.ts';
import { useSession } from '../session/use-session.tsx';

const indexes = new WeakMap<CorpusStore, { readonly version: number; readonly index: NameIndex }>();

/** The index over all entities as they are now. */
export function nameIndex(store: CorpusStore): NameIndex {
  const version = store.version('entities');
  const known = indexes.get(store);
  if (known?.version === version) return known.index;
  const index = new NameIndex(store.table('entities').values());
  indexes.set(store, { version, index });
  return index;
}

/** Keeps the index fresh while nobody waits for it, so that the first letter in a picker is free. */
export function useIdleNameIndex(): void {
  const { store } = useSession();
  useEffect(() => {
    let waiting = 0;
    const prepare = () => {
      cancelIdleCallback(waiting);
      waiting = requestIdleCallback(() => void nameIndex(store));
    };
    prepare();
    const stop = store.subscribe((event) => event.tables.has('entities') && prepare());
    return () => {
      stop();
      cancelIdleCallback(waiting);
    };
  }, [store]);
}
