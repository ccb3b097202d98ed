// End-to-end tests in a real Chromium: the same specs over loopback and in the Electron double, and in Electron itself
// where its binary is on disk. GLOSSATOR_OUT names another build.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './chromium-path.ts';
import type { ShellOptions } from './fixtures.ts';
import { pageOnly } from './page-only.ts';

const electronPackage = join(import.meta.dirname, '../node_modules/electron');
const pathFile = join(electronPackage, 'path.txt');
const hasElectron =
  existsSync(pathFile) && existsSync(join(electronPackage, 'dist', readFileSync(pathFile, 'utf8').trim()));

/** Specs that look into the double, and specs that speak HTTP or start processes. */
const doubleOnly = ['**/electron-security.spec.ts'];
const loopbackOnly = ['**/loopback-security.spec.ts', '**/launcher.spec.ts'];
/** Specs in which every test is `pageOnly`. */
const pageOnlyFiles = [
  'accessibility',
  'agreement',
  'bulk-edits',
  'claim-form',
  'damage',
  'entities',
  'export-formats',
  'import-formats',
  'import-hints',
  'kills',
  'merging',
  'new-version',
  'odd-texts',
  'reading',
  'reference',
  'slips',
  'sources-and-corpora',
  'storage-trouble',
  'undo-redo',
].map((name) => `**/workbench/${name}.spec.ts`);

export default defineConfig<ShellOptions>({
  // One for all files: `paths` of shared/ are for types alone and lead nowhere that runs.
  tsconfig: './tsconfig.json',
  testDir: '.',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  // Two cores: a browser, a host and the test itself share them.
  workers: 2,
  // A shared machine may stall for seconds; what passed only at a later try is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    acceptDownloads: true,
    // A missing button fails its test soon and says which.
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: chromiumPath() ?? '',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
  projects: [
    { name: 'loopback', testIgnore: doubleOnly, use: { shell: 'loopback' } },
    {
      name: 'electron-double',
      testIgnore: [...loopbackOnly, ...pageOnlyFiles],
      grepInvert: new RegExp(pageOnly),
      use: { shell: 'electron-double' },
    },
    ...(hasElectron
      ? [
          {
            name: 'electron',
            testIgnore: [...doubleOnly, ...loopbackOnly],
            use: { shell: 'electron' as const },
          },
        ]
      : []),
  ],
});
