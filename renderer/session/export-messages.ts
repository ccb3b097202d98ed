// What page and export worker say to each other.
import type { ExportOptions } from '../../shared/export/exporter.ts';
import type { Id } from '../../shared/model/ids.ts';

export interface ExportRequest {
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

export type ExportMessage =
  /** UTF-16 units or bytes written so far. */
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly exported: ExportedCorpus }
  | { readonly kind: 'failed'; readonly message: string };
