// Hands over to the launcher in out/host/ as it was built: what build/start.mjs does last, and what tests start.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outFolder, repository } from './out-folder.mjs';

const launcher = await import(pathToFileURL(resolve(outFolder, 'host/serve.js')).href);
// An open stdin would keep the process alive.
process.exit(await launcher.launch(process.argv.slice(2), { repository, out: outFolder }));
