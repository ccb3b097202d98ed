// Writes an export away from the window's thread, from the database itself. One request per worker; ending it cancels.
import { findExporter } from '../../shared/export/registry.ts';
import type { ExportMessage, ExportRequest } from '../session/export-messages.ts';
import { readSnapshot } from '../storage/read-snapshot.ts';
import { describeStorageFailure } from '../storage/storage-failure.ts';

/** UTF-16 units after which pieces are handed to a Blob, which the browser keeps outside the heap. */
const unitsPerPart = 8_000_000;

self.addEventListener('message', (event: MessageEvent<ExportRequest>) => {
  write(event.data).catch((error: unknown) =>
    post({ kind: 'failed', message: describeStorageFailure(error) }),
  );
});

async function write({ corpusId, format, options }: ExportRequest): Promise<void> {
  const exporter = findExporter(format);
  if (!exporter) throw new Error(`There is no format ${format}`);
  const snapshot = await readSnapshot(corpusId);
  const parts: Blob[] = [];
  let pieces: BlobPart[] = [];
  let units = 0;
  let done = 0;
  for await (const piece of exporter.write(snapshot, options)) {
    pieces.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    units += piece.length;
    if (units < unitsPerPart) continue;
    done += units;
    parts.push(new Blob(pieces));
    pieces = [];
    units = 0;
    post({ kind: 'progress', done });
  }
  const sources = snapshot.store.table('sources');
  post({
    kind: 'done',
    exported: {
      blob: new Blob([...parts, ...pieces], { type: exporter.mediaType }),
      sourceCount: sources.size,
      markCount: snapshot.store.table('annotations').size,
      hashes: [...new Set([...sources.values()].map((source) => source.sha256))],
    },
  });
  snapshot.close();
}

function post(message: ExportMessage): void {
  self.postMessage(message);
}
