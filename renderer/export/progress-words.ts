// How far an export is, in words and as a share.
import type { ExportProgress } from '../session/export-messages.ts';

/** Bytes as people read them: 12 B, 3.4 kB, 56 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}

/** `Writing: 120 of 1,000 texts, 3.4 MB`; only `doing` while nothing is known. */
export function progressWords(doing: string, progress: ExportProgress | null): string {
  if (!progress) return `${doing}…`;
  const { texts, textsInAll, written } = progress;
  const parts = [
    texts > 0 && `${texts.toLocaleString('en-GB')} of ${textsInAll.toLocaleString('en-GB')} texts`,
    written > 0 && sizeWords(written),
  ].filter(Boolean);
  return parts.length === 0 ? `${doing}…` : `${doing}: ${parts.join(', ')}`;
}

/** The share that is done, or null where it cannot be known: what comes after the last text has no measure. */
export function progressShare(progress: ExportProgress | null): number | null {
  if (!progress || progress.texts === 0 || progress.texts >= progress.textsInAll) return null;
  return progress.texts / progress.textsInAll;
}
