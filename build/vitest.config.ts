// Unit tests lie beside the code. Node by default; a file that needs a DOM says `// @vitest-environment jsdom` on top.
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.vite-unit',
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    include: ['{shared,electron,renderer,build}/**/*.test.{ts,tsx}'],
    // Those run in a real browser, by their own config.
    exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
    // Two cores: more workers only take turns.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
