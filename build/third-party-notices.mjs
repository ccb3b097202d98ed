// Collects the licences of everything that is bundled into the app, into out/third-party-notices.txt.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outFolder, repository } from './out-folder.mjs';

const licenceName = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** Folders of the packages that are bundled: no development dependency, and no binary of one system. */
function bundledPackages() {
  const { packages } = JSON.parse(readFileSync(resolve(repository, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path]) => resolve(repository, path))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/**
 * The MIT licence's words, for packages that name it in their package.json and bring no file of it.
 * @param {string} holder
 */
function mitLicence(holder) {
  const own = readFileSync(resolve(repository, 'LICENSE'), 'utf8').trim();
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}

/**
 * The ISC licence's words, likewise.
 * @param {string} holder
 */
function iscLicence(holder) {
  return `Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;
}

/** One notice per bundled package: name, version, licence, and the licence's text. */
export function thirdPartyNotices() {
  return bundledPackages().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license, author } = manifest;
    const texts = readdirSync(folder)
      .filter((file) => licenceName.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const holder = author?.name ?? author ?? name;
    if (texts.length === 0 && license === 'MIT') texts.push(mitLicence(holder));
    if (texts.length === 0 && license === 'ISC') texts.push(iscLicence(holder));
    return [`${name} ${version} (${license ?? 'licence in its files'})`, ...texts].join('\n\n');
  });
}

/** Writes the notices; returns the file's path. Electron's and Chromium's own lie beside the app's binary. */
export function writeThirdPartyNotices() {
  const head = 'Glossator contains the following packages. Electron and Chromium bring their own notices.';
  const path = resolve(outFolder, 'third-party-notices.txt');
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(path, `${[head, ...thirdPartyNotices()].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${writeThirdPartyNotices()}\n`);
}
