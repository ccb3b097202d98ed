// The file's entities among the corpus's: by id; by folded name and type only where the file has no ids of ours.
import type { Entity } from '../../model/entity.ts';
import type { Id } from '../../model/ids.ts';
import { foldName } from '../../text/fold.ts';
import type { IncomingEntity } from '../incoming.ts';
import { breakLoops } from './break-loops.ts';
import type { PlacedCodebook } from './place-codebook.ts';
import type { PlacingContext } from './placing-context.ts';
import { shapedRecord } from './shape-record.ts';

/** What an entity has before anybody says anything of it. */
const unknown = {
  aliases: [],
  description: '',
  reliability: null,
  interest: '',
  externalIds: {},
  mergedInto: null,
} as const;

export class PlacedEntities {
  readonly #context: PlacingContext;
  readonly #types: PlacedCodebook;
  readonly #entities = new Map<Id, Entity>();
  readonly #ids = new Map<string, Id>();
  /** Here or come in, by type and folded name; the first of several. */
  readonly #named = new Map<string, Id>();
  /** Entities that the file has a record of. */
  readonly #fromFile = new Set<Id>();
  /** How often records of the file name each entity. */
  readonly #uses = new Map<Id, number>();
  readonly #released = new Set<Id>();
  matched = 0;
  added = 0;

