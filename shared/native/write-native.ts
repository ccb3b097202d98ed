// Writes the native file, piece by piece. Equal states give equal bytes (but for `exportedAt`), whatever the order of keys
// or records in memory.
//
// Layout, made to be read by `diff`: every key of the top level starts a line, every record of a list is one line, nothing
// is indented, a line break ends the file.
import type { Change } from '../change/change-set.ts';
import type { Id, Timestamp } from '../model/ids.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { byId, type ExportScope, exportScope } from './export-scope.ts';
import { formatName, formatVersion, offsetUnit } from './native-file.ts';
import { corpusShape, listShapes } from './native-shapes.ts';
import type { Shape } from './record-shape.ts';

/** What an export reads: records from memory, texts and journal from wherever they are kept. */
export interface NativeInput {
  readonly store: CorpusStore;
  /** The text of a hash; null where it is not at hand, the source is then written without it. */
  readonly textOf: (sha256: string) => string | null | Promise<string | null>;
  /** The journal by `seq`. Asked for once, and only when it is exported. */
  readonly journal: () => AsyncIterable<JournalEntry> | Iterable<JournalEntry>;
}

export interface NativeOptions {
  readonly withText: boolean;
  readonly withJournal: boolean;
  /** Ids of the sources to export with what belongs to them; null for the whole corpus. */
  readonly sourceIds: ReadonlySet<Id> | null;
  readonly exportedAt: Timestamp;
  readonly generator: string;
}

/** Characters per piece: few enough pieces to be cheap, small enough to be written while the next is made. */
const pieceSize = 1 << 18;

/** The native file as pieces of text; joined they are the file. */
export async function* writeNative(input: NativeInput, options: NativeOptions): AsyncGenerator<string, void> {
  const { store } = input;
  const scope = exportScope(store, options.sourceIds, options.withJournal);
  yield `{\n${[
    line('format', formatName),
    line('version', formatVersion),
    line('offsetUnit', offsetUnit),
    line('generator', options.generator),
    line('exportedAt', options.exportedAt),
    `"corpus": ${record(corpusShape, store.info)}`,
  ].join(',\n')},\n`;
  yield* list('analysts', listShapes.analysts, scope.analysts);
  yield ',\n"codebook": {\n';
  yield* list('tags', listShapes.tags, byId(store.table('tags').values()));
  yield ',\n';
  yield* list('entityTypes', listShapes.entityTypes, byId(store.table('entityTypes').values()));
  yield ',\n';
  yield* list('relationTypes', listShapes.relationTypes, byId(store.table('relationTypes').values()));
  yield '\n},\n';
  yield* sources(input, options, scope);
  yield ',\n';
  yield* list('entities', listShapes.entities, scope.entities);
  yield ',\n';
  yield* list('annotations', listShapes.annotations, scope.annotations);
  yield ',\n';
  yield* list('links', listShapes.links, scope.links);
  yield ',\n';
  yield* list('deleted', listShapes.deleted, scope.deleted);
  yield ',\n';
  yield* journal(input, options, scope);
  yield '\n}\n';
}

const line = (key: string, value: string | number) => `"${key}": ${JSON.stringify(value)}`;

/** One record on one line. Most records already have their keys in order; the others are copied first. */
function record(shape: Shape, value: unknown): string {
  return JSON.stringify(shape.inOrder(value) ? value : shape.order(value));
}

function* list(key: string, shape: Shape, records: readonly unknown[]): Generator<string, void> {
  let piece = `"${key}": [`;
  let separator = '\n';
  for (const each of records) {
    piece += separator + record(shape, each);
    separator = ',\n';
    if (piece.length >= pieceSize) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${records.length > 0 ? '\n' : ''}]`;
}

async function* sources(
  input: NativeInput,
  options: NativeOptions,
  scope: ExportScope,
): AsyncGenerator<string, void> {
  yield '"sources": [';
  let separator = '\n';
  for (const source of scope.sources) {
    const text = options.withText ? await input.textOf(source.sha256) : null;
    yield separator + record(listShapes.sources, text === null ? source : { ...source, text });
    separator = ',\n';
  }
  yield scope.sources.length > 0 ? '\n]' : ']';
}

async function* journal(
  input: NativeInput,
  options: NativeOptions,
  scope: ExportScope,
): AsyncGenerator<string, void> {
  let piece = '"journal": [';
  let separator = '\n';
  const entries = options.withJournal ? input.journal() : [];
  for await (const entry of entries) {
    const changes: readonly Change[] = options.sourceIds
      ? entry.changes.filter(scope.concerns)
      : entry.changes;
    // An export of some sources keeps silent about what was done to the others.
    if (options.sourceIds && changes.length === 0) continue;
    const { id, seq, at, by, label, reason, undoes } = entry;
    piece += separator + record(listShapes.journal, { id, seq, at, by, label, reason, changes, undoes });
    separator = ',\n';
    if (piece.length >= pieceSize) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${separator === '\n' ? '' : '\n'}]`;
}

/** The whole file as one string, for what is known to be small: tests, the clipboard. */
export async function nativeText(input: NativeInput, options: NativeOptions): Promise<string> {
  let text = '';
  for await (const piece of writeNative(input, options)) text += piece;
  return text;
}
