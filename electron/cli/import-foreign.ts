// Brings files of another program into a draft: read, placed, previewed, committed as one step.
import { counted } from '../../shared/commands/command-context.ts';
import { type ImportedFile, type Importer, ImportRefusal } from '../../shared/import/importer.ts';
import { placeIncoming } from '../../shared/import/place-incoming.ts';
import type { PlacedSource, PlacementReport } from '../../shared/import/placing/placement-report.ts';
import type { ImportPreview } from '../../shared/native/import-preview.ts';
import { previewImport } from '../../shared/native/preview-import.ts';
import { CliError, type CliIo } from './command.ts';
import { commitPreview, type Draft, targetOf } from './draft.ts';
import { nodeDecoders } from './node-decoders.ts';
import { sha256 } from './read-corpus.ts';

/** What is brought in, and how. */
export interface ForeignImport {
  readonly importer: Importer;
  readonly files: readonly ImportedFile[];
  /** The name of the file or folder. */
  readonly name: string;
  /** Choices of the format by option. */
  readonly options: Readonly<Record<string, string>>;
  /** Instead of the title that the file has for its corpus. */
  readonly title?: string;
}

/** What became of it, for `--report`. */
export interface ForeignOutcome {
  readonly format: string;
  readonly options: Readonly<Record<string, string>>;
  readonly outcome: 'imported' | 'nothing-new' | 'refused';
  /** By table: how many records are new, changed, the same, in conflict. */
  readonly records: ImportPreview['counts'];
  /** Records that differ here and were kept as they are. */
  readonly conflicts: ImportPreview['conflicts'];
  readonly stayDeleted: ImportPreview['stayDeleted'];
  /** Why nothing came in; empty unless it is refused. */
  readonly refused: ImportPreview['refused'];
  readonly placement: PlacementReport;
}

/** Throws CliError where the files cannot be of the format. */
export async function importForeign(draft: Draft, from: ForeignImport, io: CliIo): Promise<ForeignOutcome> {
  const { importer, name, options } = from;
  const incoming = await read(from);
  const target = targetOf(draft);
  const placed = await placeIncoming(incoming, target, {
    format: importer.id,
    file: name,
    at: io.now(),
    by: draft.analyst,
    sha256,
  });
  const { corpus } = placed.corpus;
  const title = from.title ?? corpus.title;
  const preview = await previewImport(target, { ...placed.corpus, corpus: { ...corpus, title } });
  const isRefused = preview.refused.some(({ severity }) => severity === 'error');
  const outcome = isRefused ? 'refused' : commitPreview(draft, preview, io) ? 'imported' : 'nothing-new';
  return {
    format: importer.id,
    options: {
      ...Object.fromEntries(importer.options.map(({ id, choices }) => [id, choices[0]?.value ?? ''])),
      ...options,
    },
    outcome,
    records: preview.counts,
    conflicts: preview.conflicts,
    stayDeleted: preview.stayDeleted,
    refused: preview.refused,
    placement: placed.report,
  };
}

async function read({ importer, files, name, options }: ForeignImport) {
  if (files.length === 0)
    throw new CliError(`${name} holds no file of ${importer.label} (${importer.extensions.join(', ')}).`);
  try {
    return await importer.read(files, { format: options, decoders: nodeDecoders });
  } catch (error) {
    if (error instanceof ImportRefusal) throw new CliError(error.message);
    throw error;
  }
}

/** One line for the terminal: what came in, what did not. */
export function outcomeLine({ outcome, refused, conflicts, placement, records }: ForeignOutcome): string {
  if (outcome === 'refused') return refused[0]?.message ?? 'It cannot come in.';
  const { counts, sources, dropped } = placement;
  const came = (table: keyof ImportPreview['counts']) => records[table].new + records[table].changed;
  const marks = came('annotations').toLocaleString('en-GB');
  const parts = outcome === 'nothing-new' ? ['nothing new'] : [];
  if (counts.marks > 0) parts.push(`${marks} of ${counted(counts.marks, 'mark')} added or changed`);
  const some = (count: number, what: string, rest: string) => {
    if (count > 0) parts.push(`${counted(count, what)}${rest}`);
  };
  const became = (outcome: PlacedSource['outcome']) =>
    sources.filter((source) => source.outcome === outcome).length;
  const entities = came('entities');
  if (entities > 0)
    parts.push(
      `${entities.toLocaleString('en-GB')} ${entities === 1 ? 'entity' : 'entities'} added or changed`,
    );
  some(came('links'), 'link', ' added or changed');
  some(came('tags'), 'tag', ' added or changed');
  some(became('new'), 'new source', '');
  some(became('matched'), 'source', ' matched');
  some(became('no-text'), 'source', ' without a text anywhere');
  some(counts.notPlaced, 'mark', ' not placed');
  some(counts.moved, 'mark', ' found elsewhere than the file says');
  some(counts.uncertain, 'mark', ' uncertain');
  some(conflicts.length, 'differing record', ' kept as here');
  some(
    dropped.reduce((sum, { count }) => sum + count, 0),
    'detail',
    ' left out that a corpus has no place for',
  );
  const line = parts.join('; ');
  const advice =
    became('no-text') > 0 ? ' Import the texts that are missing first, then this once more.' : '';
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.${advice}`;
}
