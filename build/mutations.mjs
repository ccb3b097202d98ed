// `npm run mutations`: 10,000 broken files for each importer and kind of document, or as many as the argument says. `npm test` does 200 in all.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureInstalled, SetupError } from './ensure.mjs';
import { repository } from './out-folder.mjs';

const rounds = process.argv[2] ?? '10000';

try {
  if (!/^[1-9]\d*$/.test(rounds)) throw new SetupError('Say how many rounds: npm run mutations -- 10000.');
  await ensureInstalled();
  const vitest = resolve(repository, 'node_modules/vitest/vitest.mjs');
  const suites = ['shared/import/mutations', 'shared/documents/mutations'];
  const words = ['run', '--config', 'build/vitest.config.ts', ...suites];
  const child = spawn(process.execPath, [vitest, ...words], {
    cwd: repository,
    stdio: 'inherit',
    env: { ...process.env, GLOSSATOR_MUTATIONS: rounds },
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 5;
}
