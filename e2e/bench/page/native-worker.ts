// Reads and writes native files in a worker, as the application does, and says how long each step took (milliseconds).
import { corpusOfFile } from '../../../shared/native/corpus-of-file.ts';
import type { ParsedCorpus } from '../../../shared/native/parsed-corpus.ts';
import { previewImport } from '../../../shared/native/preview-import.ts';
import { readNative } from '../../../shared/native/read-native.ts';
import { readNativeStream } from '../../../shared/native/read-native-stream.ts';
import { writeNative } from '../../../shared/native/write-native.ts';
import { CorpusStore } from '../../../shared/store/corpus-store.ts';
import { analystId } from './bench-text.ts';

/** What the page asks for. `whole` times everything over a file at hand, `stream` reads and writes a file piece by piece. */
export interface NativeRequest {
  readonly kind: 'whole' | 'stream';
  readonly file: Blob;
  /** Of `whole`: how often every step runs, in turn. */
  readonly rounds: number;
}

export interface WholeTimes {
  readonly stringify: number[];
  readonly write: number[];
  readonly parse: number[];
  readonly read: number[];
  readonly marks: number;
}

export interface StreamTimes {
  readonly read: number;
  readonly write: number;
  /** UTF-16 units of the longest string made while writing. */
  readonly longestPiece: number;
  readonly marks: number;
  readonly written: number;
}

const options = { at: '2026-01-01T00:00:00Z', by: analystId, sha256: sha256Of };
const exportOptions = {
  withText: true,
  withJournal: true,
  sourceIds: null,
  exportedAt: '2026-01-01T00:00:00Z',
  generator: 'bench',
};

self.addEventListener('message', ({ data }: MessageEvent<NativeRequest>) => {
  const answer = data.kind === 'whole' ? timeWhole(data.file, data.rounds) : timeStream(data.file);
  answer.then(
    (times) => self.postMessage({ times }),
    (error: unknown) => self.postMessage({ failure: String(error) }),
  );
});

async function timeWhole(file: Blob, rounds: number): Promise<WholeTimes> {
  const text = await file.text();
  const times: WholeTimes = { stringify: [], write: [], parse: [], read: [], marks: 0 };
  let marks = 0;
  for (let round = 0; round < rounds; round++) {
    let began = performance.now();
    const data: unknown = JSON.parse(text);
    times.parse.push(performance.now() - began);

    began = performance.now();
    const length = JSON.stringify(data).length;
    times.stringify.push(performance.now() - began);

    began = performance.now();
    const parsed = await readAndPreview(text);
    times.read.push(performance.now() - began);
    marks = parsed.annotations.length;

    const input = inputOf(parsed);
    began = performance.now();
    let written = 0;
    for await (const piece of writeNative(input, exportOptions)) written += piece.length;
    times.write.push(performance.now() - began);
    if (written < length / 2) throw new Error('The export is too short');
  }
  return { ...times, marks };
}

async function timeStream(file: Blob): Promise<StreamTimes> {
  const began = performance.now();
  const result = await readNativeStream(piecesOf(file), options);
  if (!result.file) throw new Error(result.problems[0]?.message ?? 'The file was refused');
  const read = performance.now() - began;
  const input = inputOf(result.file);
  const start = performance.now();
  let written = 0;
  let longestPiece = 0;
  for await (const piece of writeNative(input, exportOptions)) {
    written += piece.length;
    longestPiece = Math.max(longestPiece, piece.length);
  }
  const marks = result.file.annotations.length;
  return { read, write: performance.now() - start, longestPiece, marks, written };
}

async function readAndPreview(text: string): Promise<ParsedCorpus> {
  const { file, problems } = await readNative(text, options);
  if (!file) throw new Error(problems[0]?.message ?? 'The file was refused');
  const preview = await previewImport({ store: new CorpusStore(), textOf: () => null }, file);
  if (!preview.changeSet) throw new Error('The preview would change nothing');
  return file;
}

function inputOf(file: ParsedCorpus) {
  return {
    store: corpusOfFile(file),
    textOf: (sha256: string) => file.texts.get(sha256) ?? null,
    journal: () => file.journal,
  };
}

async function* piecesOf(blob: Blob): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  const reader = blob.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    yield decoder.decode(next.value, { stream: true });
  yield decoder.decode();
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
