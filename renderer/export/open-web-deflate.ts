// The browser's own deflate, several times faster than one in JavaScript; also in workers.
import type { DeflateStream } from '../../shared/archive/packing.ts';

/** Raw deflate (RFC 1951) at the browser's level. */
export function openWebDeflate(): DeflateStream {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const packed = new Response(readable).arrayBuffer();
  // Told when it is waited for.
  packed.catch(() => {});
  return {
    add: (bytes) => writer.write(ownsMemory(bytes) ? bytes : new Uint8Array(bytes)),
    end: async () => {
      await writer.close();
      return new Uint8Array(await packed);
    },
  };
}

/** Streams refuse bytes in memory that threads share. */
function ownsMemory(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}
