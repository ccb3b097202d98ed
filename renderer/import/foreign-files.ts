// Which of some files another tool may have written, by their names alone.
import { documentKindOfName } from '../../shared/documents/document-kinds.ts';
import { importers } from '../../shared/import/registry.ts';

const ownName = /\.glossator(\.json)?$/i;
const textEnding = /\.(?:txt|md)$/i;
/** Endings that any folder may hold for other reasons; alone they are no sign of a format. */
const commonEnding = /\.(?:json|csv|tsv|xml|zip|conf)$/i;
/** brat's configuration. */
const configName = /(?:^|\/)(?:annotation|visual)\.conf$/i;

const endsWith = (name: string, extensions: readonly string[]) =>
  extensions.some((extension) => name.toLowerCase().endsWith(extension));

/** Whether an importer may read a file of this name: not texts, documents and corpus files, which come in otherwise. */
export function isForeignName(name: string): boolean {
  if (ownName.test(name) || textEnding.test(name) || documentKindOfName(name) !== undefined) return false;
  return /\.zip$/i.test(name) || importers.some(({ extensions }) => endsWith(name, extensions));
}

/** Whether nothing but another tool's file is called so: a table may be a text to read, JSON a corpus, a zip anything. */
export function isForeignAlone(name: string): boolean {
  return isForeignName(name) && !commonEnding.test(name);
}

/** Whether an importer may read this file of a folder, where the name must say more. */
export function isForeignInFolder(path: string): boolean {
  if (path.split('/').some((part) => part.startsWith('.'))) return false;
  return configName.test(path) || isForeignAlone(path);
}

/** Whether a file of a folder may be another tool's, though its ending alone does not say so. */
export function mayBeForeign(path: string): boolean {
  return (
    isForeignName(path) && !isForeignInFolder(path) && !path.split('/').some((part) => part.startsWith('.'))
  );
}

/** The files that belong together: those with a foreign name, and texts where a format keeps them beside its own files. */
export function foreignFiles<File extends { readonly name: string }>(files: readonly File[]): File[] {
  const foreign = files.filter(({ name }) => isForeignName(name));
  const withTexts = importers.some(
    ({ extensions }) =>
      extensions.includes('.txt') &&
      foreign.some(({ name }) => !commonEnding.test(name) && endsWith(name, extensions)),
  );
  return withTexts ? files.filter((file) => foreign.includes(file) || /\.txt$/i.test(file.name)) : foreign;
}

/** Whether an importer reads a file of this name, as it is or unpacked. */
export function isReadBy(format: string, name: string): boolean {
  const importer = importers.find(({ id }) => id === format);
  return /\.zip$/i.test(name) || (importer !== undefined && endsWith(name, importer.extensions));
}

/** Endings of files that are opened as another tool's, for file inputs: `.jsonld,.qdpx,…`. */
export const foreignEndings: readonly string[] = [
  ...new Set([...importers.flatMap(({ extensions }) => extensions), '.zip']),
];
