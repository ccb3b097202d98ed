// Reads files into sources, in order, a few at a time: the plan of the whole import before anything is stored.

import type { Change } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { addition } from '../../shared/commands/command-context.ts';
import { isRefusal, maxTextBytes } from '../../shared/import/decode-text.ts';
import type { ImportReportLine } from '../../shared/import/plan-text-import.ts';
import { KnownTexts, makeSource, planTextImport } from '../../shared/import/plan-text-import.ts';
import type { IncomingText } from '../session/corpus-session.ts';
import { messageOf } from '../start/app-state.ts';
import type { DecodeReply } from './decode-message.ts';
import type { OpenedFile } from './opened-file.ts';
import { TextDecoderPool } from './text-decoder-pool.ts';

export interface ReadTexts {
  readonly lines: readonly ImportReportLine[];
  readonly changes: readonly Change[];
  readonly texts: readonly IncomingText[];
}

/** Files being read at once: enough to keep the worker busy, few enough to hold in memory. */
const ahead = 12;

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
  const replies = files.map<Promise<DecodeReply | string> | null>(() => null);
  const begin = (index: number) => {
    const file = files[index];
    if (file) replies[index] = readOne(file, pool);
  };
  try {
    for (let index = 0; index < Math.min(ahead, files.length); index++) begin(index);
    for (const [index, file] of files.entries()) {
      const reply = await replies[index];
      replies[index] = null;
      begin(index + ahead);
      if (signal.aborted) return null;
      onProgress(index + 1, files.length);
      if (typeof reply === 'string' || !reply) {
        lines.push({ fileName: file.name, outcome: 'refused', message: reply ?? '', sourceId: null });
        continue;
      }
      const { decoded, sha256, bytes } = reply;
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
      texts.push({ sha256, text: decoded.text, sourceId: source.id, original: bytes });
      lines.push({ fileName: file.name, outcome, message, sourceId: source.id });
    }
    return { lines, changes, texts };
  } finally {
    pool.close();
  }
}

async function readOne(file: OpenedFile, pool: TextDecoderPool): Promise<DecodeReply | string> {
  try {
    if (file.size > maxTextBytes) {
      const size = (file.size / (1024 * 1024)).toFixed(1);
      return `This file is ${size} MB, and texts are read up to 16 MB; split it and import the parts.`;
    }
    return await pool.decode(await file.read());
  } catch (error) {
    return messageOf(error);
  }
}
