// Reads files into sources, in order, a few at a time: the plan of the whole import before anything is stored.

import type { Change } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { addition } from '../../shared/commands/command-context.ts';
import { documentKindOfName } from '../../shared/documents/document-kinds.ts';
import type { Id } from '../../shared/model/ids.ts';
import { isRefusal } from '../../shared/raw-texts/decode-text.ts';
import type { ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import { KnownTexts, makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import type { IncomingText } from '../session/corpus-session.ts';
import type { DecodedFile } from './decode-message.ts';
import { FileReading } from './file-reading.ts';
import type { OpenedFile } from './opened-file.ts';

export interface ReadTexts {
  readonly lines: readonly ImportReportLine[];
  readonly changes: readonly Change[];
  readonly texts: readonly IncomingText[];
  /** Documents of sources that are here already, which may have lost theirs: by the number of their line. */
  readonly known: ReadonlyMap<number, { readonly sourceId: Id; readonly document: Blob }>;
}

/** Called after each file, with `what` empty, and now and then within a long document: "report.pdf, page". */
type ReadingProgress = (what: string, done: number, total: number) => void;

/** Reads every file; null when `signal` was aborted. Files that cannot be read become lines of the report. */
export async function readTexts(
  files: readonly OpenedFile[],
  context: CommandContext,
  onProgress: ReadingProgress,
  signal: AbortSignal,
): Promise<ReadTexts | null> {
  const reading = new FileReading();
  const lines: ImportReportLine[] = [];
  const changes: Change[] = [];
  const texts: IncomingText[] = [];
  const seen = new Map<number, { readonly sourceId: Id; readonly document: Blob }>();
  const sources = context.store.table('sources');
  const known = new KnownTexts(sources.values());
  let position = 0;
  for (const source of sources.values()) position = Math.max(position, source.position);
  const replies = files.map<Promise<DecodedFile | string> | null>(() => null);
  const begin = (index: number) => {
    const file = files[index];
    if (file) replies[index] = reading.read(file, { signal, onProgress: partsOf(file, onProgress) });
  };
  try {
    for (let index = 0; index < Math.min(reading.ahead, files.length); index++) begin(index);
    for (const [index, file] of files.entries()) {
      const reply = await replies[index];
      replies[index] = null;
      begin(index + reading.ahead);
      if (signal.aborted) return null;
      onProgress('', index + 1, files.length);
      if (typeof reply === 'string' || !reply) {
        lines.push({ fileName: file.name, outcome: 'refused', message: reply ?? '', sourceId: null });
        continue;
      }
      const { decoded, sha256, original, document } = reply;
      const plan = planTextImport(known, { fileName: file.name, decoded, sha256 });
      const { outcome, message } = plan;
      if (isRefusal(decoded) || outcome === 'skipped' || outcome === 'refused') {
        if (document && plan.sameAs !== null && sources.get(plan.sameAs)?.extraction)
          seen.set(lines.length, { sourceId: plan.sameAs, document });
        lines.push({ fileName: file.name, outcome, message, sourceId: plan.sameAs });
        continue;
      }
      const source = makeSource(
        {
          fileName: file.name,
          text: decoded.text,
          encoding: decoded.encoding,
          sha256,
          position: ++position,
          document: decoded.document,
        },
        context.clock,
        context.analyst,
      );
      known.add(source);
      changes.push(addition('sources', source));
      texts.push({ sha256, text: decoded.text, sourceId: source.id, original, document });
      lines.push({ fileName: file.name, outcome, message, sourceId: source.id });
    }
    return { lines, changes, texts, known: seen };
  } finally {
    reading.close();
  }
}

/** Pages or chapters of a document, under its name. */
function partsOf(file: OpenedFile, onProgress: ReadingProgress) {
  const part = documentKindOfName(file.name)?.part;
  const name = file.name.split('/').at(-1) ?? file.name;
  return part ? (done: number, total: number) => onProgress(`${name}, ${part}`, done + 1, total) : undefined;
}
