// `npm start`: installs what is missing, builds what is stale, and hands over to the launcher.
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(5);
}
await import('./launch-built.mjs');
