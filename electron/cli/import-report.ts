// What became of corpora and files of other programs, as JSON for a program that runs the import.
import { generator } from '../../shared/native/native-file.ts';
import type { ImportOutcome } from './import-foreign.ts';

/** The report with a line break at its end: an entry for each corpus, and for each file, zip or folder that was read with an importer. */
export function importReport(corpus: string, imports: readonly ImportOutcome[], importedAt: string): string {
  return `${JSON.stringify({ corpus, importedAt, generator, imports }, null, 2)}\n`;
}
