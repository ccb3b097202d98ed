// `npm run bench`: builds the app and the bench page, measures, prints the table, writes bench-results/bench.json.
// A name as argument measures only the specs whose file name holds it: `npm run bench -- reading`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';
import { repository } from './out-folder.mjs';

const file = resolve(repository, 'bench-results/bench.json');

await ensureInstalled();
await ensureBuilt();
mkdirSync(resolve(repository, 'bench-results'), { recursive: true });
rmSync(file, { force: true });
await run('vite/bin/vite.js', ['build', '--config', 'e2e/bench/vite.bench.config.ts']);
const code = await run('@playwright/test/cli.js', [
  'test',
  '--config',
  'e2e/bench/playwright.bench.config.ts',
  ...process.argv.slice(2),
]);
process.exitCode = printTable() && code === 0 ? 0 : 1;

/** @param {string} script a file of a package in node_modules @param {string[]} words @returns {Promise<number>} */
function run(script, words) {
  const child = spawn(process.execPath, [resolve(repository, 'node_modules', script), ...words], {
    cwd: repository,
    stdio: 'inherit',
  });
  return new Promise((done) => child.on('close', (exit) => done(exit ?? 1)));
}

/** Prints every figure beside its bound; false when one is missed. */
function printTable() {
  /** @type {{ area: string, what: string, value: number, unit: string, bound: { most?: number, least?: number } | null }[]} */
  const figures = JSON.parse(readFileSync(file, 'utf8'));
  let kept = true;
  for (const { area, what, value, unit, bound } of figures) {
    const most = bound?.most ?? Number.POSITIVE_INFINITY;
    const least = bound?.least ?? Number.NEGATIVE_INFINITY;
    const met = value <= most && value >= least;
    kept &&= met;
    const limit = bound ? (bound.most === undefined ? `at least ${least}` : `at most ${round(most)}`) : '';
    const verdict = bound ? (met ? 'met' : 'MISSED') : '';
    process.stdout.write(
      `${area.padEnd(26)} ${what.padEnd(58)} ${`${round(value)} ${unit}`.padStart(12)}  ${limit.padEnd(16)} ${verdict}\n`,
    );
  }
  return kept;
}

/** @param {number} value */
function round(value) {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
