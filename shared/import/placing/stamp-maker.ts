// Who made a record and when, as far as the file says. What it does not say never makes a record newer than ours.
import type { Change } from '../../change/change-set.ts';
import { type Analyst, tombstoneKey } from '../../model/corpus.ts';
import type { Id, Timestamp } from '../../model/ids.ts';
import { isTimestamp } from '../../native/check-dates.ts';
import type { ProblemList } from '../../native/problem.ts';
import type { CorpusStore } from '../../store/corpus-store.ts';
import { foldName } from '../../text/fold.ts';
import type { Incoming, IncomingStamps } from '../incoming.ts';
import { isUuid } from './placed-id.ts';

/** The last four fields of a record. */
export interface Stamps {
  readonly createdAt: Timestamp;
  readonly createdBy: Id;
  readonly updatedAt: Timestamp;
  readonly updatedBy: Id;
}

export class StampMaker {
  readonly #store: CorpusStore;
  readonly #at: Timestamp;
  readonly #by: Id;
  readonly #idOf: (...names: readonly string[]) => Id;
  readonly #problems: ProblemList;
  /** Analysts who stand in stamps, by id. */
  readonly #met = new Map<Id, Analyst>();
  /** Ids by what the file calls them. */
  readonly #ids = new Map<string, Id>();
  readonly #byName = new Map<string, Analyst>();

  constructor(
    incoming: Incoming,
    store: CorpusStore,
    { at, by }: { readonly at: Timestamp; readonly by: Id },
    idOf: (...names: readonly string[]) => Id,
    problems: ProblemList,
  ) {
    this.#store = store;
    this.#at = at;
    this.#by = by;
    this.#idOf = idOf;
    this.#problems = problems;
    for (const analyst of store.table('analysts').values()) this.#byName.set(foldName(analyst.name), analyst);
    for (const { key, id, name } of incoming.analysts) {
      if (typeof key !== 'string' || typeof name !== 'string') continue;
      this.#ids.set(key, this.#meet(typeof id === 'string' && id !== '' ? id : undefined, name));
    }
  }

  /** Everybody who stands in the stamps made, for the file's list. */
  get analysts(): readonly Analyst[] {
    return [...this.#met.values()];
  }

  /** Stamps for a record of the file; `ours` is the record that is here already. */
  of(
    table: Change['table'],
    id: Id,
    stated: IncomingStamps,
    ours: Stamps | undefined,
    where: string,
  ): Stamps {
    const updatedAt = this.#time(stated.updatedAt, where);
    const createdAt = this.#time(stated.createdAt, where);
    const [createdBy, updatedBy] = [this.#analyst(stated.createdBy), this.#analyst(stated.updatedBy)];
    if (ours) {
      const at = updatedAt ?? ours.createdAt;
      return {
        createdAt: createdAt ?? ours.createdAt,
        createdBy: createdBy ?? ours.createdBy,
        updatedAt: at,
        updatedBy: updatedBy ?? (updatedAt === undefined ? ours.updatedBy : (createdBy ?? ours.updatedBy)),
      };
    }
    // What was deleted here stays so unless the file says that it was changed later.
    const deletedAt = this.#store.get('deleted', tombstoneKey(table, id))?.at;
    const at = updatedAt ?? createdAt ?? deletedAt ?? this.#at;
    const by = createdBy ?? updatedBy ?? this.#by;
    return { createdAt: createdAt ?? at, createdBy: by, updatedAt: at, updatedBy: updatedBy ?? by };
  }

  #time(stated: unknown, where: string): Timestamp | undefined {
    if (stated === undefined || stated === null) return undefined;
    // The model has 40 characters for a time.
    if (typeof stated === 'string' && stated.length <= 40 && isTimestamp(stated)) return stated;
    this.#problems.repeatedWarning(
      'time',
      where,
      `“${String(stated).slice(0, 40)}” is not a time like 2026-11-21T10:00:00Z; it is left out.`,
    );
    return undefined;
  }

  /** The analyst whom the file calls so by key, id or name; a stranger comes in under that name. */
  #analyst(called: unknown): Id | undefined {
    if (typeof called !== 'string' || called.trim() === '') return undefined;
    const known = this.#ids.get(called);
    if (known !== undefined) return known;
    const here = this.#store.get('analysts', called);
    const id = here
      ? this.#meet(here.id, here.name)
      : this.#meet(isUuid(called) ? called : undefined, called);
    this.#ids.set(called, id);
    return id;
  }

  #meet(id: Id | undefined, name: string): Id {
    const here =
      (id === undefined ? undefined : this.#store.get('analysts', id)) ??
      (id === undefined ? this.#byName.get(foldName(name)) : undefined);
    const analyst = here ?? { id: (id ?? this.#idOf('analyst', foldName(name))).slice(0, 200), name };
    this.#met.set(analyst.id, analyst);
    this.#byName.set(foldName(name), analyst);
    return analyst.id;
  }
}
