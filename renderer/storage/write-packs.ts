// Writes changed records into their packs: reads the few packs concerned, changes lines, writes them back. Inside a transaction.
import type { Change, TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusDatabase, PackRow } from './corpus-database.ts';
import type { Pack, PackDirectory } from './pack-directory.ts';
import { packKey } from './pack-directory.ts';
import { groupOf } from './record-encoding.ts';

/** Packs read and written at a time: about 5 MB of marks in memory. */
const packsPerBatch = 64;

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

  constructor(database: CorpusDatabase, directory: PackDirectory) {
    this.#database = database;
    this.#directory = directory;
  }

  /** Plans one change; `json` is the record's JSON, null when it goes. Reads the group's packs where they are not known yet. */
  async add(change: Change, json: string | null): Promise<void> {
    const { table, id } = change;
    const oldGroup = change.before ? groupOf(table, change.before) : null;
    const newGroup = change.after ? groupOf(table, change.after) : null;
    for (const group of new Set([oldGroup, newGroup])) {
      if (group !== null && !this.#directory.knows(table, group)) await this.#readGroup(table, group);
    }
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

  /** Writes every planned change. */
  async write(): Promise<void> {
    const edits = [...this.#edits];
    for (let from = 0; from < edits.length; from += packsPerBatch) {
      const batch = edits.slice(from, from + packsPerBatch);
      const emptied = batch.filter(([pack]) => pack.count === 0).map(([pack]) => packKey(pack));
      if (emptied.length > 0) await this.#database.packs.bulkDelete(emptied);
      const kept = batch.filter(([pack]) => pack.count > 0);
      const old = kept.filter(([, edit]) => !edit.fresh);
      const rows = await this.#database.packs.bulkGet(old.map(([pack]) => packKey(pack)));
      const before = new Map(old.map(([pack], index) => [pack, rows[index]]));
      await this.#database.packs.bulkPut(kept.map(([pack, edit]) => rewrite(pack, before.get(pack), edit)));
    }
  }

  /** Makes the directory forget everything this writing touched. */
  forget(): void {
    for (const [pack, edit] of this.#edits) {
      this.#directory.forget(pack.table, pack.group, edit.set.keys());
    }
  }

  async #readGroup(table: TableName, group: string): Promise<void> {
    await this.#database.packs
      .where('[table+group+n]')
      .between([table, group, 0], [table, group, Number.POSITIVE_INFINITY])
      .each((row) => this.#directory.register(row));
    this.#directory.completeGroup(table, group);
  }

  #edit(pack: Pack): PackEdit {
    const known = this.#edits.get(pack);
    if (known) return known;
    // A pack that was placed just now holds one record and has no edit yet: it is not on disk.
    const edit: PackEdit = { fresh: pack.fresh, set: new Map(), removed: new Set() };
    this.#edits.set(pack, edit);
    return edit;
  }
}

function rewrite(pack: Pack, row: PackRow | undefined, edit: PackEdit): PackRow {
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
