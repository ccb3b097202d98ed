// One format a corpus can be written in. An exporter is pure: corpus in, files and a loss report out.
import type { Packer } from '../archive/packing.ts';
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
  /** Choices for the format's own options by their id; what is absent has its default. */
  readonly format?: Readonly<Record<string, string>>;
  /** Packs the files of formats that are zips; without one they are packed here, several times slower. */
  readonly packer?: Packer;
}

/** A choice that only this format offers: the offset unit, how nested claims are flattened. */
export interface FormatOption {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** The first is the default. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Something of the corpus that the format cannot hold, and what became of it. */
export interface Loss {
  /** Stable, kebab-case: `overlap-dropped`. */
  readonly kind: string;
  /** What is lost and what was done: "Only the longest of overlapping mentions is written". */
  readonly message: string;
  readonly count: number;
  /** Some of the records concerned: id and first words. At most five. */
  readonly examples: readonly { readonly id: Id; readonly words: string }[];
}

/** One file of an export; a path with `/` between folders. Text is UTF-8 when written. */
export interface ExportedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface Exporter {
  /** The name on the command line: `json`. */
  readonly id: string;
  /** The name people read. */
  readonly label: string;
  /** The ending of its files, with the dot; `.zip` for a format of several files. */
  readonly extension: string;
  readonly mediaType: string;
  /** One sentence: who reads this format. */
  readonly summary: string;
  readonly options: readonly FormatOption[];
  /** Which of the common choices mean something here. */
  readonly honours: { readonly withText: boolean; readonly withJournal: boolean };
  /** What this corpus would lose in this format; empty when nothing. Same rules as the writing itself. */
  readonly losses: (input: ExportInput, options: ExportOptions) => Promise<readonly Loss[]>;
  /** The file in pieces; text is UTF-8 when written. A format of several files yields a zip of them. */
  readonly write: (input: ExportInput, options: ExportOptions) => AsyncIterable<string | Uint8Array>;
  /** The files one by one, for a folder on disk and for the preview; absent for a format that is one file. */
  readonly files?: (input: ExportInput, options: ExportOptions) => AsyncIterable<ExportedFile>;
}
