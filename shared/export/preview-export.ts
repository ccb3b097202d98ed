// A look at an export without making all of it: the names of its files and the first lines of the first text among them.
import { DecodeUTF8, Unzip } from 'fflate';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';

export interface ExportPreview {
  /** In the order of the export; empty for a format of one file. `bytes` is null where only the name was looked at. */
  readonly files: readonly { readonly path: string; readonly bytes: number | null }[];
  /** There are more files than those listed. */
  readonly moreFiles: boolean;
  /** How the first text file begins; null where there is none. `path` is null for a format of one file. */
  readonly text: {
    readonly path: string | null;
    readonly lines: readonly string[];
    readonly more: boolean;
  } | null;
}

/** Files listed: enough to see how an export is laid out. */
const mostFiles = 200;
const mostLines = 40;
/** UTF-16 units of a line that are shown: a record of a native file is one line, however long. */
const mostUnits = 400;
/** UTF-16 units looked at: forty lines of that length with room to spare. */
const unitsRead = 64_000;

/** Runs the export only as far as the preview needs it. */
export async function previewExport(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): Promise<ExportPreview> {
  return exporter.files
    ? previewFiles(exporter.files(input, options))
    : previewOneFile(exporter.write(input, options));
}

async function previewFiles(
  all: AsyncIterable<{ readonly path: string; readonly content: string | Uint8Array }>,
): Promise<ExportPreview> {
  const files: { path: string; bytes: number }[] = [];
  let text: ExportPreview['text'] = null;
  for await (const { path, content } of all) {
    if (files.length === mostFiles) return { files, moreFiles: true, text };
    files.push({ path, bytes: typeof content === 'string' ? utf8Length(content) : content.length });
    if (text === null && typeof content === 'string')
      text = { path, ...firstLines(content.slice(0, unitsRead), content.length > unitsRead) };
  }
  return { files, moreFiles: false, text };
}

async function previewOneFile(pieces: AsyncIterable<string | Uint8Array>): Promise<ExportPreview> {
  let text = '';
  const decoder = new DecodeUTF8((decoded) => {
    text += decoded;
  });
  let isZip: boolean | null = null;
  const files: { path: string; bytes: null }[] = [];
  const unzip = new Unzip((file) => {
    files.push({ path: file.name, bytes: null });
  });
  for await (const piece of pieces) {
    isZip ??= typeof piece !== 'string' && piece[0] === 0x50 && piece[1] === 0x4b;
    if (isZip && typeof piece !== 'string') {
      unzip.push(piece);
      if (files.length > mostFiles) return { files: files.slice(0, mostFiles), moreFiles: true, text: null };
      continue;
    }
    if (typeof piece === 'string') text += piece;
    else decoder.push(piece);
    if (text.length > unitsRead)
      return { files: [], moreFiles: false, text: { path: null, ...firstLines(text, true) } };
  }
  if (isZip) return { files, moreFiles: false, text: null };
  return { files: [], moreFiles: false, text: { path: null, ...firstLines(text, false) } };
}

/** `cut`: the text goes on behind what is given. */
function firstLines(
  text: string,
  cut: boolean,
): { readonly lines: readonly string[]; readonly more: boolean } {
  const lines = text.split(/\r\n|\r|\n/);
  if (!cut && lines.at(-1) === '') lines.pop();
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > mostUnits ? `${line.slice(0, mostUnits - 1)}…` : line));
  return { lines: shown, more: cut || lines.length > mostLines };
}

/** Bytes of the UTF-8 encoding, without making it; half of a pair counts as U+FFFD. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}
