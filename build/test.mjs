// `npm test`: installs, builds, then types, lint, unit, and end to end. The last line counts over all of them.
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import {
  browserSuite,
  endToEndSuite,
  importsSuite,
  lintSuite,
  printSuite,
  printTotal,
  typesSuite,
  unitSuite,
} from './suites.mjs';

/** @type {import('./suites.mjs').SuiteResult[]} */
const results = [];
const add = (/** @type {import('./suites.mjs').SuiteResult} */ result) => {
  printSuite(result);
  results.push(result);
};
/** A step before a suite that did not work out counts as one failure. */
const fail = (/** @type {string} */ name, /** @type {string} */ output) =>
  add({ name, passed: 0, failed: 1, skipped: 0, output, milliseconds: 0 });

try {
  await ensureInstalled();
  // Two cores: the types beside lint; the others fill the machine by themselves.
  const [types, lint] = await Promise.all([typesSuite(), lintSuite()]);
  add(types);
  add(lint);
  add(await importsSuite());
  add(await unitSuite());
  await ensureBuilt();
  const lack = await ensureChromium();
  if (lack === null) {
    add(await browserSuite());
    add(await endToEndSuite());
  } else fail('browser', lack);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  fail('setup', error.message);
}
printTotal(results);
