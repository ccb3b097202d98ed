// The file's tags and types among the corpus's: by id, then by name below the same parent; else new, in a legible colour.
import { type CodebookEntry, initialEntityTypes } from '../../model/codebook.ts';
import type { Id } from '../../model/ids.ts';
import { foldName } from '../../text/fold.ts';
import type { IncomingCodebookEntry } from '../incoming.ts';
import { breakLoops } from './break-loops.ts';
import type { PlacingContext } from './placing-context.ts';
import { shapedRecord } from './shape-record.ts';

export type CodebookTable = 'tags' | 'entityTypes' | 'relationTypes';

const palette = initialEntityTypes.map((type) => type.colour);

export class PlacedCodebook {
  readonly #context: PlacingContext;
  readonly #table: CodebookTable;
  /** What the file's list will hold, by id. */
  readonly #entries = new Map<Id, CodebookEntry>();
  readonly #ids = new Map<string, Id>();
  /** Here or come in, by folded name. */
  readonly #named = new Map<string, CodebookEntry[]>();
  readonly #colours = new Map<string, number>();
  matched = 0;
  added = 0;

  constructor(context: PlacingContext, table: CodebookTable, incoming: readonly IncomingCodebookEntry[]) {
    this.#context = context;
    this.#table = table;
    for (const entry of context.store.table(table).values()) {
      this.#name(entry);
      // The codebook of an empty corpus gives way to the file's list, which therefore has to hold it.
      if (context.intoEmpty) this.#entries.set(entry.id, entry);
    }
    const byKey = new Map(incoming.map((entry) => [entry.key, entry]));
    const open = new Set<string>();
    const visit = (entry: IncomingCodebookEntry): Id | null => {
      const known = this.#ids.get(entry.key);
      if (known !== undefined) return known;
      if (open.has(entry.key)) {
        context.problems.warning(entry.where, `“${entry.name}” lies below itself; it comes in at the top.`);
        return null;
      }
      open.add(entry.key);
      const parent = entry.parent === undefined ? undefined : byKey.get(entry.parent);
      if (entry.parent !== undefined && !parent)
        context.problems.warning(
          entry.where,
          `The parent of “${entry.name}” is not in the file; it comes in at the top.`,
        );
      const parentId = parent ? visit(parent) : null;
      open.delete(entry.key);
      // A parent that leads back here has placed this entry meanwhile.
      const id = this.#ids.get(entry.key) ?? this.#place(entry, parentId);
      if (id !== null) this.#ids.set(entry.key, id);
      return id;
    };
    for (const entry of incoming) visit(entry);
  }

  /** The list for the file. */
  get entries(): CodebookEntry[] {
    this.#freeKeys();
    breakLoops(this.#entries, 'parentId', ({ id, name }) =>
      this.#context.problems.warning(
        this.#table,
        `“${name}” (${id}) lies below itself; it comes in at the top.`,
      ),
    );
    return [...this.#entries.values()];
  }

  /** The id of the entry that the file calls so: by key, else by id or name of one that is here. */
  find(called: string): Id | undefined {
    const id =
      this.#ids.get(called) ??
      this.#context.store.get(this.#table, called)?.id ??
      this.#withName(called, undefined)?.id;
    if (id !== undefined) this.include(id);
    return id;
  }

  /** As `find`; what nobody knows becomes an entry of that name. */
  findOrAdd(called: string, where: string): Id | undefined {
    const found = this.find(called);
    if (found !== undefined || called.trim() === '') return found;
    const id = this.#place({ key: called, where, name: called, fields: {} }, null);
    if (id !== null) this.#ids.set(called, id);
    return id ?? undefined;
  }

  /** Puts an entry that is here into the file's list, with its parents: records of the file refer to it. */
  include(id: Id): void {
    for (let at: Id | null = id; at !== null && !this.#entries.has(at); ) {
      const entry: CodebookEntry | undefined = this.#context.store.get(this.#table, at);
      if (!entry) return;
      this.#entries.set(at, entry);
      at = entry.parentId;
    }
  }

  #place(entry: IncomingCodebookEntry, parentId: Id | null): Id | null {
    const { store, problems } = this.#context;
    const name = typeof entry.name === 'string' ? entry.name.trim() : '';
    const ours = entry.id === undefined ? undefined : store.get(this.#table, entry.id);
    if (ours) {
      this.matched++;
      const stated = {
        ...entry.fields,
        ...(name === '' ? {} : { name: entry.name }),
        ...(parentId === null ? {} : { parentId }),
      };
      const record = shapedRecord(this.#table, ours, stated, entry.where, problems) ?? ours;
      this.include(ours.id);
      this.#entries.set(ours.id, record);
      return ours.id;
    }
    const initial =
      this.#table === 'entityTypes'
        ? initialEntityTypes.find(({ id }) => id === (entry.id ?? entry.key))
        : undefined;
    const same = entry.id === undefined ? this.#withName(name, parentId ?? undefined) : undefined;
    if (same) {
      this.matched++;
      this.include(same.id);
      return same.id;
    }
    if (name === '' && !initial) {
      problems.warning(entry.where, 'An entry of the codebook has no name; it is left out.');
      return null;
    }
    const id = entry.id ?? initial?.id ?? this.#context.idOf(this.#table, foldName(name), parentId ?? '');
    if (this.#entries.has(id)) return id;
    const base: CodebookEntry = initial ?? {
      id,
      name,
      colour: this.#colour(),
      key: null,
      description: '',
      parentId: null,
    };
    const record = shapedRecord(
      this.#table,
      base,
      { ...entry.fields, id, ...(name === '' ? {} : { name: entry.name }), parentId },
      entry.where,
      problems,
    );
    if (!record) return null;
    this.added++;
    this.#entries.set(record.id, record);
    this.#name(record);
    return record.id;
  }

  /** The entry of this name below the parent; without a parent stated one at the top, else the only one. */
  #withName(name: string, parentId: Id | undefined): CodebookEntry | undefined {
    const folded = foldName(name);
    const named = this.#named.get(folded) ?? [];
    if (parentId !== undefined) return named.find((entry) => entry.parentId === parentId);
    const byWord = this.#table === 'entityTypes' ? this.#context.store.get('entityTypes', folded) : undefined;
    return (
      named.find((entry) => entry.parentId === null) ?? (named.length === 1 ? named[0] : undefined) ?? byWord
    );
  }

  #name(entry: CodebookEntry): void {
    const colour = entry.colour.toLowerCase();
    this.#colours.set(colour, this.#uses(colour) + 1);
    const folded = foldName(entry.name);
    const named = this.#named.get(folded);
    if (named) named.push(entry);
    else this.#named.set(folded, [entry]);
  }

  /** A colour of the palette, that in use least: each is legible on both themes. */
  #colour(): string {
    return palette.reduce(
      (best, colour) => (this.#uses(colour) < this.#uses(best) ? colour : best),
      palette[0] ?? '#777777',
    );
  }

  #uses(colour: string): number {
    return this.#colours.get(colour) ?? 0;
  }

  /** A number key belongs to one entry: the first in the list keeps it. */
  #freeKeys(): void {
    const taken = new Set<number>();
    for (const [id, entry] of this.#entries) {
      if (entry.key === null) continue;
      if (taken.has(entry.key)) this.#entries.set(id, { ...entry, key: null });
      else taken.add(entry.key);
    }
  }
}
