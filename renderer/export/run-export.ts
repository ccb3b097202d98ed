// Writes an export piece by piece into a file and hands it to the browser to save; Electron shows its own dialog for that.
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import type { CorpusSession } from '../session/corpus-session.ts';

/** Pieces are joined into blobs of this size (characters), so that a large export leaves the heap for the disk. */
const blobSize = 8 << 20;
/** Milliseconds of work between two looks at the window. */
const slice = 12;

/** Resolves with the file's name once it was handed over, or null when `signal` was aborted. */
export async function runExport(
  session: CorpusSession,
  exporter: Exporter,
  options: ExportOptions,
  signal: AbortSignal,
): Promise<string | null> {
  await session.whenComplete();
  const input = {
    store: session.store,
    textOf: async (sha256: string) => (await session.textByHash(sha256)) ?? null,
    journal: () => session.journal(),
  };
  const blobs: Blob[] = [];
  let parts: BlobPart[] = [];
  let size = 0;
  let since = performance.now();
  for await (const piece of exporter.write(input, options)) {
    parts.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    size += piece.length;
    if (size >= blobSize) {
      blobs.push(new Blob(parts));
      parts = [];
      size = 0;
    }
    if (performance.now() - since > slice) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    }
    if (signal.aborted) return null;
  }
  const file = new Blob([...blobs, ...parts], { type: exporter.mediaType });
  const name = fileNameOf(session.store.info.title, exporter.extension);
  download(file, name);
  return name;
}

/** A title as a file name on every system; `extension` with its dot. */
export function fileNameOf(title: string, extension: string): string {
  const safe = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '');
  return `${safe || 'corpus'}${extension}`;
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned; a minute is plenty, and the address is freed.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
