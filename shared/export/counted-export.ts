// The two shapes of an export that counts its losses while it is written: one walk serves the report and the file.
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { LossCounter } from './loss-counter.ts';
import { zipFiles } from './zip-files.ts';

type Counted<Piece> = (
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
) => AsyncIterable<Piece>;

/** A format that is one file, made piece by piece. */
export function oneFile(pieces: Counted<string | Uint8Array>): Pick<Exporter, 'losses' | 'write'> {
  return {
    losses: lossesOf(pieces),
    write: (input, options) => pieces(input, options, new LossCounter()),
  };
}

/** A format of several files: a zip of them, or one by one. */
export function severalFiles(
  files: Counted<ExportedFile>,
): Required<Pick<Exporter, 'losses' | 'write' | 'files'>> {
  return {
    losses: lossesOf(files),
    write: (input, options) => zipFiles(files(input, options, new LossCounter()), options),
    files: (input, options) => files(input, options, new LossCounter()),
  };
}

/** The losses counted while all pieces are made. */
export function lossesOf(pieces: Counted<unknown>): Exporter['losses'] {
  return async (input, options) => {
    const counter = new LossCounter();
    for await (const _ of pieces(input, options, counter));
    return counter.losses;
  };
}
