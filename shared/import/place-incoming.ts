// Makes of what a foreign file says a native corpus that fits the one it goes into, so that preview and commit are those of
// a native file: `previewImport(target, placed.corpus)`.
import type { Id, Timestamp } from '../model/ids.ts';
import type { ImportTarget } from '../native/import-preview.ts';
import type { ParsedCorpus } from '../native/parsed-corpus.ts';
import type { Incoming } from './incoming.ts';
import { placeCorpus } from './placing/place-corpus.ts';
import type { PlacementReport } from './placing/placement-report.ts';

export interface PlacingOptions {
  /** Id of the importer: part of the ids made for records that have none, so that a file imported twice meets itself. */
  readonly format: string;
  /** What is imported, as the analyst knows it: the name of the file, zip or folder. */
  readonly file: string;
  /** Stamps for records that have none. */
  readonly at: Timestamp;
  readonly by: Id;
  /** SHA-256 of the UTF-8 encoding of a text, lower-case hex. */
  readonly sha256: (text: string) => string | Promise<string>;
  /** Waited for every few hundred marks, so that a window stays alive meanwhile; nobody may change the corpus then. */
  readonly pause?: () => Promise<void>;
}

export interface Placed {
  /** What `previewImport` takes. Only the texts of new sources are in it. It passes the checks of a native file. */
  readonly corpus: ParsedCorpus;
  readonly report: PlacementReport;
}

/** Never throws for what a file says: that is told in the report. `target` is only read. */
export function placeIncoming(
  incoming: Incoming,
  target: ImportTarget,
  options: PlacingOptions,
): Promise<Placed> {
  return placeCorpus(incoming, target, options);
}
