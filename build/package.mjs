// `npm run package`: installers of this system in release/. `-- --dir` makes only the unpacked app.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, SetupError } from './ensure.mjs';
import { repository } from './out-folder.mjs';

const onlyFolder = process.argv.includes('--dir');

try {
  await ensureInstalled();
  await ensureBuilt();
  const { writeThirdPartyNotices } = await import('./third-party-notices.mjs');
  writeThirdPartyNotices();
  const { pack } = await import('./pack.mjs');
  // The binary that `npm start` runs serves here too; otherwise electron-builder downloads it.
  const dist = join(repository, 'node_modules/electron/dist');
  const made = await pack({ onlyFolder, ...(existsSync(dist) ? { electronDist: dist } : {}) });
  for (const path of made) process.stdout.write(`${path}\n`);
} catch (error) {
  if (error instanceof SetupError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(5);
  }
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  process.stderr.write(
    `The package could not be made; Electron’s files and the installers’ tools are downloaded, which needs a network: ${reason}\n`,
  );
  process.exit(2);
}
