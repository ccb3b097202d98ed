// Remembers which pack holds which record and how full it is, so that a change rewrites one small pack.
// Only the writer changes it; after a failed transaction the groups it touched are forgotten and read again.
import type { TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { PackKey, PackRow } from './corpus-database.ts';
import { RecentPacks } from './recent-packs.ts';
import { packSize } from './record-encoding.ts';

/** One pack: its key and how many records it holds. */
export interface Pack {
  readonly table: TableName;
  readonly group: string;
  readonly n: number;
  count: number;
  /** Whether it was made by a transaction that is not committed: nothing of it is on disk. */
  fresh: boolean;
}

interface Group {
  /** Whether every pack of the group on disk is registered. */
  complete: boolean;
  /** Whether a failed write made what is known about it useless, until the writer reads it again. */
  readonly forgotten: boolean;
  readonly packs: Map<number, Pack>;
  last: Pack | null;
  nextNumber: number;
}

/** The primary key of a pack. */
export function packKey(pack: Pack): PackKey {
  return [pack.table, pack.group, pack.n];
}

export class PackDirectory {
  readonly recent = new RecentPacks();
  readonly #packOf = new Map<TableName, Map<Id, Pack>>();
  readonly #groups = new Map<TableName, Map<string, Group>>();
  readonly #completeTables = new Set<TableName>();
  /** Packs of an import that is not committed, as `table group n`. */
  readonly #reserved = new Set<string>();

  /** Whether all packs of a group are known: after it, or its whole table, was read. */
  knows(table: TableName, group: string): boolean {
    return this.#group(table, group).complete;
  }

  find(table: TableName, id: Id): Pack | undefined {
    return this.#packOf.get(table)?.get(id);
  }

  /** Notes a pack that was read; one of a group already complete is old news, one of an open import not there yet. */
  register(row: PackRow): void {
    if (this.knows(row.table, row.group) || this.#reserved.has(reservation(row.table, row.group, row.n)))
      return;
    this.#add(row.table, row.group, row.n, row.ids);
  }

  /** All packs of the group were registered, in order, since the program began to read it. */
  completeGroup(table: TableName, group: string): void {
    const entry = this.#group(table, group);
    entry.complete = !entry.forgotten;
  }

  /** From now on a group that is not known is a new one. */
  completeTable(table: TableName): void {
    this.#completeTables.add(table);
    for (const group of this.#groups.get(table)?.values() ?? []) group.complete = !group.forgotten;
  }

  /** Begins a group anew; to be followed by `register` for each of its packs and `completeGroup`. */
  beginGroup(table: TableName, group: string): void {
    const { nextNumber } = this.#group(table, group);
    this.#groups.get(table)?.set(group, { ...emptyGroup(false), nextNumber });
  }

  /** The pack a new record goes to: the last one while it has room, else a new one. */
  place(table: TableName, group: string, id: Id): Pack {
    const entry = this.#group(table, group);
    const last = entry.last;
    const pack = last && last.count < packSize(table) ? last : this.#newPack(entry, table, group);
    pack.count++;
    this.#ids(table).set(id, pack);
    return pack;
  }

  /** Takes a record out; returns the pack it was in. */
  remove(table: TableName, id: Id): Pack | undefined {
    const pack = this.find(table, id);
    if (!pack) return undefined;
    this.#ids(table).delete(id);
    pack.count--;
    if (pack.count === 0) this.#drop(pack);
    return pack;
  }

  /** Keeps a number free for a pack that is written now and registered, by `adopt`, when its import is committed. */
  reserve(table: TableName, group: string): PackKey {
    const n = this.#group(table, group).nextNumber++;
    this.#reserved.add(reservation(table, group, n));
    return [table, group, n];
  }

  /** Gives up the numbers of an import that was not committed. They are not used again in this session. */
  release(keys: readonly PackKey[]): void {
    for (const key of keys) this.#reserved.delete(reservation(...key));
  }

  /** Notes a pack of an import that was committed. */
  adopt(key: PackKey, ids: readonly Id[]): void {
    this.release([key]);
    this.#add(key[0], key[1], key[2], ids);
  }

  /** Notes that a committed import has put other packs in the place of this one; to be called before those are adopted. */
  supersede(pack: Pack, ids: Iterable<Id>): void {
    this.#drop(pack);
    this.recent.drop(pack);
    for (const id of ids) this.#ids(pack.table).delete(id);
  }

  /** Forgets a group and what `ids` were placed where: the transaction that placed them failed. */
  forget(table: TableName, group: string, ids: Iterable<Id>): void {
    const { nextNumber } = this.#group(table, group);
    this.#groups.get(table)?.set(group, { ...emptyGroup(false), nextNumber, forgotten: true });
    for (const id of ids) this.#ids(table).delete(id);
  }

  #add(table: TableName, groupName: string, n: number, ids: readonly Id[]): void {
    const group = this.#group(table, groupName);
    const pack: Pack = { table, group: groupName, n, count: ids.length, fresh: false };
    group.packs.set(n, pack);
    group.nextNumber = Math.max(group.nextNumber, n + 1);
    if (!group.last || n > group.last.n) group.last = pack;
    const packOf = this.#ids(table);
    for (const id of ids) packOf.set(id, pack);
  }

  #newPack(group: Group, table: TableName, name: string): Pack {
    const pack: Pack = { table, group: name, n: group.nextNumber++, count: 0, fresh: true };
    group.packs.set(pack.n, pack);
    group.last = pack;
    return pack;
  }

  #drop(pack: Pack): void {
    const group = this.#group(pack.table, pack.group);
    group.packs.delete(pack.n);
    if (group.last === pack) group.last = null;
  }

  #ids(table: TableName): Map<Id, Pack> {
    const known = this.#packOf.get(table) ?? new Map<Id, Pack>();
    this.#packOf.set(table, known);
    return known;
  }

  #group(table: TableName, name: string): Group {
    const groups = this.#groups.get(table) ?? new Map<string, Group>();
    this.#groups.set(table, groups);
    const group = groups.get(name) ?? emptyGroup(this.#completeTables.has(table));
    groups.set(name, group);
    return group;
  }
}

function reservation(table: TableName, group: string, n: number): string {
  return `${table} ${n} ${group}`;
}

function emptyGroup(complete: boolean): Group {
  return { complete, forgotten: false, packs: new Map(), last: null, nextNumber: 0 };
}
