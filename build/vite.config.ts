// One build for everything: the page, Electron's main and preload, the Node host with its launcher, the command line.
// Everything is bundled (`noExternal`): the packaged app has no node_modules.
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vite';
import { readingViewAhead } from './compile-ahead.ts';

const root = resolve(import.meta.dirname, '..');
const out = resolve(root, process.env.GLOSSATOR_OUT ?? 'out');
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** One environment that runs outside the page; `external` is what its runtime brings along. */
function outside(entry: string, folder: string, file: string, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron'], builtins: ['electron', ...builtins] },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: resolve(out, folder),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      ssr: true,
      rolldownOptions: {
        input: resolve(root, entry),
        external: ['electron', ...builtins],
        // The libraries of documents stay apart: most commands never load them.
        output: { format, entryFileNames: file, codeSplitting: folder === 'cli' },
      },
    },
  };
}

/** The environments whose entry is there, by name. */
const outsiders = Object.fromEntries(
  Object.entries({
    main: ['electron/shell/main.ts', 'main', 'main.js', 'es'],
    preload: ['electron/preload/preload.ts', 'preload', 'preload.cjs', 'cjs'],
    host: ['electron/launcher/serve.ts', 'host', 'serve.js', 'es'],
    cli: ['electron/cli/cli.ts', 'cli', 'cli.js', 'es'],
  } as const)
    .filter(([, [entry]]) => existsSync(resolve(root, entry)))
    .map(([name, [entry, folder, file, format]]) => [name, outside(entry, folder, file, format)]),
);

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: '/',
  publicDir: false,
  cacheDir: resolve(root, 'node_modules/.vite'),
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: resolve(out, 'renderer'),
        emptyOutDir: true,
        target: 'chrome120',
        // The policy allows fonts from 'self' only: nothing may become a data: address.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: resolve(root, 'renderer/index.html'), output: readingViewAhead },
      },
    },
    ...outsiders,
  },
  builder: {},
});
