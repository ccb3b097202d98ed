// `npm run screenshots`: the README's pictures, taken from the sample corpus in the built app. Run it after a change of looks.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBuilt, ensureInstalled } from './ensure.mjs';
import { findBrowserForTests } from './find-browser-for-tests.mjs';
import { repository } from './out-folder.mjs';

const pictures = resolve(repository, 'build/pictures');

await ensureInstalled();
await ensureBuilt();
const executablePath = findBrowserForTests();
if (!executablePath) {
  process.stderr.write(
    'No Chromium is installed: install it (on Debian: apt-get install chromium) and try again.\n',
  );
  process.exit(2);
}
mkdirSync(pictures, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'glossator-pictures-'));
const host = spawn(
  process.execPath,
  [resolve(repository, 'build/start.mjs'), '--serve', '--port', '27699', '--data', data],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const entry = await entryOf(host);
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: asRoot ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
  await page.goto(entry);
  const list = page.getByRole('list', { name: 'Source list' });
  await list.getByText('Karvessa pipeline blast toll').click();
  await page.getByRole('document', { name: /Karvessa pipeline/ }).waitFor();
  await page.getByRole('list', { name: 'Marks' }).getByRole('listitem').first().waitFor();
  await page.screenshot({ path: join(pictures, 'workbench-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('list', { name: 'Marks' }).getByRole('listitem').first().click();
  await page.getByRole('textbox', { name: 'Statement' }).waitFor();
  await page.screenshot({ path: join(pictures, 'claim-dark.png') });
  await browser.close();
} finally {
  host.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
process.stdout.write(`Pictures are in ${pictures}\n`);

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} child @returns {Promise<string>} */
function entryOf(child) {
  return new Promise((found, failed) => {
    let words = '';
    child.stdout.on('data', (chunk) => {
      words += chunk;
      const entry = /Glossator: (\S+)/.exec(words)?.[1];
      if (entry) found(entry);
    });
    child.on('exit', (code) => failed(new Error(`The host ended with exit code ${code}`)));
  });
}
