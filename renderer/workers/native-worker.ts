// Reads and checks a native file away from the window's thread. One request per worker; ending it cancels.
import type { ParsedCorpus, ReadResult } from '../../shared/native/parsed-corpus.ts';
import { readNative } from '../../shared/native/read-native.ts';
import { readNativeStream, streamFrom } from '../../shared/native/read-native-stream.ts';
import { sha256Of } from '../import/sha256.ts';
import type { NativeWorkerMessage, PortionedList, ReadRequest } from '../session/native-worker-messages.ts';
import { portionedLists } from '../session/native-worker-messages.ts';

/** Records and UTF-16 units of text per message: a few milliseconds to take in. */
const recordsPerMessage = 1000;
const unitsPerMessage = 2_000_000;

self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  read(event.data).catch((error: unknown) => {
    post({ kind: 'failed', message: error instanceof Error ? error.message : 'The file could not be read.' });
  });
});

async function read({ blob, at, by }: ReadRequest): Promise<void> {
  const options = { at, by, sha256: sha256Of };
  const result =
    blob.size > streamFrom
      ? await readNativeStream(piecesOf(blob), options)
      : await readNative(await blob.text(), options);
  send(result);
}

async function* piecesOf(blob: Blob): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  const reader = blob.stream().getReader();
  let done = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    done += next.value.length;
    post({ kind: 'progress', done, total: blob.size });
    yield decoder.decode(next.value, { stream: true });
  }
  yield decoder.decode();
}

function send({ file, ...rest }: ReadResult): void {
  if (!file) return post({ kind: 'result', file: null, rest });
  for (const list of portionedLists) sendList(list, file[list]);
  let texts: [string, string][] = [];
  let units = 0;
  for (const [sha256, text] of file.texts) {
    texts.push([sha256, text]);
    units += text.length;
    if (units < unitsPerMessage) continue;
    post({ kind: 'texts', texts });
    texts = [];
    units = 0;
  }
  post({ kind: 'texts', texts });
  post({ kind: 'result', file: withoutPortions(file), rest });
}

function sendList(list: PortionedList, records: readonly unknown[]): void {
  for (let from = 0; from < records.length; from += recordsPerMessage)
    post({ kind: 'records', list, records: records.slice(from, from + recordsPerMessage) });
}

function withoutPortions(file: ParsedCorpus): Omit<ParsedCorpus, PortionedList | 'texts'> {
  const { generator, exportedAt, corpus, analysts, tags, entityTypes, relationTypes } = file;
  return { generator, exportedAt, corpus, analysts, tags, entityTypes, relationTypes };
}

function post(message: NativeWorkerMessage): void {
  self.postMessage(message);
}
