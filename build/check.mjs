// `npm run check`: types, lint, unit. What `npm test` does without a browser.
import { ensureInstalled, SetupError } from './ensure.mjs';
import { importsSuite, lintSuite, printSuite, printTotal, typesSuite, unitSuite } from './suites.mjs';

try {
  await ensureInstalled();
  const results = [];
  for (const suite of [typesSuite, lintSuite, importsSuite, unitSuite]) {
    const result = await suite();
    printSuite(result);
    results.push(result);
  }
  printTotal(results);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 5;
}
