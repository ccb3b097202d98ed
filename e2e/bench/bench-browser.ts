// A fresh page of the bench for every measurement, served from the built bench folder: workers of workers ask a server,
// not the test.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium-path.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.GLOSSATOR_OUT ?? 'out', 'bench');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** What every Chromium of the bench is started with. */
export const benchArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-precise-memory-info',
  '--disable-renderer-backgrounding',
];

/** A Chromium that does not slow down what is not in front. */
export function launchBenchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    args: [...benchArguments],
  });
}

/** Runs `measure` on a fresh page and closes it. */
export async function withBenchPage<Result>(
  browser: Browser,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => 'glossatorBench' in window);
    return await measure(page);
  } finally {
    await context.close();
    server.close();
  }
}

function serve({ url }: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(url ?? '/', 'http://127.0.0.1');
  const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  readFile(path).then(
    (body) => {
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    },
    () => response.writeHead(404).end(),
  );
}
