// `npm start`: installs what is missing, builds what is stale, and hands over to the launcher in out/host/.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';
import { outFolder, repository } from './out-folder.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const launcher = await import(pathToFileURL(resolve(outFolder, 'host/serve.js')).href);
  process.exitCode = await launcher.launch(process.argv.slice(2), { repository, out: outFolder });
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 5;
}
