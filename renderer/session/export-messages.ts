// What page and export worker say to each other.
import type { ExportOptions, Loss } from '../../shared/export/exporter.ts';
import type { ExportPreview } from '../../shared/export/preview-export.ts';
import type { Id } from '../../shared/model/ids.ts';

export interface ExportRequest {
  /** Write the export, count what it would lose, or look at how it begins. */
  readonly task: 'write' | 'losses' | 'preview';
  /** The corpus's id in the catalogue. */
  readonly corpusId: Id;
  /** Id of an exporter. */
  readonly format: string;
  readonly options: ExportOptions;
}

export interface ExportedCorpus {
  readonly blob: Blob;
  readonly sourceCount: number;
  readonly markCount: number;
  /** Hashes of all texts, each once. */
  readonly hashes: readonly string[];
}

/** How far a task is. Formats read texts in their own time; some read none. */
export interface ExportProgress {
  /** UTF-16 units or bytes written so far; 0 while nothing is written. */
  readonly written: number;
  /** Different texts read so far, and how many the scope has. */
  readonly texts: number;
  readonly textsInAll: number;
}

export type ExportMessage =
  | { readonly kind: 'progress'; readonly progress: ExportProgress }
  | { readonly kind: 'written'; readonly exported: ExportedCorpus }
  | { readonly kind: 'losses'; readonly losses: readonly Loss[] }
  | { readonly kind: 'preview'; readonly preview: ExportPreview }
  | { readonly kind: 'failed'; readonly message: string };

/** The answer to a task. */
export type ExportAnswer = Exclude<ExportMessage, { readonly kind: 'progress' | 'failed' }>;
