// Turns bytes into texts away from the window's thread: recognising an encoding reads a file many times.
import { decodeText, isRefusal } from '../../shared/raw-texts/decode-text.ts';
import type { DecodedFile, DecodeReply, DecodeRequest } from '../import/decode-message.ts';
import { hexDigest } from '../import/sha256.ts';
import { webDecoders } from '../import/web-decoders.ts';
import { givesBack } from '../session/original-bytes.ts';

self.addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  decode(data.bytes).then(
    (file) => {
      const reply: DecodeReply = { id: data.id, file };
      self.postMessage(reply, { transfer: file.original ? [file.original.buffer] : [] });
    },
    // A rejected promise would be silent, and the import wait for ever: thrown, it reaches the page as an error.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});

async function decode(bytes: Uint8Array): Promise<DecodedFile> {
  const decoded = decodeText(bytes, null, webDecoders);
  if (isRefusal(decoded)) return { decoded, sha256: '', original: null, document: null };
  const utf8 = new TextEncoder().encode(decoded.text);
  const original = givesBack(decoded, utf8, bytes) ? null : bytes;
  return { decoded, sha256: await hexDigest(utf8), original, document: null };
}
