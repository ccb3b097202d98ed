// Reads files of another tool and places them in the corpus, away from the window's thread: what the database holds is
// the corpus they meet. One worker an import; a later request to place ends the one before.
import { type ImportedFile, ImportRefusal } from '../../shared/import/importer.ts';
import { placeIncoming } from '../../shared/import/place-incoming.ts';
import type { PlacementReport } from '../../shared/import/placing/placement-report.ts';
import { recogniseFiles } from '../../shared/import/recognise-files.ts';
import { findImporter } from '../../shared/import/registry.ts';
import { unpackFiles } from '../../shared/import/unpack-files.ts';
import type { ForeignMessage, ForeignRequest } from '../import/foreign-messages.ts';
import { sha256Of } from '../import/sha256.ts';
import { webDecoders } from '../import/web-decoders.ts';
import { postPortions } from '../session/corpus-portions.ts';
import { type CorpusSnapshot, readSnapshot } from '../storage/read-snapshot.ts';
import { describeStorageFailure } from '../storage/storage-failure.ts';
import { Slice } from '../storage/time-slices.ts';

/** Entries of each list of the report that are sent: more than anybody reads. */
const listed = 1000;
/** Milliseconds of work between two looks for a later request. */
const lookEvery = 50;

let files: readonly ImportedFile[] = [];
let snapshot: Promise<CorpusSnapshot> | null = null;
let latest = 0;

class Superseded extends Error {}

self.addEventListener('message', ({ data }: MessageEvent<ForeignRequest>) => {
  if (data.kind === 'open') return open(data.files);
  latest = data.number;
  place(data).catch((error: unknown) => {
    if (!(error instanceof Superseded))
      post({ kind: 'failed', number: data.number, message: describe(error) });
  });
});

function open(given: readonly ImportedFile[]): void {
  try {
    files = unpackFiles(given);
    post({ kind: 'opened', recognised: recogniseFiles(files), paths: files.length });
  } catch (error) {
    post({ kind: 'failed', number: 0, message: describe(error) });
  }
}

async function place(request: Extract<ForeignRequest, { readonly kind: 'place' }>): Promise<void> {
  const { number, corpusId, format, options, name, at, by } = request;
  const importer = findImporter(format);
  if (!importer) throw new ImportRefusal(`There is no format “${format}”.`);
  const slice = new Slice('user-visible', lookEvery);
  const pause = async () => {
    await slice.pause();
    if (latest !== number) throw new Superseded();
  };
  post({ kind: 'stage', number, words: 'Reading' });
  const incoming = await importer.read(files, { format: options, decoders: webDecoders });
  await pause();
  post({ kind: 'stage', number, words: 'Finding the passages' });
  snapshot ??= readSnapshot(corpusId);
  const { store, textOf } = await snapshot;
  const { corpus, report } = await placeIncoming(
    incoming,
    { store, textOf },
    { format, file: name, at, by, sha256: sha256Of, pause },
  );
  await pause();
  const rest = postPortions(corpus, (portion) => post({ number, ...portion }));
  post({ kind: 'placed', number, rest, report: readable(report) });
}

function readable(report: PlacementReport): PlacementReport {
  return {
    ...report,
    sources: report.sources.slice(0, listed),
    notPlaced: report.notPlaced.slice(0, listed),
    doubtful: report.doubtful.slice(0, listed),
  };
}

/** A refusal says itself what to do; what the database throws has a name of its own; the rest is a fault of the reader. */
function describe(error: unknown): string {
  if (error instanceof ImportRefusal) return error.message;
  const isPlain = error instanceof Error && ['Error', 'TypeError', 'RangeError'].includes(error.name);
  if (!isPlain) return describeStorageFailure(error);
  return `These files could not be read in this format: ${error.message}`.replace(/\.?$/, '.');
}

function post(message: ForeignMessage): void {
  self.postMessage(message);
}
