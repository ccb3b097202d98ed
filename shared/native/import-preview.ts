// What an import would do to a corpus, before it is done.
import type { ChangeSet, TableName } from '../change/change-set.ts';
import { tableNames } from '../change/change-set.ts';
import { firstWords } from '../marks/mark-summary.ts';
import type { Id } from '../model/ids.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import type { Problem } from './problem.ts';
import type { FieldDifference } from './same-value.ts';

/** Which side of a conflict is kept. */
export type Side = 'ours' | 'theirs';

/** The corpus that an import goes into. */
export interface ImportTarget {
  readonly store: CorpusStore;
  /** A text the corpus already has, by SHA-256; null when it has none. Asked only for sources without text in the file. */
  readonly textOf: (sha256: string) => string | null | Promise<string | null>;
  /** Whether the journal already holds this entry; by default it does not. Entries of both sides tell their shared past. */
  readonly hasJournalEntry?: (id: Id) => boolean;
}

export interface ImportOptions {
  /** Which side wins a field that both sides say something else in; ours unless said otherwise. Fields as in `ConflictField`. */
  readonly resolve?: (table: TableName, id: Id, field: string) => Side;
  /** Waited for every few hundred records, so that a window stays alive meanwhile; nobody may change the corpus then. */
  readonly pause?: () => Promise<void>;
}

/** How many records of one table come in how. */
export interface ImportCounts {
  new: number;
  /** Theirs is newer and replaces ours, or fills what ours leaves empty. */
  changed: number;
  same: number;
  /** Both differ and ours is as new or newer. */
  conflicting: number;
  /** Deleted in the file and therefore here. */
  deleted: number;
  /** Deleted here after the file's last change: it stays deleted. */
  stayDeleted: number;
}

/** A field that both sides say something else in; see merge-fields.ts for `claim.…` and for those of several parts. */
export interface ConflictField extends FieldDifference {
  readonly chosen: Side;
}

/** A record of which both sides have a version of their own. */
export interface ImportConflict {
  readonly table: TableName;
  readonly id: Id;
  /** How to call the record: its name, title, or first quote. */
  readonly name: string;
  /** What somebody has to decide; fields that only one side says something in are not among them. */
  readonly fields: readonly ConflictField[];
  /** The side all fields are taken from. */
  readonly chosen: Side | 'mixed';
}

export interface RecordName {
  readonly table: TableName;
  readonly id: Id;
  readonly name: string;
}

export interface ImportPreview {
  readonly counts: Readonly<Record<TableName, ImportCounts>>;
  readonly conflicts: readonly ImportConflict[];
  /** Records of the file that stay deleted here. */
  readonly stayDeleted: readonly RecordName[];
  /** Records deleted in the file that are kept because something here still needs them or is newer. */
  readonly keptAlive: readonly RecordName[];
  /** Why the file cannot come in. When there is anything here, nothing comes in: `changeSet` is null. */
  readonly refused: readonly Problem[];
  /** The whole import as one step; null when it is refused or changes nothing. */
  readonly changeSet: ChangeSet | null;
  /** Texts to store before the change set is applied, by SHA-256. Some may be stored already. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of the file's sources that are known here under another id: theirs to ours. */
  readonly remapped: ReadonlyMap<Id, Id>;
  /** The file's journal, to be appended as history in this order under numbers of this corpus. */
  readonly journal: readonly JournalEntry[];
  /** Whether the corpus was empty, so that header and codebook are taken over. */
  readonly intoEmpty: boolean;
}

/** Counts of zero for every table. */
export function noCounts(): Record<TableName, ImportCounts> {
  const zero = (): ImportCounts => ({
    new: 0,
    changed: 0,
    same: 0,
    conflicting: 0,
    deleted: 0,
    stayDeleted: 0,
  });
  return Object.fromEntries(tableNames.map((name) => [name, zero()])) as Record<TableName, ImportCounts>;
}

/** How many characters of a quote name a mark. */
const nameLength = 60;

/** How reports call a record. */
export function recordName(record: object): string {
  const named = record as {
    name?: string;
    title?: string;
    spans?: readonly { quote: string }[];
    type?: string;
  };
  const name = named.name ?? named.title ?? named.spans?.[0]?.quote ?? named.type ?? '';
  return firstWords(name.replace(/\s+/g, ' '), nameLength);
}
