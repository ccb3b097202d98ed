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
  // Folded once a row, not once a comparison: 5,000 names are compared 60,000 times.
  const kept: KeyedRow[] = [];
  for (const row of rows) {
    const { entity } = row;
    if (wanted.types.size > 0 && !wanted.types.has(entity.type)) continue;
    const name = wordsOfEntity(entity);
    if (!words.every((word) => name.includes(word))) continue;
    const rank =
      wanted.sort === 'mentions' ? -row.mentions : wanted.sort === 'type' ? typeRank(entity.type) : 0;
    kept.push({ row, name, rank });
  }
  return kept
    .sort(
      (a, b) =>
        a.rank - b.rank || compareText(a.name, b.name) || compareText(a.row.entity.id, b.row.entity.id),
    )
    .map((keyed) => keyed.row);
}

interface KeyedRow {
  readonly row: RegistryRow;
  readonly name: string;
  /** What comes before the name: fewer first. */
  readonly rank: number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
