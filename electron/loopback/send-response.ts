// Passes a web Response on to Node's HTTP server.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** Never rejects: a reader that goes away, or a file that breaks off, ends the connection. */
export async function sendResponse(response: Response, to: ServerResponse, withBody: boolean): Promise<void> {
  // The rest of a body that is too large is not waited for.
  if (response.status === 413) to.setHeader('Connection', 'close');
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (!withBody || response.body === null) {
    await response.body?.cancel();
    to.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), to).catch(() => to.destroy());
}
