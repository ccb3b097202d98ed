// Builds the bench page into out/bench. It is never part of the app.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileAhead } from '../../build/compile-ahead.ts';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  root: resolve(root, 'e2e/bench/page'),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(root, process.env.GLOSSATOR_OUT ?? 'out', 'bench'),
    emptyOutDir: true,
    target: 'chrome120',
    chunkSizeWarningLimit: 4000,
    // As the app's build does with the viewer's code; here the peer's has the same.
    rolldownOptions: { output: { postBanner: compileAhead } },
  },
});
