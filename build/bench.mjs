// `npm run bench`: builds the app and the bench page, measures, prints the table, writes bench-results/bench.json.
// A name as argument measures only the specs whose file name holds it: `npm run bench -- reading`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { relative, resolve } from 'node:path';
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';
import { findBrowserForTests } from './find-browser-for-tests.mjs';
import { repository } from './out-folder.mjs';

const file = resolve(repository, 'bench-results/bench.json');

try {
  await ensureInstalled();
  await ensureBuilt();
  process.exitCode = await bench();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 5;
}

/** Measures and prints; 0 when everything ran and every bound is met. */
async function bench() {
  if (!findBrowserForTests()) {
    throw new SetupError(
      'The bench needs Chromium or Chrome; GLOSSATOR_CHROMIUM names one that lies elsewhere.',
    );
  }
  mkdirSync(resolve(repository, 'bench-results'), { recursive: true });
  rmSync(file, { force: true });
  const page = await run('vite/bin/vite.js', ['build', '--config', 'e2e/bench/vite.bench.config.ts']);
  if (page !== 0) throw new SetupError('The page of the bench could not be built.');
  const config = ['--config', 'e2e/bench/playwright.bench.config.ts'];
  const code = await run('@playwright/test/cli.js', ['test', ...config, ...process.argv.slice(2)]);
  return finish() && code === 0 ? 0 : 1;
}

/** @param {string} script a file of a package in node_modules @param {string[]} words @returns {Promise<number>} */
function run(script, words) {
  const child = spawn(process.execPath, [resolve(repository, 'node_modules', script), ...words], {
    cwd: repository,
    stdio: 'inherit',
  });
  return new Promise((done) => child.on('close', (exit) => done(exit ?? 1)));
}

/** @typedef {{ area: string, what: string, value: number, unit: string, bound: { most?: number, least?: number } | null }} Figure */

/** Adds the verdicts and what the machine is to the file and prints the table; false when a bound is missed. */
function finish() {
  /** @type {Figure[]} */
  const figures = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const judged = figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) }));
  const machine = {
    date: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    loadAverage: loadavg().map((load) => Number(load.toFixed(1))),
    chromium: chromiumVersion(),
    node: process.version,
  };
  writeFileSync(file, `${JSON.stringify({ machine, figures: judged }, null, 1)}\n`);
  const name = `${machine.processor}, ${machine.cores} cores, ${machine.chromium}, ${machine.date}`;
  process.stdout.write(`\n${name}\n`);
  let area = '';
  for (const { area: of, what, value, unit, bound, verdict } of judged) {
    if (of !== area) process.stdout.write(`\n${of}\n`);
    area = of;
    const limit = bound
      ? bound.most === undefined
        ? `at least ${round(bound.least ?? 0)}`
        : `at most ${round(bound.most)}`
      : '';
    const words = `  ${what.padEnd(62)} ${`${round(value)} ${unit}`.padStart(13)}  ${limit.padEnd(15)} ${verdict}`;
    process.stdout.write(`${words.trimEnd()}\n`);
  }
  const missed = judged.filter(({ verdict }) => verdict === 'MISSED').length;
  const met = judged.filter(({ verdict }) => verdict === 'met').length;
  process.stdout.write(`\n${met} met, ${missed} missed; written to ${relative(repository, file)}\n`);
  return missed === 0 && judged.length > 0;
}

/** @param {Figure} figure */
function verdictOf({ value, bound }) {
  if (!bound) return '';
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = bound;
  return value <= most && value >= least ? 'met' : 'MISSED';
}

function chromiumVersion() {
  const path = findBrowserForTests();
  if (!path) return 'no Chromium';
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim().split(' built')[0] ?? 'Chromium';
}

/** @param {number} value */
function round(value) {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
