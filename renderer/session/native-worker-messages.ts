// What page and native worker say to each other. Records cross in portions, so that no message takes the page a whole frame.
import type { Id, Timestamp } from '../../shared/model/ids.ts';
import type { ParsedCorpus, ReadResult } from '../../shared/native/parsed-corpus.ts';

/** Lists of a parsed corpus that are sent in portions. */
export const portionedLists = ['sources', 'entities', 'annotations', 'links', 'deleted', 'journal'] as const;
export type PortionedList = (typeof portionedLists)[number];

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
  | { readonly kind: 'records'; readonly list: PortionedList; readonly records: readonly unknown[] }
  | { readonly kind: 'texts'; readonly texts: readonly (readonly [sha256: string, text: string])[] }
  /** The last one: everything but what came in portions. */
  | {
      readonly kind: 'result';
      readonly file: Omit<ParsedCorpus, PortionedList | 'texts'> | null;
      readonly rest: Omit<ReadResult, 'file'>;
    }
  | { readonly kind: 'failed'; readonly message: string };
