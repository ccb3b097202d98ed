// Which corpora this profile holds, and the settings: what is known before any corpus is open.
import type { BackupInfo } from '../../shared/host/contract.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { BulkProgress, CorpusSession, Observable } from './corpus-session.ts';

export interface CorpusListing {
  readonly id: Id;
  readonly title: string;
  /** RFC 3339; recent first. */
  readonly openedAt: string;
  readonly sourceCount: number;
  readonly markCount: number;
  /** Where the reader was: the source and the first visible offset (UTF-16 units). */
  readonly place: { readonly sourceId: Id; readonly offset: number } | null;
}

export interface Settings {
  readonly analyst: { readonly id: Id; readonly name: string } | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly readingFace: 'serif' | 'sans';
  /** CSS pixels. */
  readonly readingSize: number;
  /** Action id → key, only where changed from the default. */
  readonly keys: Readonly<Record<string, string>>;
  readonly hintSeen: boolean;
  /** Panel sizes and folds, by panel id. */
  readonly layout: Readonly<Record<string, unknown>>;
}

/** What the status line says of backups of the open corpus. */
export type BackupState =
  /** Nothing was backed up since the corpus was opened. */
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  /** RFC 3339. */
  | { readonly kind: 'done'; readonly at: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Backups through the platform. Every method rejects with a sentence when the platform refuses. */
export interface Backups {
  readonly state: Observable<BackupState>;
  /** Newest first. */
  readonly list: () => Promise<BackupInfo[]>;
  /** Backs the open corpus up now. */
  readonly backUp: (corpusId: Id) => Promise<BackupInfo>;
  /** Makes a new corpus of a backup; its id, or null when cancelled. The corpus that was backed up stays as it is. */
  readonly restore: (backup: BackupInfo, progress?: BulkProgress) => Promise<Id | null>;
}

export interface Catalogue {
  /** Null where there is no platform (tests). */
  readonly backups: Backups | null;
  readonly corpora: Observable<readonly CorpusListing[]>;
  readonly settings: Observable<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  /** Makes an empty corpus with the initial codebook and opens nothing. */
  readonly create: (title: string) => Promise<Id>;
  /** Opens a corpus; the session is read-only when another window holds it. Rejects with a sentence when the database is corrupt. */
  readonly open: (id: Id) => Promise<CorpusSession>;
  readonly rename: (id: Id, title: string) => Promise<void>;
  /** Deletes the database for good. The caller has asked. */
  readonly remove: (id: Id) => Promise<void>;
  readonly rememberPlace: (id: Id, place: CorpusListing['place']) => Promise<void>;
}
