// The open corpus as the views see it: records in memory, texts on demand, every change through `run`, undo and redo.
import type { Change, ChangeSet } from '../../shared/change/change-set.ts';
import type { Steps } from '../../shared/change/steps.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry, JournalHead } from '../../shared/model/journal.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';

/** What the status line says. `saved` only after the database said so; `failed` stops the queue, in order. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly waiting: number }
  | { readonly kind: 'failed'; readonly message: string; readonly waiting: number }
  /** Another window holds this corpus: reading only. */
  | { readonly kind: 'read-only' };

/** How far the records are in memory: the first screen comes before the rest. */
export type LoadState =
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'complete' }
  /** A part of the database cannot be read; what was read stays usable. */
  | { readonly kind: 'failed'; readonly message: string };

/** What undo and redo would do next, in the words of the journal; null when there is nothing. */
export interface UndoState {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** A value that changes and says so; fits React's useSyncExternalStore. */
export interface Observable<Value> {
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A text that comes with a source, stored once by hash; `original` holds the file's bytes until the first mark; null where there are none or the text gives them back. */
export interface IncomingText {
  readonly sha256: string;
  readonly text: string;
  readonly sourceId: Id;
  readonly original: Uint8Array | null;
  /** The document that the text was taken out of, kept as long as the source; absent or null for raw texts. */
  readonly document?: Blob | null;
}

/** A bulk that is stored all or nothing: texts and records in batches, visible with the last transaction. */
export interface BulkImport {
  readonly changeSet: ChangeSet;
  readonly texts: readonly IncomingText[];
  /** History that came with a file; kept, never undone entry by entry. */
  readonly history: readonly JournalEntry[];
  /** The corpus is made of this file (a sample, a backup): history like all before it, so that undo never empties the window. */
  readonly isBeginning?: boolean;
}

export interface BulkProgress {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What came of a bulk command. */
export type BulkOutcome =
  | { readonly kind: 'done'; readonly label: string }
  | { readonly kind: 'cancelled' }
  /** There was nothing to change. */
  | { readonly kind: 'unchanged' };

export interface CorpusSession {
  readonly store: CorpusStore;
  readonly saveState: Observable<SaveState>;
  readonly loadState: Observable<LoadState>;
  readonly undoState: Observable<UndoState>;
  /** The analyst every change is signed with; null until the first mark asks for a name. */
  readonly analystId: Observable<Id | null>;
  /** Resolves when every record is in memory (exports, bulk commands and the inspector's corpus-wide lists wait for it). */
  readonly whenComplete: () => Promise<void>;
  /**
   * Applies a command at once and writes it behind. Null or an empty change set does nothing. Throws when read-only, and while a
   * bulk is stored that was made from the records as they are: see `whenFree`.
   */
  readonly run: (changeSet: ChangeSet | null) => void;
  /**
   * Runs a command over many records: made in slices, stored all or nothing while memory stays as it was, then applied. It can
   * be cancelled until it is committed. Rejects with a sentence, and nothing is changed, when the database refuses.
   */
  readonly runBulk: (command: () => Steps<ChangeSet | null>, progress?: BulkProgress) => Promise<BulkOutcome>;
  /** Resolves when the bulk or the long undo that runs now is through, so that a command is made from what is then; null when none runs. */
  readonly whenFree: () => Promise<void> | null;
  /** Takes the last step back, or forward again; resolves with its label, null when there was none. Sliced: never blocks over 50 ms. */
  readonly undo: () => Promise<string | null>;
  readonly redo: () => Promise<string | null>;
  /** The exact text of a source. Rejects with a sentence when the database has lost it. */
  readonly textOf: (sourceId: Id) => Promise<string>;
  /** A text by hash, for export and backup. */
  readonly textByHash: (sha256: string) => Promise<string | undefined>;
  /** The file's bytes, where they are kept or follow from the text; undefined when they are not known (any more). */
  readonly originalOf: (sourceId: Id) => Promise<Uint8Array | undefined>;
  /** The document that a source's text was taken out of; undefined where there is none on this machine. */
  readonly documentOf: (sourceId: Id) => Promise<Blob | undefined>;
  /** Keeps a source's document where a backup or another machine left it behind: no change of the corpus. Rejects with a sentence. */
  readonly keepDocument: (sourceId: Id, document: Blob) => Promise<void>;
  readonly importBulk: (bulk: BulkImport, progress?: BulkProgress) => Promise<'done' | 'cancelled'>;
  /** Journal, newest first, `limit` heads before `beforeSeq` (null: from the end). */
  readonly journalPage: (beforeSeq: number | null, limit: number) => Promise<JournalHead[]>;
  /** Which of these entries the journal holds. */
  readonly knownEntries: (ids: readonly Id[]) => Promise<ReadonlySet<Id>>;
  readonly journalEntry: (seq: number) => Promise<JournalEntry | undefined>;
  /** All entries that touched a record, newest first, with only the changes of that record. */
  readonly historyOf: (table: Change['table'], id: Id) => Promise<JournalEntry[]>;
  /** The whole journal in order, streamed. */
  readonly journal: () => AsyncIterable<JournalEntry>;
  /** Waits until everything so far is committed; rejects when writing failed. */
  readonly flush: () => Promise<void>;
  /** Tries again what failed to be written. */
  readonly retry: () => Promise<void>;
  readonly close: () => Promise<void>;
}
