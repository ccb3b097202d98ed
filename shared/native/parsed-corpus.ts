// What a reader makes of a file: a corpus in memory, its texts by hash, and what is wrong with it.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Analyst, CorpusInfo, Tombstone } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id, Timestamp } from '../model/ids.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { Problem } from './problem.ts';

export interface ParsedCorpus {
  readonly generator: string;
  readonly exportedAt: Timestamp | null;
  readonly corpus: CorpusInfo;
  readonly analysts: readonly Analyst[];
  readonly tags: readonly CodebookEntry[];
  readonly entityTypes: readonly CodebookEntry[];
  readonly relationTypes: readonly CodebookEntry[];
  readonly sources: readonly Source[];
  /** Texts by SHA-256; a source whose text was left out is not in it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly entities: readonly Entity[];
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
  readonly deleted: readonly Tombstone[];
  /** By `seq`. */
  readonly journal: readonly JournalEntry[];
}

export interface ReadOptions {
  /** Stamps for records that have none. */
  readonly at: Timestamp;
  readonly by: Id;
  /** SHA-256 of the UTF-8 encoding of a text, lower-case hex. */
  readonly sha256: (text: string) => string | Promise<string>;
}

export interface ReadResult {
  /** Null when there is an error. */
  readonly file: ParsedCorpus | null;
  /** Errors first; at most 200 of each severity and a line that counts the rest. */
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
}
