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
  // Before the unit tests: one of them packs what was built.
  const isBuilt = await ensureBuilt().then(
    () => true,
    (error) => {
      fail('build', error instanceof Error ? error.message : String(error));
      return false;
    },
  );
  add(await unitSuite());
  const lack = await ensureChromium();
  if (lack !== null) fail('browser', lack);
  else {
    add(await browserSuite());
    // Without a build there is nothing to open; that it failed has been counted.
    if (isBuilt) add(await endToEndSuite());
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  fail('setup', error.message);
}
printTotal(results);
