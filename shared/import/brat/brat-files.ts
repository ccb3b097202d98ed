// Which files of a folder belong together: a text, its annotations, the configuration above them.
import type { ImportedFile } from '../importer.ts';
import { type BratConfig, readBratConfig } from './brat-config.ts';

export interface BratFiles {
  /** The path of the document without its ending. */
  readonly key: string;
  readonly text: ImportedFile | undefined;
  /** `.ann`, or the files of a BioNLP shared task in the order in which they build on each other. */
  readonly annotations: readonly ImportedFile[];
}

export interface BratConfigFiles {
  /** Path of the folder, empty at the top. */
  readonly folder: string;
  readonly annotation: ImportedFile | undefined;
  readonly visual: ImportedFile | undefined;
}

/** `.a1` has the entities, `.a2` and the others what was found over them. */
const endings = ['ann', 'a1', 'a2', 'rel', 'co'];

/** The documents that have annotations, in the order of the files, and every configuration. */
export function bratFiles(files: readonly ImportedFile[]): {
  readonly documents: readonly BratFiles[];
  readonly configs: readonly BratConfigFiles[];
} {
  const texts = new Map<string, ImportedFile>();
  const annotations = new Map<string, { file: ImportedFile; rank: number }[]>();
  const configs = new Map<string, { folder: string; annotation?: ImportedFile; visual?: ImportedFile }>();
  for (const file of files) {
    const { folder, name } = partsOf(file.path);
    // What macOS adds to zips.
    if (name.startsWith('._') || folder.startsWith('__MACOSX')) continue;
    const [, base = '', ending = ''] = /^(.*)\.([a-z0-9]+)$/i.exec(file.path) ?? [];
    const rank = endings.indexOf(ending.toLowerCase());
    if (ending.toLowerCase() === 'txt') texts.set(base, file);
    else if (rank >= 0) annotations.set(base, [...(annotations.get(base) ?? []), { file, rank }]);
    else if (name === 'annotation.conf' || name === 'visual.conf') {
      const config = configs.get(folder) ?? { folder };
      configs.set(folder, { ...config, [name === 'visual.conf' ? 'visual' : 'annotation']: file });
    }
  }
  return {
    documents: [...annotations].map(([key, found]) => ({
      key,
      text: texts.get(key),
      annotations: found.sort((a, b) => a.rank - b.rank).map(({ file }) => file),
    })),
    configs: [...configs.values()].map((config) => ({
      folder: config.folder,
      annotation: config.annotation,
      visual: config.visual,
    })),
  };
}

const noConfig = readBratConfig('', '');

/** The configuration that holds for a document: that of its folder, or of the nearest above it. */
export function configOf(key: string, configs: ReadonlyMap<string, BratConfig>): BratConfig {
  let { folder } = partsOf(key);
  for (;;) {
    const config = configs.get(folder);
    if (config) return config;
    if (folder === '') return noConfig;
    ({ folder } = partsOf(folder));
  }
}

function partsOf(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: slash < 0 ? '' : path.slice(0, slash), name: path.slice(slash + 1) };
}
