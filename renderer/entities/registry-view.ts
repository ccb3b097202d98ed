// What the registry showed when it was left: whoever comes back from an entity's page finds the same list.
import type { RegistrySort } from '../../shared/entities/registry-order.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusSession } from '../session/corpus-session.ts';

export interface RegistryView {
  readonly words: string;
  readonly types: ReadonlySet<Id>;
  readonly sort: RegistrySort;
  /** The entity whose page was opened last; null before the first. */
  readonly opened: Id | null;
}

const atFirst: RegistryView = { words: '', types: new Set(), sort: 'mentions', opened: null };
const views = new WeakMap<CorpusSession, RegistryView>();

/** As it was left in this corpus, since the corpus was opened. */
export function registryView(session: CorpusSession): RegistryView {
  return views.get(session) ?? atFirst;
}

export function keepRegistryView(session: CorpusSession, view: RegistryView): void {
  views.set(session, view);
}
