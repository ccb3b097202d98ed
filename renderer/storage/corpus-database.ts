// One corpus on disk: its Dexie schema, the shape of every row, and all versions there have been.
// Records lie in packs of JSON lines, because IndexedDB pays per row; texts lie apart, each once by hash.
import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalHead } from '../../shared/model/journal.ts';
import { splitJournalAndMarks } from './migrate-to-version-2.ts';

/** Table, group (the source's id for annotations, else ''), and the pack's number within the group. */
export type PackKey = [table: TableName, group: string, n: number];

/** Up to a pack's size of records; line k of `lines` is the JSON of the record `ids[k]`. */
export interface PackRow {
  readonly table: TableName;
  readonly group: string;
  readonly n: number;
  readonly ids: readonly Id[];
  readonly lines: string;
}

export interface TextRow {
  readonly sha256: string;
  readonly text: string;
}

/** The file's bytes, until the source gets its first mark. */
export interface OriginalRow {
  readonly sourceId: Id;
  readonly bytes: Uint8Array;
}

/** The document that a source's text was taken out of, as long as the source is there. */
export interface DocumentRow {
  readonly sourceId: Id;
  readonly document: Blob;
}

/** What an entry is to undo: a step of its own, an undo, or a redo. */
export type Step = 'do' | 'undo' | 'redo';

/** A journal head, where its changes lie (`body`, in `parts` rows), and what it is to undo. */
export interface HeadRow extends JournalHead {
  readonly step: Step;
  readonly body: number;
  readonly parts: number;
  /** Came with a file and tells of the past: its changes are not what made the records here. */
  readonly isHistory?: true;
}

/** At most 500 changes of one entry as a JSON array; `touches` is what `touchKeys` makes of them. */
export interface BodyRow {
  readonly body: number;
  readonly part: number;
  readonly touches: readonly string[];
  readonly changes: string;
}

/** What one batch of an unfinished import has written. Cleared by the import's last transaction; any left over is undone at open. */
export interface StagingRow {
  readonly batch?: number;
  readonly packs: readonly PackKey[];
  readonly texts: readonly string[];
  readonly originals: readonly Id[];
  /** Absent in what a version without documents wrote. */
  readonly documents?: readonly Id[];
  readonly bodies: readonly [body: number, part: number][];
}

/** The name of a corpus's database. */
export function corpusDatabaseName(id: Id): string {
  return `glossator-corpus-${id}`;
}

export class CorpusDatabase extends Dexie {
  declare readonly packs: Table<PackRow, PackKey>;
  declare readonly texts: Table<TextRow, string>;
  declare readonly originals: Table<OriginalRow, Id>;
  declare readonly documents: Table<DocumentRow, Id>;
  declare readonly journalHeads: Table<HeadRow, number>;
  declare readonly journalBodies: Table<BodyRow, [number, number]>;
  declare readonly stagings: Table<StagingRow, number>;

  constructor(name: string) {
    // Strict: a commit is reported only after the operating system has the bytes on disk.
    super(name, { chromeTransactionDurability: 'strict' });
    // Version 1 kept all marks of a source in one string and each journal entry in one row: one more mark
    // among 10,000 rewrote 6 MB, and the history of a record read the whole journal.
    this.version(1).stores({
      records: '[table+id]',
      marks: 'sourceId',
      texts: 'sha256',
      originals: 'sourceId',
      journal: 'seq',
    });
    this.version(2)
      .stores({
        records: null,
        marks: null,
        journal: null,
        packs: '[table+group+n]',
        journalHeads: 'seq, id, body',
        journalBodies: '[body+part], *touches',
        stagings: '++batch',
      })
      .upgrade(splitJournalAndMarks);
    this.version(3).stores({ documents: 'sourceId' });
  }
}

/** Deletes a corpus's database for good; resolves when it is gone. */
export async function deleteCorpusDatabase(id: Id): Promise<void> {
  await Dexie.delete(corpusDatabaseName(id));
}

/** Every table that a write may touch. */
export function corpusDatabaseTables(database: CorpusDatabase): Table[] {
  return [
    database.packs,
    database.texts,
    database.originals,
    database.documents,
    database.journalHeads,
    database.journalBodies,
    database.stagings,
  ];
}
