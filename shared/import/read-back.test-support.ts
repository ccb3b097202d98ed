// What importers make of exports and of files written by hand, in a shape that tests compare.
import { strToU8 } from 'fflate';
import { isZip, unzip } from '../archive/unzip.ts';
import { exportedBytes } from '../export/exported.test-support.ts';
import type { Exporter, ExportInput, ExportOptions } from '../export/exporter.ts';
import type { ImportedFile, Importer } from './importer.ts';
import type { Incoming } from './incoming.ts';

/** A file of a text, or of a value as JSON. */
export function fileOf(path: string, content: unknown): ImportedFile {
  return { path, bytes: strToU8(typeof content === 'string' ? content : JSON.stringify(content)) };
}

/** The files that an exporter writes, a zip unpacked as for an importer. */
export async function filesOf(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): Promise<ImportedFile[]> {
  const bytes = await exportedBytes(exporter, input, options);
  if (!isZip(bytes)) return [{ path: `corpus${exporter.extension}`, bytes }];
  return [...unzip(bytes)].map(([path, content]) => ({ path, bytes: content }));
}

/** Reads files with the choices given. */
export async function readFiles(
  importer: Importer,
  files: readonly ImportedFile[],
  format: Readonly<Record<string, string>> = {},
): Promise<Incoming> {
  return importer.read(files, { format });
}

/** Marks as `kind | words | entity or statement | tags | comment`, in the order of the file. */
export function marksOf(incoming: Incoming): string[] {
  const names = new Map(
    [...incoming.tags, ...incoming.entities, ...incoming.entityTypes].map(({ key, name }) => [key, name]),
  );
  const types = new Map(incoming.entities.map(({ key, type }) => [key, type ?? '']));
  return incoming.marks.map(({ kind, passages, entity, claim, tags, comment }) =>
    [
      kind,
      passages.map(({ quote, start, end }) => quote ?? `${start}–${end}`).join(' … '),
      entity === undefined
        ? (claim?.statement ?? '')
        : `${names.get(entity)} (${names.get(types.get(entity) ?? '') ?? types.get(entity)})`,
      (tags ?? []).map((tag) => names.get(tag) ?? tag).join(', '),
      comment ?? '',
    ]
      .join(' | ')
      .replace(/(?: \| )+$/, ''),
  );
}

/** Losses as `kind × count`. */
export function lossesOf(incoming: Incoming): string[] {
  return incoming.dropped.map(({ kind, count }) => `${kind} × ${count}`);
}
