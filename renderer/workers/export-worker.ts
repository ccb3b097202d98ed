// Exports away from the window's thread, from the database itself: writes, counts losses, previews. One request per
// worker; ending it cancels.
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import { previewExport } from '../../shared/export/preview-export.ts';
import { findExporter } from '../../shared/export/registry.ts';
import { PackerPool } from '../export/packer-pool.ts';
import type {
  ExportAnswer,
  ExportedCorpus,
  ExportMessage,
  ExportRequest,
} from '../session/export-messages.ts';
import { type FollowedExport, followExport } from '../session/follow-export.ts';
import { readSnapshot } from '../storage/read-snapshot.ts';
import { describeStorageFailure } from '../storage/storage-failure.ts';

/** UTF-16 units after which pieces are handed to a Blob, which the browser keeps outside the heap. */
const unitsPerPart = 8_000_000;

self.addEventListener('message', (event: MessageEvent<ExportRequest>) => {
  answer(event.data).then(post, (error: unknown) => post({ kind: 'failed', message: describe(error) }));
});

async function answer({ task, corpusId, format, options }: ExportRequest): Promise<ExportAnswer> {
  const exporter = findExporter(format);
  if (!exporter) throw new Error(`There is no format ${format}`);
  const snapshot = await readSnapshot(corpusId);
  try {
    const followed = followExport(snapshot, options, (progress) => post({ kind: 'progress', progress }));
    const { input } = followed;
    if (task === 'losses') return { kind: 'losses', losses: await exporter.losses(input, options) };
    if (task === 'preview')
      return { kind: 'preview', preview: await previewExport(exporter, input, options) };
    return { kind: 'written', exported: await write(exporter, followed, options) };
  } finally {
    snapshot.close();
  }
}

async function write(
  exporter: Exporter,
  { input, wrote }: FollowedExport,
  options: ExportOptions,
): Promise<ExportedCorpus> {
  const parts: Blob[] = [];
  let pieces: BlobPart[] = [];
  let units = 0;
  // Its workers end with this one.
  const packer = new PackerPool();
  for await (const piece of exporter.write(input, { ...options, packer })) {
    pieces.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    units += piece.length;
    wrote(piece.length);
    if (units < unitsPerPart) continue;
    parts.push(new Blob(pieces));
    pieces = [];
    units = 0;
  }
  const sources = input.store.table('sources');
  return {
    blob: new Blob([...parts, ...pieces], { type: exporter.mediaType }),
    sourceCount: sources.size,
    markCount: input.store.table('annotations').size,
    hashes: [...new Set([...sources.values()].map((source) => source.sha256))],
  };
}

/** What the database throws has a name of its own; the rest is about the format. */
function describe(error: unknown): string {
  const isPlain = error instanceof Error && ['Error', 'TypeError', 'RangeError'].includes(error.name);
  return isPlain
    ? `This corpus could not be written in this format: ${error.message}.`.replace(/\.\.$/, '.')
    : describeStorageFailure(error);
}

function post(message: ExportMessage): void {
  self.postMessage(message);
}
