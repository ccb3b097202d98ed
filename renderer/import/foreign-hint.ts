// Files beside texts that evidently are another tool's: what they are, for the import report, and the way to import them.
import { enoughToLook, lookAlike } from '../../shared/import/recognise-files.ts';
import { findImporter } from '../../shared/import/registry.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { showForeignImport, takeForeignFiles } from './foreign-import.ts';
import type { OpenedFile } from './opened-file.ts';

/** Files that are offered to an importer. */
export interface ForeignHint {
  /** Id of the importer. */
  readonly format: string;
  /** As people call it. */
  readonly label: string;
  readonly files: readonly OpenedFile[];
  /** What it looks like, and what can be done. */
  readonly words: string;
}

/** Looked at: more names than anybody exports side by side. */
const most = 500;

/**
 * What files of another tool evidently are; null where they are nothing that is read. Only their beginnings are read.
 * `texts` go along where the format keeps texts beside its own files.
 */
export async function foreignHint(
  files: readonly OpenedFile[],
  texts: readonly OpenedFile[],
): Promise<ForeignHint | null> {
  const beginnings = await Promise.all(
    files.slice(0, most).map(async ({ name, blob }) => {
      try {
        const beginning = (await blob()).slice(0, enoughToLook);
        return [{ path: name, bytes: new Uint8Array(await beginning.arrayBuffer()) }];
      } catch {
        // What cannot be read tells nothing; it was not asked for by name.
        return [];
      }
    }),
  );
  const found = lookAlike(beginnings.flat());
  const importer = found ? findImporter(found.id) : undefined;
  if (!found || !importer) return null;
  const paths = new Set(found.paths);
  const withTexts = importer.extensions.includes('.txt')
    ? texts.filter(({ name }) => /\.txt$/i.test(name))
    : [];
  const names = namesOf(found.paths);
  const isOne = found.paths.length === 1;
  const telling = files.filter(({ name }) => paths.has(name));
  return {
    format: importer.id,
    label: importer.label,
    files: [...telling, ...withTexts],
    words: isOne
      ? `${names} looks like an export of another tool: ${importer.label}. It was not opened; Import from another tool brings in what it says.`
      : `${names} look like an export of another tool: ${importer.label}. They were not opened; Import from another tool brings in what they say.`,
  };
}

/** Imports the files of a hint, the format chosen. */
export function followHint(session: CorpusSession, { format, files }: ForeignHint): void {
  showForeignImport(format);
  void takeForeignFiles(session, files);
}

function namesOf(paths: readonly string[]): string {
  const [first = '', second, ...more] = paths;
  if (second === undefined) return first;
  if (more.length === 0) return `${first} and ${second}`;
  return `${first}, ${second} and ${more.length.toLocaleString('en-GB')} more`;
}
