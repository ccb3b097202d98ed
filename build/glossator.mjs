// `npm run -s glossator -- <command>`: installs and builds what is missing, then hands over to the command line.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';
import { outFolder } from './out-folder.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
// npm runs scripts in the repository; paths mean what they meant where the command was typed.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(resolve(outFolder, 'cli/cli.js')).href);
