// Who and when, as every history says it.
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { unnamedAnalyst } from '../session/command-context.ts';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** An analyst's name; "unnamed" before one was given, the id of somebody the corpus does not know. */
export function analystName(store: Pick<CorpusStore, 'get'>, id: Id): string {
  return store.get('analysts', id)?.name ?? (id === unnamedAnalyst ? 'unnamed' : id);
}

/** "21 Nov 2026, 07:00" in the reader's time zone; what is no time stands as it is. */
export function momentWording(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : moment.format(date);
}
