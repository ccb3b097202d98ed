// Files of other programs from disk, as importers want them, and which format they are.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportedFile, type Importer, ImportRefusal } from '../../shared/import/importer.ts';
import type { PassedOverFile } from '../../shared/import/incoming.ts';
import { lookAlike, recogniseFiles, surely } from '../../shared/import/recognise-files.ts';
import { findImporter, importers } from '../../shared/import/registry.ts';
import { systemFile, unpackFiles } from '../../shared/import/unpack-files.ts';
import { findTextFiles } from '../host/find-text-files.ts';
import { fileErrorReason } from '../host/host-refusal.ts';
import { CliError, misused } from './command.ts';

/** Bytes of a file that is read whole; a corpus of 10,000 sources in one JSON file is about 400 MB. */
const mostBytes = 1_000_000_000;

export interface ForeignFiles {
  readonly files: readonly ImportedFile[];
  /** What could not be read, one sentence each. */
  readonly problems: readonly string[];
  /** Files of folders whose names are not of the format. */
  readonly passedOver: readonly PassedOverFile[];
}

/** The importer that `--from` names. Throws CliError. */
export function importerNamed(from: string): Importer {
  const importer = findImporter(from);
  if (importer) return importer;
  const known = ['json', ...importers.map((each) => each.id)].join(', ');
  throw new CliError(`No format “${from}” is read; there is: ${known}.`, misused);
}

/** Reads files, and of folders what has one of these endings; zips are unpacked. Throws CliError. */
export async function readForeignFiles(
  paths: readonly string[],
  extensions: readonly string[],
  beside?: RegExp,
): Promise<ForeignFiles> {
  const files: ImportedFile[] = [];
  const problems: string[] = [];
  const passedOver: PassedOverFile[] = [];
  const reason = `Its name does not end in ${extensions.join(', ')}.`;
  const isWanted = (name: string) => {
    if (hasEnding(name, [...extensions, '.zip'])) return true;
    if (!systemFile.test(name) && !beside?.test(name)) passedOver.push({ path: name, reason });
    return false;
  };
  for (const path of paths) {
    const found = await findTextFiles([path], isWanted);
    problems.push(...found.problems);
    // Of several folders each keeps its name, lest files of one name become one.
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    const folder = isFolder && paths.length > 1 ? `${basename(path)}/` : '';
    for (const file of found.files) {
      if (file.size > mostBytes) problems.push(`${file.name} is larger than 1 GB; it was left out.`);
      else
        try {
          files.push({ path: folder + file.name, bytes: await readFile(file.path) });
        } catch (error) {
          problems.push(`${file.name} could not be read. ${fileErrorReason(error)}`);
        }
    }
  }
  try {
    return { files: unpackFiles(files), problems, passedOver };
  } catch (error) {
    if (error instanceof ImportRefusal) throw new CliError(error.message);
    throw error;
  }
}

/** Endings that say nothing: a folder of these alone is a folder of texts. */
const plainEndings = ['.txt', '.md'];
/** Endings of all formats that are read. */
export const foreignEndings: readonly string[] = [
  ...new Set(importers.flatMap((importer) => importer.extensions)),
];

/** A file or folder that certainly is of another program. */
export interface RecognisedFiles {
  readonly path: string;
  readonly isFolder: boolean;
  readonly importer: Importer;
  readonly files: readonly ImportedFile[];
}

/**
 * Which of these files and folders are certainly of one other program; and a sentence for each that looks like it, but has
 * more in it. What cannot be read is told when it is imported.
 */
export async function recognisedAmong(
  paths: readonly string[],
): Promise<{ readonly recognised: readonly RecognisedFiles[]; readonly hints: readonly string[] }> {
  const recognised: RecognisedFiles[] = [];
  const hints: string[] = [];
  for (const path of paths) {
    const { files: found } = await findTextFiles([path], (name) =>
      hasEnding(name, [...foreignEndings, '.zip']),
    );
    const isFolder = found[0]?.path !== undefined && found[0].name !== basename(path);
    const telling = found.filter(
      ({ name }) =>
        hasEnding(name, [...foreignEndings, '.zip']) &&
        !hasEnding(name, plainEndings) &&
        !isOwnFileName(name),
    );
    if (telling.length === 0) continue;
    const { files: all } = await readForeignFiles([path], foreignEndings);
    const files = all.filter((file) => !isOwnFileName(file.path));
    const likeliest = certainImporter(files);
    if (likeliest) recognised.push({ path, isFolder, importer: likeliest, files });
    else {
      const alike = lookAlike(files);
      const importer = alike && findImporter(alike.id);
      if (alike && importer) hints.push(hintOf(basename(path), importer, alike.paths));
    }
  }
  return { recognised, hints };
}

function hintOf(name: string, { id, label }: Importer, paths: readonly string[]): string {
  const [first = '', ...more] = paths;
  const rest = more.length === 0 ? '' : ` and ${more.length.toLocaleString('en-GB')} more`;
  const where = first === name ? name : `${first}${rest} in ${name}`;
  return `${where} ${more.length === 0 ? 'looks' : 'look'} like an export of another tool: ${label}. Import it with --from ${id}.`;
}

/** Whether a file is a corpus by its name. */
export function isOwnFileName(name: string): boolean {
  return /\.glossator(\.json)?$/i.test(name);
}

/** The one format that the files certainly are of; undefined where none is, or two are alike. */
export function certainImporter(files: readonly ImportedFile[]): Importer | undefined {
  const [first, second] = recogniseFiles(files);
  if (!first || first.likeness < surely || first.likeness === second?.likeness) return undefined;
  return findImporter(first.id);
}

/** Whether a file name has one of these endings (lower case, with their dots). */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending));
}
