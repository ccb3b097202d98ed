// What the import dialogs show: progress while it runs, the report after it, the preview of a corpus file.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ImportPreview, Side } from '../../shared/native/import-preview.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import type { Problem } from '../../shared/native/problem.ts';
import type { ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';

export interface ImportProgress {
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
}

/** A corpus file between reading and storing. Without `file` and `preview` it was refused. */
export interface PendingImport {
  readonly fileName: string;
  readonly file: ParsedCorpus | null;
  readonly preview: ImportPreview | null;
  readonly problems: readonly Problem[];
  /** `table/id` → side, where it differs from ours. */
  readonly sides: ReadonlyMap<string, Side>;
}

export interface ImportState {
  readonly progress: ImportProgress | null;
  readonly report: ImportReport | null;
  readonly pending: PendingImport | null;
}

export const importState = createStore<ImportState>(() => ({ progress: null, report: null, pending: null }));

/** A part of the import's state; redraws only when that part changes. */
export function useImportState<Part>(select: (state: ImportState) => Part): Part {
  return useStore(importState, select);
}
