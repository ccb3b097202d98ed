// Which formats some files may be of, the likeliest first.
import type { ImportedFile } from './importer.ts';
import { importers } from './registry.ts';

export interface Recognised {
  /** Id of an importer. */
  readonly id: string;
  /** From above 0 to 1. */
  readonly likeness: number;
}

/** From here on a format counts as recognised: the files go to its importer without being asked about. */
export const surely = 0.8;

/** From here on files that nothing else can be made of are offered to an importer, which says if they are not its own. */
export const perhaps = 0.3;

/** Formats that are possible at all; equals in the order of the registry. */
export function recogniseFiles(files: readonly ImportedFile[]): Recognised[] {
  return importers
    .map((importer) => ({ id: importer.id, likeness: importer.recognise(files) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
}
