// One format a corpus can be written in. An exporter is pure: corpus in, pieces of a file out.
import type { Id, Timestamp } from '../model/ids.ts';
import type { NativeInput } from '../native/write-native.ts';

/** What every exporter reads: records in memory, texts and journal on request. */
export type ExportInput = NativeInput;

/** What every format understands; a format ignores what it has no place for. */
export interface ExportOptions {
  readonly withText: boolean;
  readonly withJournal: boolean;
  /** Ids of the sources to export with what belongs to them; null for the whole corpus. */
  readonly sourceIds: ReadonlySet<Id> | null;
  readonly exportedAt: Timestamp;
  readonly generator: string;
}

export interface Exporter {
  /** The name on the command line: `json`. */
  readonly id: string;
  /** The name people read. */
  readonly label: string;
  /** The ending of its files, with the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The file in pieces; text is UTF-8 when written. */
  readonly write: (input: ExportInput, options: ExportOptions) => AsyncIterable<string | Uint8Array>;
}
