// What page and worker say to each other while files of another tool are imported.
import type { PlacementReport } from '../../shared/import/placing/placement-report.ts';
import type { Recognised } from '../../shared/import/recognise-files.ts';
import type { Id, Timestamp } from '../../shared/model/ids.ts';
import type { CorpusPortion, CorpusRest } from '../session/corpus-portions.ts';

export type ForeignRequest =
  /** Takes the files over and says what they may be. The first request of a worker. */
  | {
      readonly kind: 'open';
      readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
    }
  /** Reads and places the files; a later one of these ends an earlier. */
  | {
      readonly kind: 'place';
      readonly number: number;
      /** The corpus's id in the catalogue; what is saved of it counts. */
      readonly corpusId: Id;
      readonly format: string;
      readonly options: Readonly<Record<string, string>>;
      /** What is imported, as the analyst knows it. */
      readonly name: string;
      readonly at: Timestamp;
      readonly by: Id;
    };

export type ForeignMessage =
  /** `paths`: of the files once zips are unpacked. */
  | { readonly kind: 'opened'; readonly recognised: readonly Recognised[]; readonly paths: number }
  | ({ readonly number: number } & CorpusPortion)
  | { readonly kind: 'stage'; readonly number: number; readonly words: string }
  /** The last one of a placing. Lists of the report are cut to what a person reads; its counts are whole. */
  | {
      readonly kind: 'placed';
      readonly number: number;
      readonly rest: CorpusRest;
      readonly report: PlacementReport;
    }
  /** A sentence for the analyst; `number` is 0 for opening. */
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
