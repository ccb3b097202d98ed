// What page and native worker say to each other.
import type { Id, Timestamp } from '../../shared/model/ids.ts';
import type { ReadResult } from '../../shared/native/parsed-corpus.ts';
import type { CorpusPortion, CorpusRest } from './corpus-portions.ts';

export interface ReadRequest {
  readonly kind: 'read';
  readonly blob: Blob;
  /** Stamps for records that have none. */
  readonly at: Timestamp;
  readonly by: Id;
}

export type NativeWorkerMessage =
  /** Bytes read so far. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | CorpusPortion
  /** The last one: everything but what came in portions. */
  | {
      readonly kind: 'result';
      readonly file: CorpusRest | null;
      readonly rest: Omit<ReadResult, 'file'>;
    }
  | { readonly kind: 'failed'; readonly message: string };
