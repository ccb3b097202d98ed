// Packs the built app with electron-builder. Linux, macOS and Windows know files by different parts of their names:
// `.glossator.json` is registered where a pattern may have two dots (Linux), `.glossator` everywhere; plain `.json` is
// never claimed.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, Platform } from 'electron-builder';
import { repository } from './out-folder.mjs';

/**
 * @typedef {{ onlyFolder: boolean, electronDist?: string, output?: string }} PackOptions `onlyFolder`: the unpacked app,
 * no installers. `electronDist`: a folder with Electron's files, instead of downloading them.
 */

/**
 * Paths of what was made. Rejects with electron-builder's error.
 * @param {PackOptions} options
 * @returns {Promise<string[]>}
 */
export async function pack({ onlyFolder, electronDist, output }) {
  const config = JSON.parse(readFileSync(resolve(repository, 'build/electron-builder.json'), 'utf8'));
  const targets = onlyFolder ? Platform.current().createTarget('dir') : Platform.current().createTarget();
  return build({
    projectDir: repository,
    targets,
    publish: 'never',
    config: {
      ...config,
      ...(electronDist === undefined ? {} : { electronDist }),
      ...(output === undefined ? {} : { directories: { ...config.directories, output } }),
    },
  });
}
