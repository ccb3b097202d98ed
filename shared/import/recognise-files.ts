// Which formats some files may be of, the likeliest first.
import type { ImportedFile } from './importer.ts';
import { importers } from './registry.ts';

export interface Recognised {
  /** Id of an importer. */
  readonly id: string;
  /** From above 0 to 1. */
  readonly likeness: number;
}

/** From here on a format counts as recognised: the files go to its importer without being asked about. */
export const surely = 0.8;

/** From here on files that nothing else can be made of are offered to an importer, which says if they are not its own. */
export const perhaps = 0.3;

/** Formats that are possible at all; equals in the order of the registry. */
export function recogniseFiles(files: readonly ImportedFile[]): Recognised[] {
  return importers
    .map((importer) => ({ id: importer.id, likeness: importer.recognise(files) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
}

/** What some of the files of a folder are, beside whatever else lies there. */
export interface LooksLike {
  /** Id of an importer. */
  readonly id: string;
  /** Paths of the files that tell it. */
  readonly paths: readonly string[];
}

/** Bytes of a file that `lookAlike` needs. */
export const enoughToLook = 16_384;

/** Files of one ending that are looked at: a folder may hold ten thousand of them. */
const looked = 100;

/** JSON is another tool's or nothing; a table may be anybody's list and has to be known by its columns. */
const needed = (path: string) => (/\.json(?:l|ld)?$/i.test(path) ? perhaps : surely);

/**
 * The format that files of one ending evidently are of, though others lie beside them; the surest one, null where there is
 * none. Texts tell nothing. Beginnings of the files are enough.
 */
export function lookAlike(files: readonly ImportedFile[]): LooksLike | null {
  const groups = new Map<string, ImportedFile[]>();
  for (const file of files) {
    const [, ending = ''] = /\.([a-z0-9]+)$/i.exec(file.path) ?? [];
    const kind = ending.toLowerCase().replace('tsv', 'csv');
    if (kind === 'txt' || kind === 'md' || /\.glossator(\.json)?$/i.test(file.path)) continue;
    const group = groups.get(kind);
    if (group) group.push(file);
    else groups.set(kind, [file]);
  }
  let best: (LooksLike & { readonly likeness: number }) | null = null;
  for (const group of groups.values()) {
    // One stray file of an ending must not hide the others of it.
    const strays = new Set(group.slice(0, looked).filter((file) => recogniseFiles([file]).length === 0));
    // What was not looked at counts as what was, where anything was.
    const telling = strays.size < looked ? group.filter((file) => !strays.has(file)) : [];
    const [first] = recogniseFiles(telling.slice(0, looked));
    const path = telling[0]?.path ?? '';
    if (!first || first.likeness < needed(path) || first.likeness <= (best?.likeness ?? 0)) continue;
    best = { id: first.id, likeness: first.likeness, paths: telling.map((each) => each.path) };
  }
  return best && { id: best.id, paths: best.paths };
}
