// What became of a foreign file when it met the corpus: shown before anything is committed, written by `--report`.
import type { Loss } from '../../export/exporter.ts';
import type { AnchorState } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Problem } from '../../native/problem.ts';
import type { PassedOverFile } from '../incoming.ts';

/**
 * How a source of the file and one of the corpus were found to be the same, surest first. `quotes`: nothing names it, but
 * its quotes are found there.
 */
export type SourceMatch = 'id' | 'hash' | 'text' | 'file-name' | 'url' | 'title' | 'quotes';

/** How the offsets of one source were counted. */
export interface ReadOffsets {
  readonly unit: 'code-point' | 'utf-16';
  /** True: a CRLF pair counts as one. */
  readonly crlfAsOne: boolean;
  /** `stated` by the file, `quotes`: most of them stand there so, `assumed`: no quote could tell. */
  readonly basis: 'stated' | 'quotes' | 'assumed';
  /** Passages with an offset and a quote, and how many of these quotes stand at their offsets. */
  readonly quotes: number;
  readonly standing: number;
}

/** What became of one source of the file. */
export interface PlacedSource {
  /** The file's own name for it. */
  readonly key: string;
  /** Where in the files: `report.ann line 12`. */
  readonly where: string;
  /** Title or file name, whatever the file has. */
  readonly name: string;
  /**
   * `matched`: it is here already; `new`: it comes in with its text; `no-text`: neither the file nor the corpus has its
   * text, so that nothing of it can come in.
   */
  readonly outcome: 'matched' | 'new' | 'no-text';
  /** Id and title in the corpus; null for `no-text`. */
  readonly id: Id | null;
  readonly title: string | null;
  /** Null unless matched. */
  readonly by: SourceMatch | null;
  /** A sentence where there is more to say: its text differs in line breaks; another of this name lacks the quotes. */
  readonly note: string;
  /** Null where no offset was read. */
  readonly offsets: ReadOffsets | null;
  /** Marks of the file on it, and how many of them come in. */
  readonly marks: number;
  readonly placed: number;
}

/** Why a mark is not placed. */
export type UnplacedReason =
  | 'no-text'
  | 'unknown-source'
  | 'quote-not-found'
  | 'offsets-outside'
  | 'no-entity'
  | 'no-passage'
  | 'twice'
  | 'broken';

/** A mark that does not come in. */
export interface UnplacedMark {
  readonly key: string;
  readonly where: string;
  /** Name of the source as in `PlacedSource.name`. */
  readonly source: string;
  /** Its first words, or its offsets where there are none. At most 80 characters. */
  readonly words: string;
  readonly reason: UnplacedReason;
  /** The reason as a sentence. */
  readonly message: string;
}

/** A mark that comes in elsewhere than the file says, or not for certain, or not with all of its passages. */
export interface DoubtfulMark {
  readonly key: string;
  readonly where: string;
  readonly source: string;
  readonly id: Id;
  readonly sourceId: Id;
  readonly anchor: Extract<AnchorState, 'moved' | 'uncertain'>;
  /** What the file quotes, and what stands at the place found; at most 80 characters each. */
  readonly words: string;
  readonly found: string;
  /** UTF-16 offsets of the first passage in the corpus's text. */
  readonly start: number;
  readonly end: number;
  /** Passages of it that were not found and are left out. */
  readonly passagesLost: number;
}

export interface PlacementCounts {
  /** Marks of the file; each is in exactly one of the five that follow. */
  readonly marks: number;
  readonly exact: number;
  readonly moved: number;
  readonly uncertain: number;
  /** Lost in the file, and come in as lost: only our own records say so. */
  readonly lost: number;
  readonly notPlaced: number;
  /** Links of the file, and those left out because an end is unknown or did not come in. */
  readonly links: number;
  readonly linksLeftOut: number;
  /** Entities and codebook entries of the file that are here already, by id or by name. */
  readonly entitiesMatched: number;
  readonly entitiesNew: number;
  readonly codebookMatched: number;
  readonly codebookNew: number;
}

export interface PlacementReport {
  /** Id of the importer. */
  readonly format: string;
  /** What was imported, by its file name. */
  readonly file: string;
  readonly counts: PlacementCounts;
  /** In the order of the file. */
  readonly sources: readonly PlacedSource[];
  /** Every mark that does not come in, in the order of the file. */
  readonly notPlaced: readonly UnplacedMark[];
  /** Every mark that came in as moved or uncertain, in the order of the file. */
  readonly doubtful: readonly DoubtfulMark[];
  /** What the file holds and a corpus has no place for. */
  readonly dropped: readonly Loss[];
  /** Faults of the file that did not stop it (bad references among them); warnings, bounded as a reader's are. */
  readonly problems: readonly Problem[];
  /** Files that were given and that nothing was taken from, each with the reason. */
  readonly passedOver: readonly PassedOverFile[];
}
