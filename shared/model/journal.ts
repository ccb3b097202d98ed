// The append-only account of every change: who, when, what, from what to what.
import type { Change } from '../change/change-set.ts';
import type { Id, Timestamp } from './ids.ts';

/** A journal entry without its changes: what lists, undo and the panel need. */
export interface JournalHead {
  readonly id: Id;
  /** 1, 2, 3 … without gaps within one corpus. */
  readonly seq: number;
  readonly at: Timestamp;
  readonly by: Id;
  readonly label: string;
  readonly reason: string;
  /** The entry this one takes back (an undo), or the undo it takes back (a redo). */
  readonly undoes: Id | null;
  /** Came with an imported file: history that cannot be undone entry by entry. */
  readonly imported: boolean;
  readonly changeCount: number;
}

/** A journal entry as the native file writes it: `{ id, seq, at, by, label, reason, changes, undoes }`. */
export interface JournalEntry extends JournalHead {
  readonly changes: readonly Change[];
}
