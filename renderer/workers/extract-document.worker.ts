// Takes the text out of documents away from the window's thread. One request after the other; ending it cancels.
import { findDocumentKind } from '../../shared/documents/document-kinds.ts';
import { extractText } from '../../shared/documents/extract-text.ts';
import { isRefusal } from '../../shared/raw-texts/decode-text.ts';
import { readCharacterMap } from '../import/character-maps.ts';
import type { DecodedFile, DocumentReply, DocumentRequest } from '../import/decode-message.ts';
import { sha256Of } from '../import/sha256.ts';
import { webDecoders } from '../import/web-decoders.ts';

/** Milliseconds between two messages about progress. */
const progressEvery = 60;

self.addEventListener('message', ({ data }: MessageEvent<DocumentRequest>) => {
  read(data).then(
    (file) => post({ kind: 'read', file }),
    // A rejected promise would be silent, and the import wait for ever: thrown, it reaches the page as an error.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});

async function read({ name, bytes }: DocumentRequest): Promise<DecodedFile> {
  let told = 0;
  const onProgress = (done: number, total: number) => {
    if (performance.now() - told < progressEvery) return;
    told = performance.now();
    post({ kind: 'progress', done, total });
  };
  // Before reading, which may take the bytes away. The browser keeps a Blob outside the heap.
  const type = findDocumentKind(name, bytes)?.mediaType ?? '';
  const document = new Blob([bytes], { type });
  const decoded = await extractText(name, bytes, { decoders: webDecoders, onProgress, readCharacterMap });
  if (isRefusal(decoded)) return { decoded, sha256: '', original: null, document: null };
  return { decoded, sha256: await sha256Of(decoded.text), original: null, document };
}

function post(message: DocumentReply): void {
  self.postMessage(message);
}
