// Reads and checks a native file away from the window's thread. One request per worker; ending it cancels.
import type { ReadResult } from '../../shared/native/parsed-corpus.ts';
import { readNative } from '../../shared/native/read-native.ts';
import { readNativeStream, streamFrom } from '../../shared/native/read-native-stream.ts';
import { sha256Of } from '../import/sha256.ts';
import { postPortions } from '../session/corpus-portions.ts';
import type { NativeWorkerMessage, ReadRequest } from '../session/native-worker-messages.ts';

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
  post({ kind: 'result', file: postPortions(file, post), rest });
}

function post(message: NativeWorkerMessage): void {
  self.postMessage(message);
}
