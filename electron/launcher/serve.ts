// Entry of out/host/serve.js.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../../shared/host/content-security-policy.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Serves out/renderer on loopback. */
export function launch(args: readonly string[], folders: { readonly out: string }): Promise<number> {
  const at = args.indexOf('--port');
  const port = at >= 0 ? Number(args[at + 1]) : 27613;
  const server = createServer((request, response) => {
    const pathname = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const file = join(folders.out, 'renderer', normalize(pathname === '/' ? '/index.html' : pathname));
    const found = existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
    });
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  return new Promise((done) => {
    server.listen(port, '127.0.0.1', () => process.stdout.write(`Glossator: http://127.0.0.1:${port}/\n`));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close(() => done(0)));
  });
}
