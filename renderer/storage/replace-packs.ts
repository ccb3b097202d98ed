// Edits of a bulk: which packs they touch, and each of those written anew beside the old one, which the last transaction removes.
import type { Change } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusDatabase, PackKey, PackRow } from './corpus-database.ts';
import type { Pack, PackDirectory } from './pack-directory.ts';
import { packKey } from './pack-directory.ts';
import { encodeChange, groupOf } from './record-encoding.ts';
import type { Slice } from './time-slices.ts';
import { PackWriting } from './write-packs.ts';

/** What a bulk does with records that are there. */
export interface EditPlan {
  /** By the pack that holds the records, which all of it stays or goes by these changes. */
  readonly packs: ReadonlyMap<Pack, readonly Change[]>;
  /** Records that come into another group: they leave one of the packs above. */
  readonly moving: readonly Change[];
  /** Removals of what no pack holds: they concern the journal alone. */
  readonly absent: readonly Change[];
}

/** Finds the pack of every change. Nothing else may write meanwhile. */
export async function planEdits(
  database: CorpusDatabase,
  directory: PackDirectory,
  edits: readonly Change[],
  slice: Slice,
): Promise<EditPlan> {
  const reading = new PackWriting(database, directory);
  const packs = new Map<Pack, Change[]>();
  const moving: Change[] = [];
  const absent: Change[] = [];
  for (const [index, change] of edits.entries()) {
    if (index % 256 === 0) await slice.pause();
    const prepared = reading.prepare(change);
    if (prepared) await prepared;
    const pack = directory.find(change.table, change.id);
    if (pack) {
      const known = packs.get(pack);
      if (known) known.push(change);
      else packs.set(pack, [change]);
    }
    if (change.after && (!pack || !staysIn(pack, change))) moving.push(change);
    if (!change.after && !pack) absent.push(change);
  }
  return { packs, moving, absent };
}

/** One pack written anew, and the changes that this tells the journal: what moves elsewhere is told there. */
export interface Replacement {
  /** Null where nothing is left in it. */
  readonly row: PackRow | null;
  readonly changes: readonly Change[];
  readonly encoded: readonly string[];
}

/** Makes the pack anew under another number of its group. */
export function replacePack(
  pack: Pack,
  row: PackRow | undefined,
  changes: readonly Change[],
  reserve: () => PackKey,
): Replacement {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const ids: Id[] = [];
  const lines: string[] = [];
  const told: Change[] = [];
  const encoded: string[] = [];
  const old = row?.lines.split('\n') ?? [];
  const keep = (id: Id, json: string) => {
    ids.push(id);
    lines.push(json);
  };
  const edit = (change: Change, line?: string) => {
    const json = staysIn(pack, change) ? JSON.stringify(change.after) : null;
    if (json !== null) keep(change.id, json);
    else if (change.after) return;
    told.push(change);
    // The line is what the record was: it need not be made again.
    encoded.push(encodeChange(change, json, line));
  };
  for (const [index, id] of row?.ids.entries() ?? []) {
    const line = old[index] ?? '';
    const change = byId.get(id);
    if (!change) keep(id, line);
    else if (byId.delete(id)) edit(change, line);
  }
  // Only of a damaged pack: what it has lost is there again.
  for (const change of byId.values()) edit(change);
  const { table, group } = pack;
  const anew = ids.length > 0 ? { table, group, n: reserve()[2], ids, lines: lines.join('\n') } : null;
  return { row: anew, changes: told, encoded };
}

/** The packs as they are on disk, in the order asked for. */
export function readRows(database: CorpusDatabase, packs: readonly Pack[]): Promise<(PackRow | undefined)[]> {
  return database.packs.bulkGet(packs.map(packKey));
}

function staysIn(pack: Pack, { table, after }: Change): boolean {
  return after !== null && groupOf(table, after) === pack.group;
}
