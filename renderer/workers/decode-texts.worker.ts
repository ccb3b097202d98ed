// Turns bytes into texts away from the window's thread: recognising an encoding reads a file many times.
import { decodeText, isRefusal } from '../../shared/import/decode-text.ts';
import type { DecodedFile, DecodeReply, DecodeRequest } from '../import/decode-message.ts';
import { hexDigest } from '../import/sha256.ts';
import { givesBack } from '../session/original-bytes.ts';

const decoders = (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true });

self.addEventListener('message', async ({ data }: MessageEvent<DecodeRequest>) => {
  const file = await decode(data.bytes);
  const reply: DecodeReply = { id: data.id, file };
  self.postMessage(reply, { transfer: file.original ? [file.original.buffer] : [] });
});

async function decode(bytes: Uint8Array): Promise<DecodedFile> {
  const decoded = decodeText(bytes, null, decoders);
  if (isRefusal(decoded)) return { decoded, sha256: '', original: null };
  const utf8 = new TextEncoder().encode(decoded.text);
  const original = givesBack(decoded, utf8, bytes) ? null : bytes;
  return { decoded, sha256: await hexDigest(utf8), original };
}
