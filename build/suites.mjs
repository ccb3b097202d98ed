// The suites of `npm test` and `npm run check`. Each runs one program and says how many tests passed, failed, were skipped.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repository } from './out-folder.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, output: string, milliseconds: number }} SuiteResult */

const reports = join(repository, 'test-results');
const bin = (/** @type {string} */ path) => resolve(repository, 'node_modules', path);

/**
 * A program whose exit code is its one test.
 * @param {string} name
 * @param {string[]} args of Node
 * @returns {Promise<SuiteResult>}
 */
async function exitCodeSuite(name, args) {
  const started = Date.now();
  const { code, output } = await runCommand(process.execPath, args);
  const counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { name, ...counts, output, milliseconds: Date.now() - started };
}

/**
 * A program that writes a JSON report. No report, or a bad exit without a failed test, is one failure.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} report
 * @param {(report: any) => { passed: number, failed: number, skipped: number }} count
 * @returns {Promise<SuiteResult>}
 */
async function reportSuite(name, args, env, report, count) {
  const started = Date.now();
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const { code, output } = await runCommand(process.execPath, args, { env: { ...process.env, ...env } });
  let counts = { passed: 0, failed: 0, skipped: 0 };
  let complaint = '';
  try {
    counts = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    complaint = `${name} wrote no report (exit code ${code}).\n`;
    counts.failed = 1;
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { name, ...counts, output: output + complaint, milliseconds: Date.now() - started };
}

/** The types of every project, by TypeScript's build mode. */
export const typesSuite = () =>
  exitCodeSuite('types', [bin('typescript/bin/tsc'), '-b', '--pretty', 'false']);

/** Biome. Its configuration lies in a dotfile. */
export const lintSuite = () =>
  exitCodeSuite('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=50', '.']);

/** Which folder may import what. */
export const importsSuite = () => exitCodeSuite('import directions', ['build/import-directions.mjs']);

/**
 * Vitest with a configuration of this folder.
 * @param {string} name
 * @param {string} config
 */
function vitestSuite(name, config) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [bin('vitest/vitest.mjs'), 'run', '--config', `build/${config}`, ...reporters];
  return reportSuite(name, args, {}, report, (json) => {
    // A file that could not be loaded fails without a test of its own.
    const unloaded = json.testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    );
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests + unloaded.length,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  });
}

/** Vitest in Node and jsdom. */
export const unitSuite = () => vitestSuite('unit', 'vitest.config.ts');

/** Vitest in a real Chromium: layout, selection, IndexedDB. */
export const browserSuite = () => vitestSuite('browser', 'vitest.browser.config.ts');

/** Playwright over loopback, in the Electron double, and in Electron where its binary is. */
export function endToEndSuite() {
  const report = join(reports, 'e2e.json');
  const args = [
    bin('@playwright/test/cli.js'),
    'test',
    '-c',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
  ];
  return reportSuite(
    'end to end',
    args,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    report,
    ({ stats, errors }) => ({
      // What passed at a later try passed; Playwright's own report names it as flaky.
      passed: stats.expected + stats.flaky,
      // Flaky ones count as failed: there are no retries.
      failed: stats.unexpected + (errors?.length ?? 0),
      skipped: stats.skipped,
    }),
  );
}

/** @param {SuiteResult} result */
export function printSuite({ name, passed, failed, skipped, output, milliseconds }) {
  if (failed > 0) process.stdout.write(`\n${output.trimEnd()}\n\n`);
  const seconds = (milliseconds / 1000).toFixed(1);
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)\n`);
}

/**
 * The last line, over all suites; sets the exit code.
 * @param {readonly SuiteResult[]} results
 */
export function printTotal(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) {
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
  }
  process.exitCode = total.failed > 0 ? 1 : 0;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
}
