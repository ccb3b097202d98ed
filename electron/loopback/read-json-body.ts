// Reads a request's body as JSON, up to a bound.
import type { IncomingMessage } from 'node:http';

/** 16 MB of text a call, escaped at worst to four times that. */
const maxBytes = 64 * 1024 * 1024;

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string };

/** Never rejects: a connection that breaks is a bad body. */
export async function readJsonBody(request: IncomingMessage): Promise<JsonBody> {
  const tooLarge: JsonBody = { ok: false, status: 413, message: 'The request is too large.' };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return tooLarge;
      chunks.push(chunk);
    }
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, status: 400, message: 'The request is not JSON.' };
  }
}
