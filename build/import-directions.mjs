// Lint that imports point one way, and that each outside world has one door. Prints what is wrong; exit code 1 then.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './out-folder.mjs';

/**
 * What a layer may reach. `layers`: folders of the repository; `node`: Node's own modules; `packages`: which packages
 * (true: any); `doors`: packages that only one folder or file of the layer may import.
 * @typedef {{ layers: string[], node: boolean, packages: true | string[], doors: Record<string, string[]> }} LayerRule
 */

/** @type {Record<string, LayerRule>} */
export const layerRules = {
  shared: {
    layers: ['shared'],
    node: false,
    packages: [
      'zod',
      'fflate',
      'chardet',
      '@rgrove/parse-xml',
      'papaparse',
      'pdfjs-dist',
      'mammoth',
      'linkedom',
      '@mozilla/readability',
      'postal-mime',
    ],
    doors: {
      zod: ['shared/model/schema.ts'],
      'pdfjs-dist': ['shared/documents/pdf/'],
      mammoth: ['shared/documents/docx/'],
      linkedom: ['shared/documents/html/'],
      '@mozilla/readability': ['shared/documents/html/'],
      'postal-mime': ['shared/documents/eml/'],
    },
  },
  electron: {
    layers: ['electron', 'shared'],
    node: true,
    packages: ['electron', 'fflate', 'chardet'],
    doors: { electron: ['electron/shell/', 'electron/preload/'] },
  },
  renderer: {
    layers: ['renderer', 'shared', 'corpus'],
    node: false,
    packages: true,
    doors: {
      dexie: ['renderer/storage/'],
      lexical: ['renderer/editor/'],
      '@lexical': ['renderer/editor/'],
      electron: [],
      zod: [],
    },
  },
};

const forbiddenNames = /^(index|utils?|helpers?|manager|common)\.(ts|tsx|mjs)$/;
const maxLines = 400;
const importPattern =
  /^(?:import|export)\s[\w*{}\s,$]*?from\s'([^']+)'|^import\s'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/gm;

/** @param {string} specifier @returns {string} the package: `@scope/name` or `name` */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Everything wrong with one file.
 * @param {string} path relative to the repository, `/` between folders
 * @param {string} source
 * @returns {string[]} one sentence each
 */
export function importFaults(path, source) {
  const layer = path.split('/')[0] ?? '';
  const rule = layerRules[layer];
  const isTest = /\.(test|bench)\.tsx?$/.test(path);
  /** @type {string[]} */
  const faults = [];
  if (forbiddenNames.test(posix.basename(path))) faults.push('has a name that says nothing');
  if (source.split('\n').length > maxLines) faults.push(`is longer than ${maxLines} lines`);
  if (!rule) return faults;
  for (const match of source.matchAll(importPattern)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const bare = specifier.replace(/\?.*$/, '');
    if (bare.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(path), bare));
      const targetLayer = target.split('/')[0] ?? '';
      if (!rule.layers.includes(targetLayer) && !isTest)
        faults.push(`imports ${specifier}: ${layer}/ may not reach ${targetLayer}/`);
      if (!/\.[a-z]+$/.test(bare)) faults.push(`imports ${specifier} without its extension`);
      continue;
    }
    if (isTest) continue;
    if (bare.startsWith('node:')) {
      if (!rule.node) faults.push(`imports ${specifier}: Node is for electron/ only`);
      continue;
    }
    const name = packageName(bare);
    const doors = rule.doors[name] ?? rule.doors[name.split('/')[0] ?? ''];
    if (rule.packages !== true && !rule.packages.includes(name))
      faults.push(`imports ${specifier}: not for ${layer}/`);
    else if (doors && !doors.some((door) => path.startsWith(door))) {
      faults.push(`imports ${specifier}: only ${doors.join(', ') || 'other layers'} may`);
    }
  }
  return faults;
}

/** @param {string} folder @returns {string[]} absolute paths of sources */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** Faults of all sources of the repository, `path: sentence` each. */
export function allImportFaults() {
  return ['shared', 'electron', 'renderer', 'e2e', 'build']
    .flatMap((layer) => sourcesIn(join(repository, layer)))
    .flatMap((file) => {
      const path = relative(repository, file).split(sep).join('/');
      return importFaults(path, readFileSync(file, 'utf8')).map((fault) => `${path}: ${fault}`);
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? dirname('')).href) {
  const faults = allImportFaults();
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
