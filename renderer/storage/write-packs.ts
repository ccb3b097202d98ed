// Writes changed records into their packs: reads the few packs concerned, changes lines, writes them back. Inside a transaction.
import type { Change, TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusDatabase, PackRow } from './corpus-database.ts';
import type { Pack, PackDirectory } from './pack-directory.ts';
import { packKey } from './pack-directory.ts';
import { groupOf } from './record-encoding.ts';

/** Packs read and written at a time: 2,000 marks, about 10 ms of cutting lines apart and together again. */
export const packsPerBatch = 16;

interface PackEdit {
  /** Whether the pack is new, so that there is nothing to read. */
  readonly fresh: boolean;
  readonly set: Map<Id, string>;
  readonly removed: Set<Id>;
}

/** The edits of one transaction. Collect the changes in order, then write; after a failure call `forget`. */
export class PackWriting {
  readonly #database: CorpusDatabase;
  readonly #directory: PackDirectory;
  readonly #edits = new Map<Pack, PackEdit>();
  /** The last batch: of many packs only some are worth remembering. */
  #lastWritten: readonly (readonly [Pack, PackRow | undefined])[] = [];

  constructor(database: CorpusDatabase, directory: PackDirectory) {
    this.#database = database;
    this.#directory = directory;
  }

  /** Reads the packs of a change's groups where they are not known yet: to be awaited before `add` if it gives a promise. */
  prepare(change: Change): Promise<void> | null {
    const groups = [change.before, change.after].flatMap((record) =>
      record ? [groupOf(change.table, record)] : [],
    );
    const unknown = groups.filter((group) => !this.#directory.knows(change.table, group));
    return unknown.length === 0 ? null : this.#readGroups(change.table, new Set(unknown));
  }

  /** Plans one change; `json` is the record's JSON, null when it goes. */
  add(change: Change, json: string | null): void {
    const { table, id } = change;
    const newGroup = change.after ? groupOf(table, change.after) : null;
    const present = this.#directory.find(table, id);
    if (present && newGroup === present.group && json !== null) {
      this.#edit(present).set.set(id, json);
      return;
    }
    const left = this.#directory.remove(table, id);
    if (left) {
      const edit = this.#edit(left);
      edit.set.delete(id);
      edit.removed.add(id);
    }
    if (newGroup !== null && json !== null) {
      this.#edit(this.#directory.place(table, newGroup, id)).set.set(id, json);
    }
  }

  /** Asks for every planned change to be written; the last batch may still be on its way when it resolves: `stored`. */
  async write(): Promise<{ readonly stored: PromiseLike<unknown> }> {
    const edits = [...this.#edits];
    let stored: PromiseLike<unknown> = Promise.resolve();
    for (let from = 0; from < edits.length; from += packsPerBatch) {
      await stored;
      const batch = edits.slice(from, from + packsPerBatch);
      const emptied = batch.filter(([pack]) => pack.count === 0).map(([pack]) => packKey(pack));
      if (emptied.length > 0) await this.#database.packs.bulkDelete(emptied);
      const kept = batch.filter(([pack]) => pack.count > 0);
      const before = await this.#read(kept.filter(([, edit]) => !edit.fresh).map(([pack]) => pack));
      const rows = kept.map(([pack, edit]) => rewrite(pack, before.get(pack), edit));
      for (const [pack] of batch) this.#directory.recent.drop(pack);
      this.#lastWritten = kept.map(([pack], index) => [pack, rows[index]]);
      stored = this.#database.packs.bulkPut(rows);
    }
    return { stored };
  }

  /** To be called when the transaction is committed: its new packs are on disk. */
  committed(): void {
    for (const pack of this.#edits.keys()) pack.fresh = false;
    for (const [pack, row] of this.#lastWritten) if (row) this.#directory.recent.keep(pack, row);
  }

  /** Makes the directory forget everything this writing touched. */
  forget(): void {
    for (const [pack, edit] of this.#edits) {
      this.#directory.forget(pack.table, pack.group, edit.set.keys());
    }
  }

  /** The packs as they are on disk. Asks the database only for those that were not written a moment ago. */
  async #read(packs: readonly Pack[]): Promise<ReadonlyMap<Pack, PackRow | undefined>> {
    const { recent } = this.#directory;
    const found = new Map(packs.map((pack) => [pack, recent.get(pack)]));
    const unknown = packs.filter((pack) => !found.get(pack));
    if (unknown.length === 0) return found;
    const rows = await this.#database.packs.bulkGet(unknown.map(packKey));
    unknown.forEach((pack, index) => {
      found.set(pack, rows[index]);
    });
    return found;
  }

  async #readGroups(table: TableName, groups: Iterable<string>): Promise<void> {
    for (const group of groups) {
      this.#directory.beginGroup(table, group);
      await this.#database.packs
        .where('[table+group+n]')
        .between([table, group, 0], [table, group, Number.POSITIVE_INFINITY])
        .each((row) => this.#directory.register(row));
      this.#directory.completeGroup(table, group);
    }
  }

  #edit(pack: Pack): PackEdit {
    const known = this.#edits.get(pack);
    if (known) return known;
    const edit: PackEdit = { fresh: pack.fresh, set: new Map(), removed: new Set() };
    this.#edits.set(pack, edit);
    return edit;
  }
}

function rewrite(pack: Pack, row: PackRow | undefined, edit: PackEdit): PackRow {
  if (row && edit.removed.size === 0 && !row.ids.some((id) => edit.set.has(id))) return appended(row, edit);
  const lines = new Map<Id, string>();
  if (row) {
    const old = row.lines.split('\n');
    row.ids.forEach((id, index) => {
      if (!edit.removed.has(id)) lines.set(id, old[index] ?? '');
    });
  }
  for (const [id, json] of edit.set) lines.set(id, json);
  return {
    table: pack.table,
    group: pack.group,
    n: pack.n,
    ids: [...lines.keys()],
    lines: [...lines.values()].join('\n'),
  };
}

/** The pack with more records behind those it holds: they need not be cut apart. */
function appended(row: PackRow, { set }: PackEdit): PackRow {
  const ids = [...row.ids, ...set.keys()];
  return { ...row, ids, lines: [...(row.ids.length > 0 ? [row.lines] : []), ...set.values()].join('\n') };
}
