// The registry as a list: filtered by words and type, sorted by name, by mentions or by type.
import { foldWords, wordsOfEntity } from '../marks/filter-marks.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';

export const registrySorts = ['mentions', 'name', 'type'] as const;
export type RegistrySort = (typeof registrySorts)[number];

export interface RegistryRow {
  readonly entity: Entity;
  readonly mentions: number;
}

/** The rows that have every word in a name or alias and one of the types (none: any), in the wanted order. */
export function registryRows(
  rows: readonly RegistryRow[],
  wanted: { readonly words: string; readonly types: ReadonlySet<Id>; readonly sort: RegistrySort },
  typeRank: (type: Id) => number,
): RegistryRow[] {
  const words = foldWords(wanted.words).split(' ').filter(Boolean);
  const byName = (a: RegistryRow, b: RegistryRow) =>
    compareText(wordsOfEntity(a.entity), wordsOfEntity(b.entity)) || compareText(a.entity.id, b.entity.id);
  return rows
    .filter(
      ({ entity }) =>
        (wanted.types.size === 0 || wanted.types.has(entity.type)) &&
        words.every((word) => wordsOfEntity(entity).includes(word)),
    )
    .sort((a, b) => {
      if (wanted.sort === 'mentions') return b.mentions - a.mentions || byName(a, b);
      if (wanted.sort === 'type') return typeRank(a.entity.type) - typeRank(b.entity.type) || byName(a, b);
      return byName(a, b);
    });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
