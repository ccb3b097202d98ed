// Brings files of another program into a draft: read, placed, previewed, committed as one step.
import { counted } from '../../shared/commands/command-context.ts';
import { type ImportedFile, type Importer, ImportRefusal } from '../../shared/import/importer.ts';
import type { PassedOverFile } from '../../shared/import/incoming.ts';
import { placeIncoming } from '../../shared/import/place-incoming.ts';
import type { PlacedSource, PlacementReport } from '../../shared/import/placing/placement-report.ts';
import type { ImportPreview } from '../../shared/native/import-preview.ts';
import { previewImport } from '../../shared/native/preview-import.ts';
import { CliError, type CliIo } from './command.ts';
import type { ConflictChoice } from './conflict-lines.ts';
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
  /** Files of the folders given that were not even looked into. */
  readonly passedOver: readonly PassedOverFile[];
  readonly conflicts: ConflictChoice;
}

/** What became of files that were merged into a corpus, for `--report`. */
export interface ImportOutcome {
  /** `json` for a corpus file. */
  readonly format: string;
  /** The name of the file, zip or folder. */
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
  readonly outcome: 'imported' | 'nothing-new' | 'refused';
  /** By table: how many records are new, changed, the same, in conflict. */
  readonly records: ImportPreview['counts'];
  /** Fields that both sides say something else in, with the side that was taken. */
  readonly conflicts: ImportPreview['conflicts'];
  readonly stayDeleted: ImportPreview['stayDeleted'];
  /** Why nothing came in; empty unless it is refused. */
  readonly refused: ImportPreview['refused'];
  /** Files that were given and not read, each with the reason. */
  readonly passedOver: readonly PassedOverFile[];
}

/** The same for files of another program. */
export interface ForeignOutcome extends ImportOutcome {
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
  const preview = await previewImport(
    target,
    { ...placed.corpus, corpus: { ...corpus, title } },
    { resolve: () => (from.conflicts === 'theirs' ? 'theirs' : 'ours') },
  );
  const isRefused = preview.refused.some(({ severity }) => severity === 'error');
  const outcome = isRefused ? 'refused' : commitPreview(draft, preview, io) ? 'imported' : 'nothing-new';
  return {
    format: importer.id,
    file: name,
    options: {
      ...Object.fromEntries(importer.options.map(({ id, choices }) => [id, choices[0]?.value ?? ''])),
      ...options,
    },
    outcome,
    records: preview.counts,
    conflicts: preview.conflicts,
    stayDeleted: preview.stayDeleted,
    refused: preview.refused,
    passedOver: [...from.passedOver, ...placed.report.passedOver],
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
  const sides = new Set(conflicts.flatMap(({ fields }) => fields.map(({ chosen }) => chosen)));
  some(conflicts.length, 'differing record', sides.has('theirs') ? ' decided' : ' kept as here');
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

/** Lines before the rest is only counted. */
const listed = 20;

/** A line for each file that was given and not read. */
export function* passedOverLines({ passedOver }: Pick<ImportOutcome, 'passedOver'>): Generator<string> {
  for (const { path, reason } of passedOver.slice(0, listed)) yield `${path} was not read: ${reason}`;
  const more = passedOver.length - listed;
  if (more > 0)
    yield `${counted(more, 'more file')} ${more === 1 ? 'was' : 'were'} not read; --report lists all.`;
}
