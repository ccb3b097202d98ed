// Several files as one zip, in pieces. The same files give the same bytes: the time within is fixed.
import { deflateSync, strToU8, Zip, ZipPassThrough } from 'fflate';
import type { ExportedFile } from './exporter.ts';

/** The earliest moment a zip can hold, as local time: fflate writes local time, so every time zone gives the same bytes. */
const fixedTime = () => new Date(1980, 0, 1);

/** Bytes. Compressing a smaller file costs more time (fresh tables for each) than it saves space. */
const worthDeflating = 2_048;

/** 6 costs twice the time for a few per cent of size. */
const level = 3;

/** A file compressed at once. fflate's own ZipDeflate takes two megabytes for each file, however small. */
class DeflatedFile extends ZipPassThrough {
  constructor(path: string) {
    super(path);
    this.compression = 8;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateSync(chunk, { level }), final);
  }
}

/** A zip of the files in their order. `stored`: paths that must not be compressed (an EPUB's or ODF's `mimetype`). */
export async function* zipFiles(
  files: AsyncIterable<ExportedFile> | Iterable<ExportedFile>,
  stored: ReadonlySet<string> = new Set(),
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    if (piece.length > 0) pieces.push(piece);
  });
  const taken = () => {
    const out = pieces;
    pieces = [];
    return out;
  };
  for await (const { path, content } of files) {
    const bytes = typeof content === 'string' ? utf8(content) : content;
    const plain = stored.has(path) || bytes.length < worthDeflating;
    const file = plain ? new ZipPassThrough(path) : new DeflatedFile(path);
    file.mtime = fixedTime();
    zip.add(file);
    file.push(bytes, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** Text as UTF-8; half of a pair becomes U+FFFD, one character for one. */
export function utf8(text: string): Uint8Array {
  return strToU8(text);
}
