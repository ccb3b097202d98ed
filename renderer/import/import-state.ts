// What the import dialogs show: progress while it runs, the report after it, the preview of a corpus file.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PlacementReport } from '../../shared/import/placing/placement-report.ts';
import type { Recognised } from '../../shared/import/recognise-files.ts';
import type { ImportPreview, Side } from '../../shared/native/import-preview.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import type { Problem } from '../../shared/native/problem.ts';
import type { ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import type { ForeignHint } from './foreign-hint.ts';

export interface ImportProgress {
  /** What the dialog is called; absent where texts are opened. */
  readonly title?: string;
  /** What is being done: "Reading", "Storing". */
  readonly words: string;
  readonly done: number;
  readonly total: number;
  /** Null once it can no longer be stopped. */
  readonly cancel: (() => void) | null;
}

export interface ImportReport {
  readonly lines: readonly ImportReportLine[];
  /** Sentences about what could not even be listed. */
  readonly problems: readonly string[];
  /** Files that were left out because they are another tool's. */
  readonly hint: ForeignHint | null;
}

/** A corpus file between reading and storing. Without `file` and `preview` it was refused. */
export interface PendingImport {
  readonly fileName: string;
  readonly file: ParsedCorpus | null;
  readonly preview: ImportPreview | null;
  readonly problems: readonly Problem[];
  /** `table/id/field` → side, where somebody chose one; ours else. */
  readonly sides: ReadonlyMap<string, Side>;
}

/** Files of another tool on their way in; what they would do stands in `pending` once they are placed. */
export interface ForeignImport {
  /** Names of the files chosen; empty while there are none. */
  readonly files: readonly string[];
  /** Formats they may be of, the likeliest first. */
  readonly recognised: readonly Recognised[];
  /** Id of the importer that reads them. */
  readonly format: string | null;
  /** Choices by format and option; what is absent has its default. */
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly stage: ForeignStage;
}

export type ForeignStage =
  | { readonly kind: 'empty' }
  /** `share` from 0 to 1, null while unknown. */
  | { readonly kind: 'busy'; readonly words: string; readonly share: number | null }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'placed'; readonly report: PlacementReport };

export interface ImportState {
  readonly progress: ImportProgress | null;
  readonly report: ImportReport | null;
  readonly pending: PendingImport | null;
  readonly foreign: ForeignImport | null;
}

export const importState = createStore<ImportState>(() => ({
  progress: null,
  report: null,
  pending: null,
  foreign: null,
}));

/** A part of the import's state; redraws only when that part changes. */
export function useImportState<Part>(select: (state: ImportState) => Part): Part {
  return useStore(importState, select);
}
