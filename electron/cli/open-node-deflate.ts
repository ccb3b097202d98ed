// Node's own deflate, on threads of its own.
import { createDeflateRaw } from 'node:zlib';
import type { DeflateStream } from '../../shared/archive/packing.ts';

/** Raw deflate (RFC 1951) at Node's level. */
export function openNodeDeflate(): DeflateStream {
  const stream = createDeflateRaw();
  const pieces: Uint8Array[] = [];
  stream.on('data', (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  // Told when it is waited for.
  ended.catch(() => {});
  return {
    add: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      stream.end();
      await ended;
      return Buffer.concat(pieces);
    },
  };
}
