// Has an export written in a worker and hands it to the browser to save; Electron shows its own dialog for that.
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { type ExportControl, exportCorpus } from '../session/export-corpus.ts';
import { appState } from '../start/app-state.ts';

/** Resolves with the file's name once it was handed over, or null when it was cancelled. */
export async function runExport(
  session: CorpusSession,
  exporter: Exporter,
  options: ExportOptions,
  control: ExportControl,
): Promise<string | null> {
  const { corpusId } = appState.getState();
  if (corpusId === null) return null;
  const file = await exportCorpus(session, corpusId, exporter, options, control).catch((error: unknown) => {
    if (control.signal?.aborted) return null;
    throw error;
  });
  if (!file) return null;
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

/** Hands a file to the browser to save under this name. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has returned; a minute is plenty, and the address is freed.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
