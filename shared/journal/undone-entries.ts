// Which journal entries do not count at present: those taken back by an entry that itself still counts.
import type { Id } from '../model/ids.ts';
import type { JournalHead } from '../model/journal.ts';

/** Ids of the undone entries among `heads`, which come newest first and start at the journal's end. */
export function undoneEntries(heads: readonly Pick<JournalHead, 'id' | 'undoes'>[]): ReadonlySet<Id> {
  const undone = new Set<Id>();
  // Newest first: whether an undo was itself taken back is known before it is reached.
  for (const head of heads) if (head.undoes !== null && !undone.has(head.id)) undone.add(head.undoes);
  return undone;
}
