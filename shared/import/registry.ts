// Every format a corpus can be read from, beside its own. Dialog, command line and tests loop over this list.
import type { Importer } from './importer.ts';

/** In the order in which they are offered. */
export const importers: readonly Importer[] = [];

/** The importer with this id, or undefined. */
export function findImporter(id: string): Importer | undefined {
  return importers.find((importer) => importer.id === id);
}
