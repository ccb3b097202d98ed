// Collects what a foreign file says while it is read: each name becomes one record, losses and faults are counted.
import { LossCounter } from '../export/loss-counter.ts';
import { ProblemList } from '../native/problem.ts';
import { foldName } from '../text/fold.ts';
import type { ImportedFile } from './importer.ts';
import type {
  Incoming,
  IncomingAnalyst,
  IncomingCodebookEntry,
  IncomingEntity,
  IncomingLink,
  IncomingMark,
  IncomingSource,
  OffsetUnit,
} from './incoming.ts';

/** What tells an entity from others of its name: its entry in a register. */
export interface EntityIdentity {
  /** The same for the same entity: `wikidata:Q1`. */
  readonly key: string;
  /** The register's name for it; without one its first surface form is its name. */
  readonly name?: string;
  readonly externalIds: Readonly<Record<string, string>>;
}

type Vocabulary = 'tags' | 'entityTypes' | 'relationTypes';

export class IncomingBuilder {
  unit: OffsetUnit;
  corpus: Incoming['corpus'] = {};
  readonly losses = new LossCounter();
  readonly problems = new ProblemList();
  readonly #analysts = new Map<string, IncomingAnalyst>();
  readonly #vocabulary: Readonly<Record<Vocabulary, Map<string, IncomingCodebookEntry>>> = {
    tags: new Map(),
    entityTypes: new Map(),
    relationTypes: new Map(),
  };
  readonly #sources = new Map<string, IncomingSource>();
  readonly #entities = new Map<string, IncomingEntity>();
  /** Names of the entities that registers know: folded, and the aliases as they stand in the texts. */
  readonly #forms = new Map<string, { readonly folded: Set<string>; readonly aliases: string[] }>();
  readonly #marks = new Map<string, IncomingMark>();
  readonly #links = new Map<string, IncomingLink>();
  /** Paths of files that something was taken from, or that only say what is known anyway. */
  readonly #used = new Set<string>();
  readonly #reasons = new Map<string, string>();

  constructor(unit: OffsetUnit) {
    this.unit = unit;
  }

  /** Something was taken from this file. */
  use(path: string): void {
    this.#used.add(path);
  }

  /** Nothing is taken from this file, for a reason. */
  passOver(path: string, reason: string): void {
    if (!this.#reasons.has(path)) this.#reasons.set(path, reason);
  }

  /** The key of the analyst with this key, who is made where unknown. */
  analyst(key: string, name: string, where: string): string {
    if (!this.#analysts.has(key)) this.#analysts.set(key, { key, name, where });
    return key;
  }

  /** Takes a record as it is; the first with a key stands. */
  addAnalyst(analyst: IncomingAnalyst): void {
    if (!this.#analysts.has(analyst.key)) this.#analysts.set(analyst.key, analyst);
  }

  hasAnalyst(key: string): boolean {
    return this.#analysts.has(key);
  }

  /** The key of the entry of this name (compared folded), which is made where unknown, with `more` of it. */
  entry(
    vocabulary: Vocabulary,
    name: string,
    where: string,
    more: Partial<Pick<IncomingCodebookEntry, 'parent' | 'fields'>> = {},
  ): string {
    const key = `name:${foldName(name)}`;
    const entries = this.#vocabulary[vocabulary];
    if (!entries.has(key)) entries.set(key, { key, name: name.trim(), where, fields: {}, ...more });
    return key;
  }

  addEntry(vocabulary: Vocabulary, entry: IncomingCodebookEntry): void {
    if (!this.#vocabulary[vocabulary].has(entry.key)) this.#vocabulary[vocabulary].set(entry.key, entry);
  }

  /** The key of the one entity with this surface form (compared folded) and type, made where unknown. */
  entityNamed(surface: string, type: string, where: string, fields: IncomingEntity['fields'] = {}): string {
    const name = surface.replace(/\s+/g, ' ').trim();
    const key = `name:${foldName(type)}:${foldName(name)}`;
    if (!this.#entities.has(key)) this.#entities.set(key, { key, where, name, type, fields });
    return key;
  }

  /** The key of the entity a register knows, made where unknown; each further surface form becomes an alias of it. */
  entityIdentified(identity: EntityIdentity, surface: string, type: string, where: string): string {
    const key = `register:${identity.key}`;
    const form = surface.replace(/\s+/g, ' ').trim();
    const name = identity.name?.trim() || form || identity.key;
    const forms = this.#forms.get(key) ?? { folded: new Set([foldName(name)]), aliases: [] };
    if (!this.#forms.has(key)) {
      this.#forms.set(key, forms);
      const { externalIds } = identity;
      this.#entities.set(key, { key, where, name, type, fields: { externalIds, aliases: forms.aliases } });
    }
    const folded = foldName(form);
    if (folded !== '' && !forms.folded.has(folded)) {
      forms.folded.add(folded);
      forms.aliases.push(form);
    }
    return key;
  }

  /** The first with a key stands, unless it knows no type and this one does. */
  addEntity(entity: IncomingEntity): void {
    const known = this.#entities.get(entity.key);
    if (!known || (known.type === undefined && entity.type !== undefined))
      this.#entities.set(entity.key, entity);
  }

  entity(key: string): IncomingEntity | undefined {
    return this.#entities.get(key);
  }

  hasEntity(key: string): boolean {
    return this.#entities.has(key);
  }

  addSource(source: IncomingSource): void {
    if (!this.#sources.has(source.key)) this.#sources.set(source.key, source);
  }

  source(key: string): IncomingSource | undefined {
    return this.#sources.get(key);
  }

  /** Replaces a source by a version of it that says more. */
  changeSource(source: IncomingSource): void {
    this.#sources.set(source.key, source);
  }

  /** False where a mark with this key is here already: it is left out and told. */
  addMark(mark: IncomingMark): boolean {
    if (this.#marks.has(mark.key)) {
      this.problems.repeatedWarning(
        'twice',
        mark.where,
        'The same annotation stands twice in the file; the first is taken.',
      );
      return false;
    }
    this.#marks.set(mark.key, mark);
    return true;
  }

  mark(key: string): IncomingMark | undefined {
    return this.#marks.get(key);
  }

  /** Replaces a mark by a version of it that says more. */
  changeMark(mark: IncomingMark): void {
    this.#marks.set(mark.key, mark);
  }

  addLink(link: IncomingLink): void {
    if (!this.#links.has(link.key)) this.#links.set(link.key, link);
  }

  /** `files`: all that were given; what was not used of them is told, with `reason` where there is none of its own. */
  finish(files: readonly ImportedFile[] = [], reason = 'Nothing in this format was found in it.'): Incoming {
    const passedOver = files.flatMap(({ path }) =>
      this.#used.has(path) ? [] : [{ path, reason: this.#reasons.get(path) ?? reason }],
    );
    return {
      unit: this.unit,
      corpus: this.corpus,
      analysts: [...this.#analysts.values()],
      tags: [...this.#vocabulary.tags.values()],
      entityTypes: [...this.#vocabulary.entityTypes.values()],
      relationTypes: [...this.#vocabulary.relationTypes.values()],
      sources: [...this.#sources.values()],
      entities: [...this.#entities.values()].map(withoutEmptyAliases),
      marks: [...this.#marks.values()],
      links: [...this.#links.values()],
      dropped: this.losses.losses,
      problems: this.problems.all(),
      passedOver,
    };
  }
}

/** A file that states no alias leaves those that are here alone. */
function withoutEmptyAliases(entity: IncomingEntity): IncomingEntity {
  if (entity.id !== undefined || entity.fields.aliases?.length !== 0) return entity;
  const { aliases: _, ...fields } = entity.fields;
  return { ...entity, fields };
}
