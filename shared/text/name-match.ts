// Entities by name and alias for the picker: the best matches first, fast enough for every key.
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import { foldName } from './fold.ts';
import { nearPrefixTest } from './near-prefix.ts';

export interface NameMatch {
  readonly entity: Entity;
  /** The name or alias that matched, as written. */
  readonly matched: string;
  readonly isAlias: boolean;
}

interface NameEntry extends NameMatch {
  readonly folded: string;
}

/** Rank of a match, best first. */
const tiers = ['exact', 'prefix', 'word-prefix', 'all-words', 'substring', 'near'] as const;
type Tier = (typeof tiers)[number];

export class NameIndex {
  /** Shorter names first, so that the order within a tier comes for free. */
  readonly #entries: readonly NameEntry[];

  /** Names of merged entities are offered as the entity they were merged into. */
  constructor(entities: Iterable<Entity>) {
    const byId = new Map<Id, Entity>();
    for (const entity of entities) byId.set(entity.id, entity);
    const entries: NameEntry[] = [];
    for (const entity of byId.values()) {
      const target = mergeTarget(entity, byId);
      if (!target) continue;
      const known = new Set<string>();
      [entity.name, ...entity.aliases].forEach((matched, index) => {
        const folded = foldName(matched);
        if (folded === '' || known.has(folded)) return;
        known.add(folded);
        entries.push({ entity: target, matched, isAlias: index > 0 || target !== entity, folded });
      });
    }
    this.#entries = entries.sort(compareEntries);
  }

  /** At most `limit` entities, each once, best first. A blank query gives the names in alphabetical order. */
  match(query: string, limit: number): NameMatch[] {
    const wanted = foldName(query);
    if (wanted === '') return this.#alphabetical(limit);
    const wantedWords = wanted.includes(' ') ? wanted.split(' ') : null;
    const found = new Map<Tier, Map<Id, NameEntry>>(tiers.map((tier) => [tier, new Map()]));
    const put = (tier: Tier, entry: NameEntry) => {
      const group = found.get(tier);
      if (group && group.size < limit && !group.has(entry.entity.id)) group.set(entry.entity.id, entry);
    };
    for (const entry of this.#entries) {
      const tier = tierOf(entry.folded, wanted, wantedWords);
      if (tier) put(tier, entry);
    }
    const results = unique(found, limit);
    // Nearly right spellings only where right ones leave room: they cost a hundred times more.
    if (results.length >= limit || allowedEdits(wanted) === 0) return results;
    const startsNear = nearPrefixTest(wanted, allowedEdits(wanted));
    for (const entry of this.#entries) {
      if (isNear(entry.folded, startsNear)) put('near', entry);
    }
    return unique(found, limit);
  }

  #alphabetical(limit: number): NameMatch[] {
    return this.#entries
      .filter((entry) => !entry.isAlias)
      .sort((a, b) => compareText(a.folded, b.folded))
      .slice(0, limit)
      .map(toMatch);
  }
}

/** The entity at the end of the merges; undefined when it is not there or the merges go round. */
function mergeTarget(entity: Entity, byId: ReadonlyMap<Id, Entity>): Entity | undefined {
  const seen = new Set<Id>();
  let target: Entity | undefined = entity;
  while (target?.mergedInto) {
    if (seen.has(target.id)) return undefined;
    seen.add(target.id);
    target = byId.get(target.mergedInto);
  }
  return target;
}

function tierOf(name: string, wanted: string, wantedWords: readonly string[] | null): Tier | null {
  const at = name.indexOf(wanted);
  if (at === 0) return name.length === wanted.length ? 'exact' : 'prefix';
  if (at > 0) {
    for (let next = at; next > 0; next = name.indexOf(wanted, next + 1)) {
      if (startsWord(name, next)) return 'word-prefix';
    }
  }
  if (wantedWords?.every((word) => hasWord(name, word))) return 'all-words';
  return at > 0 ? 'substring' : null;
}

function hasWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (startsWord(name, at)) return true;
  }
  return false;
}

/** Whether a word begins at `offset`: after a blank, hyphen, apostrophe, bracket and the like. */
function startsWord(name: string, offset: number): boolean {
  if (offset === 0) return true;
  const before = name.charCodeAt(offset - 1);
  return (
    before < 0x30 || (before > 0x39 && before < 0x61) || (before > 0x7a && before < 0xaa) || before === 0xb7
  );
}

/** Whether a query this short is answered by right spellings alone, 5,000 names in about a millisecond. */
export function isAnsweredAtOnce(query: string): boolean {
  return allowedEdits(foldName(query)) === 0;
}

/** Edits a query may be away: none for short ones, where everything is near everything. */
function allowedEdits(wanted: string): number {
  return wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
}

/** Whether the name or one of its words begins with nearly what was typed. */
function isNear(name: string, startsNear: (name: string, start: number) => boolean): boolean {
  for (let start = 0; start < name.length; ) {
    if (startsNear(name, start)) return true;
    const blank = name.indexOf(' ', start);
    if (blank < 0) return false;
    start = blank + 1;
  }
  return false;
}

function unique(found: ReadonlyMap<Tier, ReadonlyMap<Id, NameEntry>>, limit: number): NameMatch[] {
  const best = new Map<Id, NameEntry>();
  for (const tier of tiers) {
    for (const [id, entry] of found.get(tier) ?? []) if (!best.has(id)) best.set(id, entry);
  }
  return [...best.values()].slice(0, limit).map(toMatch);
}

function toMatch({ entity, matched, isAlias }: NameEntry): NameMatch {
  return { entity, matched, isAlias };
}

function compareEntries(a: NameEntry, b: NameEntry): number {
  return (
    a.folded.length - b.folded.length ||
    Number(a.isAlias) - Number(b.isAlias) ||
    compareText(a.folded, b.folded) ||
    compareText(a.entity.id, b.entity.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
