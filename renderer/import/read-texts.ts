// Reads files into sources, in order, a few at a time: the plan of the whole import before anything is stored.

import type { Change } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { addition } from '../../shared/commands/command-context.ts';
import { isRefusal, maxTextBytes, tooLarge } from '../../shared/raw-texts/decode-text.ts';
import type { ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import { KnownTexts, makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import type { IncomingText } from '../session/corpus-session.ts';
import { messageOf } from '../start/app-state.ts';
import type { DecodedFile } from './decode-message.ts';
import type { OpenedFile } from './opened-file.ts';
import { readBytes } from './read-bytes.ts';
import { TextDecoderPool } from './text-decoder-pool.ts';

export interface ReadTexts {
  readonly lines: readonly ImportReportLine[];
  readonly changes: readonly Change[];
  readonly texts: readonly IncomingText[];
}

/** Reads every file; null when `signal` was aborted. Files that cannot be read become lines of the report. */
export async function readTexts(
  files: readonly OpenedFile[],
  context: CommandContext,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ReadTexts | null> {
  const pool = new TextDecoderPool();
  const lines: ImportReportLine[] = [];
  const changes: Change[] = [];
  const texts: IncomingText[] = [];
  const sources = context.store.table('sources');
  const known = new KnownTexts(sources.values());
  let position = 0;
  for (const source of sources.values()) position = Math.max(position, source.position);
  const replies = files.map<Promise<DecodedFile | string> | null>(() => null);
  const begin = (index: number) => {
    const file = files[index];
    if (file) replies[index] = readOne(file, pool);
  };
  try {
    for (let index = 0; index < Math.min(pool.ahead, files.length); index++) begin(index);
    for (const [index, file] of files.entries()) {
      const reply = await replies[index];
      replies[index] = null;
      begin(index + pool.ahead);
      if (signal.aborted) return null;
      onProgress(index + 1, files.length);
      if (typeof reply === 'string' || !reply) {
        lines.push({ fileName: file.name, outcome: 'refused', message: reply ?? '', sourceId: null });
        continue;
      }
      const { decoded, sha256, original } = reply;
      const plan = planTextImport(known, { fileName: file.name, decoded, sha256 });
      const { outcome, message } = plan;
      if (isRefusal(decoded) || outcome === 'skipped' || outcome === 'refused') {
        lines.push({ fileName: file.name, outcome, message, sourceId: plan.sameAs });
        continue;
      }
      const source = makeSource(
        { fileName: file.name, text: decoded.text, encoding: decoded.encoding, sha256, position: ++position },
        context.clock,
        context.analyst,
      );
      known.add(source);
      changes.push(addition('sources', source));
      texts.push({ sha256, text: decoded.text, sourceId: source.id, original });
      lines.push({ fileName: file.name, outcome, message, sourceId: source.id });
    }
    return { lines, changes, texts };
  } finally {
    pool.close();
  }
}

async function readOne(file: OpenedFile, pool: TextDecoderPool): Promise<DecodedFile | string> {
  try {
    if (file.size !== null && file.size > maxTextBytes) return tooLarge(file.size).message;
    const blob = await file.blob();
    const bytes = await readBytes(blob, maxTextBytes).catch(() => {
      throw new Error('The file could not be read; it may have been moved or changed since it was chosen.');
    });
    return bytes ? await pool.decode(bytes) : tooLarge(blob.size).message;
  } catch (error) {
    return messageOf(error);
  }
}
