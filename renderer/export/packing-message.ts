// What a packing worker is told and says. One worker has several files on their way, each under a number.
import type { PackedFile } from '../../shared/archive/packing.ts';

export interface PackingRequest {
  readonly file: number;
  readonly pieces: readonly (string | Uint8Array)[];
  /** Whether the file ends with these. */
  readonly last: boolean;
}

export type PackingReply =
  /** The worker runs. Said once, first. */
  | { readonly ready: true }
  /** The pieces of a request were taken. */
  | { readonly file: number; readonly packed: null }
  /** So were the last ones. */
  | { readonly file: number; readonly packed: PackedFile }
  | { readonly file: number; readonly failure: string };
