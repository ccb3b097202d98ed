// `npm run build`: builds every environment of build/vite.config.ts into out/ (or GLOSSATOR_OUT).
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBuilder } from 'vite';
import { writeBuildStamp } from './build-stamp.mjs';
import { outFolder, repository } from './out-folder.mjs';

/** Builds everything; throws what Vite throws. */
export async function buildAll() {
  const before = process.env.NODE_ENV;
  // Vite and React read it here; whoever built must not hand it on to tests.
  process.env.NODE_ENV = 'production';
  try {
    await buildForProduction();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function buildForProduction() {
  // The stamp is taken before the build: a file edited meanwhile makes the next build stale, not fresh.
  const commit = writeBuildStamp();
  const builder = await createBuilder({
    configFile: resolve(repository, 'build/vite.config.ts'),
    mode: 'production',
  });
  // The page last: it is the largest, and the only one whose failure leaves the others useful.
  const isPage = (/** @type {{ name: string }} */ environment) => Number(environment.name === 'client');
  const environments = Object.values(builder.environments).sort((a, b) => isPage(a) - isPage(b));
  for (const environment of environments) {
    if (environment.name !== 'ssr') await builder.build(environment);
  }
  // Read by name when a PDF asks for one: 168 files that no bundler needs to see.
  const maps = resolve(repository, 'node_modules/pdfjs-dist/cmaps');
  for (const folder of ['renderer', 'cli'])
    cpSync(maps, resolve(outFolder, folder, 'character-maps'), { recursive: true });
  // An out folder elsewhere has no package.json above it that would call its .js files modules.
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(resolve(outFolder, 'package.json'), '{ "type": "module" }\n');
  commit();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildAll();
  } catch (error) {
    process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
