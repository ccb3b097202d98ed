// An export's input that tells how many texts were read and how much was written, not more often than a person sees.
import type { ExportInput, ExportOptions } from '../../shared/export/exporter.ts';
import type { ExportProgress } from './export-messages.ts';

/** Milliseconds between two reports. */
const pause = 100;

export interface FollowedExport {
  readonly input: ExportInput;
  /** Tells of one more piece written: its UTF-16 units or bytes. */
  readonly wrote: (length: number) => void;
}

/** Wraps `input`; `onProgress` hears of it at most ten times a second. */
export function followExport(
  input: ExportInput,
  { sourceIds }: ExportOptions,
  onProgress: (progress: ExportProgress) => void,
): FollowedExport {
  const wanted = new Set<string>();
  for (const source of input.store.table('sources').values())
    if (sourceIds === null || sourceIds.has(source.id)) wanted.add(source.sha256);
  const read = new Set<string>();
  let written = 0;
  let last = performance.now();
  const tell = () => {
    if (performance.now() - last < pause) return;
    last = performance.now();
    onProgress({ written, texts: read.size, textsInAll: wanted.size });
  };
  return {
    input: {
      ...input,
      textOf: (sha256) => {
        read.add(sha256);
        tell();
        return input.textOf(sha256);
      },
    },
    wrote: (length) => {
      written += length;
      tell();
    },
  };
}
