// Krippendorff's alpha for unitising a continuum: do observers mark the same stretches, and do they call them the same?
// The family of coefficients of Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual
// continua: Further developments", Quality & Quantity 50 (2016); equation numbers are theirs.

/** A stretch that an observer marked, in any unit of length, half-open; its value is what he called it. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface UnitisingAlpha {
  /** |uα: marked or not, whatever it is called (equation 6). 1 is perfect, 0 is chance; null where chance has no room. */
  readonly boundaries: number | null;
  /** uα: stretches and values together (equation 5). */
  readonly overall: number | null;
  /** cuα: the values of what both marked, boundaries set aside (equation 11). Null where nothing marked is common. */
  readonly values: number | null;
  /** The part of all marked length that was marked by somebody else as well, from 0 to 1. */
  readonly coverage: number;
}

/** What stands between units has a value of its own. */
const gap = '';

/** Adds up a continuum text by text: gaps have no inner bond, so the sum is that of all texts end to end. */
export class UnitisingTally {
  readonly #observed = new Coincidences();
  readonly #valued = new Coincidences();
  readonly #full = new SelfPairs();
  readonly #pairable = new SelfPairs();

  /**
   * One text. `observers`: the units of each, at least two and always as many; units of one observer lie apart and in order
   * (see `disjointUnits`). `length`: of the text, gaps included. Takes time in proportion to the units.
   */
  add(observers: readonly (readonly Unit[])[], length: number): void {
    const weight = 1 / (observers.length - 1);
    for (const [index, units] of observers.entries()) {
      this.#addSelfPairs(units, length);
      for (const [other, others] of observers.entries()) {
        if (index === other) continue;
        for (const { value, against, size } of intersections(units, others, length)) {
          this.#observed.add(value, against, size * weight);
          if (value !== gap && against !== gap) this.#valued.add(value, against, size * weight);
        }
        for (const { value, size } of commonLengths(units, others))
          this.#pairable.add(value, size ** 2 * weight);
      }
    }
  }

  #addSelfPairs(units: readonly Unit[], length: number): void {
    let marked = 0;
    for (const { start, end, value } of units) {
      this.#full.add(value, (end - start) ** 2);
      marked += end - start;
    }
    this.#full.add(gap, length - marked);
  }

  /** The coefficients of all texts together. */
  alpha(): UnitisingAlpha {
    const marked = this.#observed.total - this.#observed.row(gap);
    if (marked === 0) return { boundaries: null, overall: null, values: null, coverage: 0 };
    const valued = this.#valued;
    return {
      boundaries: alpha(this.#observed.merged(gap), this.#full.merged(gap)),
      overall: alpha(this.#observed, this.#full),
      values: valued.total === 0 ? null : alpha(valued, this.#pairable),
      coverage: valued.total / marked,
    };
  }
}

/** Observed and expected disagreement (equations 4, 5 and 10, 11): what pairs a unit with itself is no coincidence. */
function alpha(observed: Coincidences, self: SelfPairs): number | null {
  const disagreed = observed.total - observed.diagonal();
  let expectedAgreed = 0;
  const room = observed.total - self.total / observed.total;
  if (!(room > rounding * observed.total)) return null;
  for (const value of observed.values) expectedAgreed += (observed.row(value) ** 2 - self.of(value)) / room;
  const allExpected = (observed.total ** 2 - self.total) / room;
  const expected = allExpected - expectedAgreed;
  if (!(expected > rounding * observed.total)) return null;
  return 1 - disagreed / expected;
}

/** Less than this part of the whole is a rounding error of sums of integers. */
const rounding = 1e-12;

/** A symmetric matrix of lengths, value against value. */
class Coincidences {
  readonly #cells = new Map<string, Map<string, number>>();
  readonly #rows = new Map<string, number>();
  total = 0;

  add(value: string, against: string, size: number): void {
    const row = this.#cells.get(value) ?? new Map<string, number>();
    this.#cells.set(value, row);
    row.set(against, (row.get(against) ?? 0) + size);
    this.#rows.set(value, this.row(value) + size);
    this.total += size;
  }

  get values(): Iterable<string> {
    return this.#rows.keys();
  }

  row(value: string): number {
    return this.#rows.get(value) ?? 0;
  }

  diagonal(): number {
    let sum = 0;
    for (const [value, row] of this.#cells) sum += row.get(value) ?? 0;
    return sum;
  }

  /** The same with all values but `kept` made one. */
  merged(kept: string): Coincidences {
    const merged = new Coincidences();
    const name = (value: string) => (value === kept ? kept : 'other');
    for (const [value, row] of this.#cells)
      for (const [against, size] of row) merged.add(name(value), name(against), size);
    return merged;
  }
}

/** Lengths paired with themselves, by value: squared for a unit, single for a gap, which has no inner bond. */
class SelfPairs {
  readonly #sums = new Map<string, number>();
  total = 0;

  add(value: string, size: number): void {
    this.#sums.set(value, this.of(value) + size);
    this.total += size;
  }

  of(value: string): number {
    return this.#sums.get(value) ?? 0;
  }

  merged(kept: string): SelfPairs {
    const merged = new SelfPairs();
    for (const [value, size] of this.#sums) merged.add(value === kept ? kept : 'other', size);
    return merged;
  }
}

interface Intersection {
  readonly value: string;
  readonly against: string;
  readonly size: number;
}

/** Every stretch of the continuum with what the one and the other made of it, gaps included (equation 1). */
function* intersections(
  units: readonly Unit[],
  others: readonly Unit[],
  length: number,
): Generator<Intersection> {
  const first = new Walk(units, length);
  const second = new Walk(others, length);
  for (let at = 0; at < length; ) {
    const end = Math.min(first.endAt(at), second.endAt(at));
    yield { value: first.value, against: second.value, size: end - at };
    at = end;
  }
}

/** Steps along one observer's units and the gaps between them. */
class Walk {
  readonly #units: readonly Unit[];
  readonly #length: number;
  #index = 0;
  value = gap;

  constructor(units: readonly Unit[], length: number) {
    this.#units = units;
    this.#length = length;
  }

  /** Where the unit or gap at `at` ends; `value` is then its value. `at` only grows. */
  endAt(at: number): number {
    while ((this.#units[this.#index]?.end ?? Number.POSITIVE_INFINITY) <= at) this.#index++;
    const unit = this.#units[this.#index];
    const inside = unit !== undefined && unit.start <= at;
    this.value = inside ? unit.value : gap;
    return inside ? unit.end : Math.min(unit?.start ?? this.#length, this.#length);
  }
}

/** For each unit how much of it the other marked, in whatever pieces. */
function* commonLengths(
  units: readonly Unit[],
  others: readonly Unit[],
): Generator<{ value: string; size: number }> {
  let from = 0;
  for (const unit of units) {
    while ((others[from]?.end ?? Number.POSITIVE_INFINITY) <= unit.start) from++;
    let size = 0;
    for (let index = from; index < others.length; index++) {
      const other = others[index] as Unit;
      if (other.start >= unit.end) break;
      size += Math.min(unit.end, other.end) - Math.max(unit.start, other.start);
    }
    yield { value: unit.value, size };
  }
}