  constructor(context: PlacingContext, types: PlacedCodebook, incoming: readonly IncomingEntity[]) {
    this.#context = context;
    this.#types = types;
    for (const entity of context.store.table('entities').values()) this.#name(entity);
    for (const entity of incoming) {
      if (this.#ids.has(entity.key))
        context.problems.warning(
          entity.where,
          `The entity “${entity.key}” stands twice in the file; the first is taken.`,
        );
      else this.#place(entity);
    }
    for (const entity of incoming) this.#merge(entity);
  }

  /** The list for the file. */
  get entities(): Entity[] {
    for (const id of this.#released)
      if (this.#uses.get(id) === 0 && !this.#context.store.get('entities', id) && this.#entities.delete(id))
        this.added--;
    breakLoops(this.#entities, 'mergedInto', ({ id, name }) =>
      this.#context.problems.warning(
        'entities',
        `“${name}” (${id}) is merged into itself; it comes in unmerged.`,
      ),
    );
    for (const { type } of this.#entities.values()) this.#types.include(type);
    return [...this.#entities.values()];
  }

  /** The id of the entity that the file calls so, or of one that is here under this id. */
  find(called: string): Id | undefined {
    const id = this.#ids.get(called) ?? this.#context.store.get('entities', called)?.id;
    if (id === undefined) return undefined;
    this.include(id);
    this.#uses.set(id, (this.#uses.get(id) ?? 0) + 1);
    return id;
  }

  /** A mention that named an entity by its words turned out to be one that is here, of an entity that the corpus knows. */
  replace(id: Id, ours: Id): void {
    this.#uses.set(id, (this.#uses.get(id) ?? 0) - 1);
    this.#released.add(id);
    this.include(ours);
  }

  /** Whether an entity that the file knows by its words alone may be this one of ours: of its type, and no other of ours. */
  mayBe(id: Id, ours: Id): boolean {
    const { store } = this.#context;
    const [stated, known] = [this.#entities.get(id), store.get('entities', ours)];
    if (!stated || !known || stated.type !== known.type) return false;
    return !store.get('entities', id) || foldName(stated.name) === foldName(known.name);
  }

  nameOf(id: Id): string {
    return this.#entities.get(id)?.name ?? '';
  }

  /** Puts an entity that is here into the file's list, with what it was merged into: records of the file refer to it. */
  include(id: Id): void {
    for (let at: Id | null = id; at !== null && !this.#entities.has(at); ) {
      const entity: Entity | undefined = this.#context.store.get('entities', at);
      if (!entity) return;
      this.#entities.set(at, entity);
      at = entity.mergedInto;
    }
  }

  #place(entity: IncomingEntity): void {
    const { store, problems, stamps } = this.#context;
    const { key, where, fields } = entity;
    // A name that is blank is one in our own files; without an id of ours there is only the key to call it by.
    const isNamed = typeof entity.name === 'string' && (entity.id !== undefined || entity.name.trim() !== '');
    const name = isNamed ? entity.name : key;
    // A file that has a record of it says its own name.
    const saysMerged = Object.keys(fields).length === 0 && this.#saysMerged(entity.id, name);
    const stated =
      entity.type === undefined || saysMerged ? undefined : this.#types.findOrAdd(entity.type, where);
    const byName = entity.id === undefined ? this.#named.get(nameKey(stated ?? 'other', name)) : undefined;
    const id = entity.id ?? byName ?? this.#context.idOf('entity', stated ?? 'other', foldName(name));
    const ours = store.get('entities', id);
    const earlier = this.#entities.get(id);
    if (earlier && (!ours || byName !== undefined) && this.#fromFile.has(id)) {
      // Two of the file's keys for one entity: what the first says stands, names and ids of the second come beside it.
      const { aliases, externalIds } = added(fields, earlier);
      const more = { ...(aliases && { aliases }), ...(externalIds && { externalIds }) };
      this.#entities.set(id, shapedRecord('entities', earlier, more, where, problems) ?? earlier);
      this.#ids.set(key, id);
      return;
    }
    const statedStamps = stamps.of('entities', id, entity, ours, where);
    const named = byName === undefined && !saysMerged ? { name } : {};
    const known = byName === undefined || !ours ? fields : added(fields, ours);
    // `other` is always there once it is asked for.
    const type = stated ?? ours?.type ?? this.#types.findOrAdd('other', where) ?? 'other';
    const record = shapedRecord(
      'entities',
      ours ?? { id, type, name, ...unknown, ...statedStamps },
      { ...known, ...named, type, ...statedStamps },
      where,
      problems,
    );
    if (!record) return;
    if (ours) this.matched++;
    else this.added++;
    this.#ids.set(key, record.id);
    this.#fromFile.add(record.id);
    if (ours) this.include(ours.id);
    this.#entities.set(record.id, record);
    this.#name(record);
  }

  /**
   * Whether a name for one of ours is that of the entity it was merged into: formats with one name for a mention say that
   * one, with its type, and no other of ours.
   */
  #saysMerged(id: Id | undefined, name: string): boolean {
    const { store } = this.#context;
    const seen = new Set<Id>();
    for (
      let at = id;
      at !== undefined && !seen.has(at);
      at = store.get('entities', at)?.mergedInto ?? undefined
    ) {
      if (at !== id && foldName(store.get('entities', at)?.name ?? '') === foldName(name)) return true;
      seen.add(at);
    }
    return false;
  }

  #merge({ key, where, mergedInto }: IncomingEntity): void {
    const id = this.#ids.get(key);
    const entity = id === undefined ? undefined : this.#entities.get(id);
    if (mergedInto === undefined || !entity) return;
    const into = this.find(mergedInto);
    if (into === undefined)
      this.#context.problems.warning(
        where,
        `“${entity.name}” is merged into an entity that is not in the file; it comes in unmerged.`,
      );
    // Two names that turned out to be one entity here need no merge.
    else if (into !== entity.id) this.#entities.set(entity.id, { ...entity, mergedInto: into });
  }

  #name({ id, type, name }: Entity): void {
    const called = nameKey(type, name);
    if (!this.#named.has(called)) this.#named.set(called, id);
  }
}

/**
 * What a file adds to an entity that it only knows by name: other names and ids go beside ours, and what it leaves empty
 * says nothing.
 */
function added(fields: IncomingEntity['fields'], ours: Entity): IncomingEntity['fields'] {
  const stated = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  const { aliases, externalIds } = fields;
  return {
    ...Object.fromEntries(stated),
    ...(Array.isArray(aliases) && { aliases: [...new Set([...ours.aliases, ...aliases])] }),
    ...(typeof externalIds === 'object' && { externalIds: { ...externalIds, ...ours.externalIds } }),
  };
}

function nameKey(type: Id, name: string): string {
  return `${type}\n${foldName(name)}`;
}
