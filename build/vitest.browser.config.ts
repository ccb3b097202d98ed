// Tests that need a real browser (layout, selection, highlights, IndexedDB): `*.browser.test.ts` in the system's Chromium.
import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowserForTests } from './find-browser-for-tests.mjs';

const installed = findBrowserForTests();

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.vite-browser',
  optimizeDeps: { include: ['lexical', 'dexie', 'zod'] },
  test: {
    include: ['renderer/**/*.browser.test.ts'],
    testTimeout: 30_000,
    // A shared machine may stall for seconds.
    retry: process.env.CI ? 1 : 0,
    // Selection and focus belong to one page at a time.
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1000, height: 800 },
      provider: playwright({
        launchOptions: {
          ...(installed === null ? {} : { executablePath: installed }),
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
