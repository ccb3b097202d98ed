// Reads back what an exporter wrote, for tests.
import { strFromU8, unzipSync } from 'fflate';
import { utf8 } from '../archive/utf8.ts';
import { previewImport } from '../native/preview-import.ts';
import { readNative } from '../native/read-native.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';

/** The whole export as bytes. */
export async function exportedBytes(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exporter.write(input, options))
    pieces.push(typeof piece === 'string' ? utf8(piece) : piece);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** UTF-8 as text, a byte-order mark kept. */
export function decoded(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return (marked ? '\ufeff' : '') + strFromU8(marked ? bytes.subarray(3) : bytes);
}

/** Text as it comes back from UTF-8: half of a pair is U+FFFD. */
export function throughUtf8(text: string): string {
  return decoded(utf8(text));
}

/** The whole export as text. */
export async function exportedText(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): Promise<string> {
  return decoded(await exportedBytes(exporter, input, options));
}

/** The files of a zip by path. Throws when a second export is not the same to the byte. */
export async function exportedZip(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): Promise<Map<string, string>> {
  const bytes = await exportedBytes(exporter, input, options);
  const again = await exportedBytes(exporter, input, options);
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at]))
    throw new Error('Two exports of one state differ');
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, decoded(content)]));
}

/** The corpus of a native file in memory. */
export async function inputOf(
  native: string,
  sha256: (text: string) => string,
): Promise<ExportInput & { readonly texts: ReadonlyMap<string, string> }> {
  const { file, problems } = await readNative(native, { at: '2026-11-21T10:00:00Z', by: 'reader', sha256 });
  if (!file) throw new Error(JSON.stringify(problems));
  const store = new CorpusStore();
  const { changeSet, texts } = await previewImport({ store, textOf: () => null }, file);
  store.apply(changeSet?.changes ?? [], 'import');
  return { store, texts, textOf: (hash) => texts.get(hash) ?? null, journal: () => [] };
}
