// A fresh page of the bench for every measurement, served from the built bench folder without a server.
import { readFile } from 'node:fs/promises';
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
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    await page.route('http://bench.localhost/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
      await route.fulfill({
        body: await readFile(path),
        contentType: types[extname(path)] ?? 'application/octet-stream',
      });
    });
    await page.goto('http://bench.localhost/');
    await page.waitForFunction(() => 'glossatorBench' in window);
    return await measure(page);
  } finally {
    await context.close();
  }
}
