// Writes a corpus in every format in a worker, as the application does, and says how long each took (milliseconds).
import { PackerPool } from '../../../renderer/export/packer-pool.ts';
import { exporters } from '../../../shared/export/registry.ts';
import { corpusOfFile } from '../../../shared/native/corpus-of-file.ts';
import { readNative } from '../../../shared/native/read-native.ts';
import { analystId } from './bench-text.ts';

export interface ExportsRequest {
  /** A native file. */
  readonly file: Blob;
  /** How often every format is written; the native one before each of them. */
  readonly rounds: number;
}

export interface ExportTimes {
  readonly id: string;
  /** Whether the file is made of bytes: a zip. */
  readonly isZip: boolean;
  readonly native: number[];
  readonly write: number[];
  /** UTF-16 units of a text, bytes of a zip. */
  readonly size: number;
}

const options = {
  withText: true,
  withJournal: true,
  sourceIds: null,
  exportedAt: '2026-01-01T00:00:00Z',
  generator: 'bench',
};

self.addEventListener('message', ({ data }: MessageEvent<ExportsRequest>) => {
  timeExports(data).then(
    (times) => self.postMessage({ times }),
    (error: unknown) => self.postMessage({ failure: String(error) }),
  );
});

/** Every format but the native one, in turn, `rounds` times over. */
async function timeExports({ file, rounds }: ExportsRequest): Promise<ExportTimes[]> {
  const input = await corpusOf(await file.text());
  const write = async (id: string) => {
    const exporter = exporters.find((each) => each.id === id);
    if (!exporter) throw new Error(`No format ${id}`);
    const began = performance.now();
    let size = 0;
    let isZip = false;
    // As the application does: a new pool for every export.
    const packer = new PackerPool();
    for await (const piece of exporter.write(input, { ...options, packer })) {
      size += piece.length;
      isZip = typeof piece !== 'string';
    }
    packer.close();
    return { time: performance.now() - began, size, isZip };
  };
  const found = exporters
    .filter(({ id }) => id !== 'json')
    .map(({ id }) => ({ id, isZip: false, native: [] as number[], write: [] as number[], size: 0 }));
  for (let round = 0; round < rounds; round++)
    for (const times of found) {
      times.native.push((await write('json')).time);
      const { time, size, isZip } = await write(times.id);
      times.write.push(time);
      Object.assign(times, { size, isZip });
    }
  return found;
}

async function corpusOf(text: string) {
  const reading = { at: '2026-01-01T00:00:00Z', by: analystId, sha256: sha256Of };
  const { file, problems } = await readNative(text, reading);
  if (!file) throw new Error(problems[0]?.message ?? 'The file was refused');
  return {
    store: corpusOfFile(file),
    textOf: (sha256: string) => file.texts.get(sha256) ?? null,
    journal: () => file.journal,
  };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
