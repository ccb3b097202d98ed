// One answer to every address of the page, in both shells: the built page, files that come in, texts of backups.
// Every response carries all security headers.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { contentSecurityPolicy } from '../../shared/host/content-security-policy.ts';
import { realPathInside } from './containment.ts';
import type { Host } from './create-host.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Sent with everything, whatever the status. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

export type Respond = (pathname: string) => Promise<Response>;

/** `pathname` as in a URL: begins with `/`, percent-encoded. Never rejects. */
export function createRespond(
  rendererFolder: string,
  host: Pick<Host, 'incomingPath' | 'backupTextPath'>,
): Respond {
  return async (pathname) => {
    try {
      const path = decodeURIComponent(pathname);
      const [, first, second, ...rest] = path.split('/');
      if (first === 'incoming' && second && rest.length === 0)
        return await sendRaw(await host.incomingPath(second));
      if (first === 'backup-text' && second && rest.length === 0) {
        return await sendRaw(await host.backupTextPath(second));
      }
      return await sendPage(rendererFolder, path === '/' ? '/index.html' : path);
    } catch {
      return plainResponse(404, 'Not found.');
    }
  };
}

/** A short text with all security headers. */
export function plainResponse(status: number, text: string): Response {
  const headers = {
    ...securityHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  return new Response(text, { status, headers });
}

async function sendPage(folder: string, path: string): Promise<Response> {
  const real = path.includes('\0') ? null : await realPathInside(folder, join(folder, path));
  if (real === null || !(await stat(real)).isFile()) return plainResponse(404, 'Not found.');
  const headers = {
    ...securityHeaders,
    'Content-Type': contentTypes[extname(real).toLowerCase()] ?? 'application/octet-stream',
    // Files in assets/ have a hash of their content in their name.
    'Cache-Control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  };
  return new Response(new Uint8Array(await readFile(real)), { status: 200, headers });
}

/** Bytes as they are, as a stream: a record file may be larger than what fits in memory twice. */
async function sendRaw(path: string | null): Promise<Response> {
  const entry = path === null ? null : await stat(path);
  if (path === null || !entry?.isFile()) return plainResponse(404, 'Not found.');
  const headers = {
    ...securityHeaders,
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(entry.size),
    'Cache-Control': 'no-store',
  };
  // A file that grows meanwhile must not outrun its announced length.
  const stream = entry.size === 0 ? null : createReadStream(path, { end: entry.size - 1 });
  return new Response(stream && (Readable.toWeb(stream) as ReadableStream<Uint8Array>), {
    status: 200,
    headers,
  });
}
