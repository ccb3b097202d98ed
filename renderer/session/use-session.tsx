// React's view of the open corpus: a context for the session and hooks that redraw only when what they read has changed.
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { TableName, Tables } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { SourceMarks } from '../../shared/store/source-marks.ts';
import type { Catalogue } from './catalogue.ts';
import type { CorpusSession, Observable } from './corpus-session.ts';

const SessionContext = createContext<CorpusSession | null>(null);
const CatalogueContext = createContext<Catalogue | null>(null);

/** Gives the open corpus to everything below it. */
export function SessionProvider(props: { readonly session: CorpusSession; readonly children: ReactNode }) {
  return <SessionContext.Provider value={props.session}>{props.children}</SessionContext.Provider>;
}

/** Gives the list of corpora and the settings to everything below it. */
export function CatalogueProvider(props: { readonly catalogue: Catalogue; readonly children: ReactNode }) {
  return <CatalogueContext.Provider value={props.catalogue}>{props.children}</CatalogueContext.Provider>;
}

/** The open corpus. Throws outside a `SessionProvider`: that is a bug. */
export function useSession(): CorpusSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** The open corpus, or null where none may be open (menus, the corpus switcher). */
export function useOptionalSession(): CorpusSession | null {
  return useContext(SessionContext);
}

/** The catalogue. Throws outside a `CatalogueProvider`: that is a bug. */
export function useCatalogue(): Catalogue {
  const catalogue = useContext(CatalogueContext);
  if (!catalogue) throw new Error('useCatalogue needs a CatalogueProvider above it');
  return catalogue;
}

/** The present value of an observable; redraws when it says that it changed. */
export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get);
}

/** Whether this corpus can only be read here. Unlike the save state itself it does not change with every write. */
export function useReadOnly({ saveState }: CorpusSession): boolean {
  return useSyncExternalStore(saveState.subscribe, () => saveState.get().kind === 'read-only');
}

/** A number that grows with every change of a table: the dependency of a `useMemo` over `session.store.table(name)`. */
export function useTableVersion(table: TableName): number {
  const { store } = useSession();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe((event) => event.tables.has(table) && listener()),
    [store, table],
  );
  return useSyncExternalStore(subscribe, () => store.version(table));
}

/** One record, or undefined while it is unknown or gone; null as id gives undefined. Same object until it changes. */
export function useRecord<Table extends TableName>(table: Table, id: Id | null): Tables[Table] | undefined {
  const { store } = useSession();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe((event) => event.tables.has(table) && listener()),
    [store, table],
  );
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : store.get(table, id)));
}

/** The marks of one source in text order. Same object until one of them changes; null as id gives an empty index. */
export function useMarks(sourceId: Id | null): SourceMarks {
  const { store } = useSession();
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe((event) => sourceId !== null && event.markedSources.has(sourceId) && listener()),
    [store, sourceId],
  );
  return useSyncExternalStore(subscribe, () => store.marksOf(sourceId ?? ''));
}

/** What `select` reads from the store, redrawn when one of `tables` changed and the value differs by `Object.is`. */
export function useStoreValue<Value>(tables: readonly TableName[], select: () => Value): Value {
  const { store } = useSession();
  const key = tables.join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      const watched = key.split(' ') as TableName[];
      return store.subscribe((event) => watched.some((table) => event.tables.has(table)) && listener());
    },
    [store, key],
  );
  return useSyncExternalStore(subscribe, select);
}
