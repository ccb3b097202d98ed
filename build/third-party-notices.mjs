// Collects the licences of everything that is bundled into the app, into out/third-party-notices.txt.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outFolder, repository } from './out-folder.mjs';

const licenceName = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** Folders of the packages that are no development dependency, as the lock file lists them. */
function bundledPackages() {
  const { packages } = JSON.parse(readFileSync(resolve(repository, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .map(([path]) => resolve(repository, path))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/** Writes the notices; returns the file's path. Electron's and Chromium's own lie beside the app's binary. */
export function writeThirdPartyNotices() {
  const notices = bundledPackages().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder)
      .filter((file) => licenceName.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license ?? 'licence in its files'})`, ...texts].join('\n\n');
  });
  const head = 'Glossator contains the following packages. Electron and Chromium bring their own notices.';
  const path = resolve(outFolder, 'third-party-notices.txt');
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(path, `${[head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${writeThirdPartyNotices()}\n`);
}
