import { describe, expect, test } from 'vitest';
import { seeded } from '../store/seeded.test-support.ts';
import { disjointUnits } from './disjoint-units.ts';
import { type Unit, UnitisingTally } from './unitising-alpha.ts';

const unit = (start: number, end: number, value: string): Unit => ({ start, end, value });

function alphaOf(observers: readonly (readonly Unit[])[], length: number) {
  const tally = new UnitisingTally();
  tally.add(observers, length);
  return tally.alpha();
}

describe('coefficients worked out by hand', () => {
  const cases = [
    {
      name: 'the same units and values',
      first: [unit(0, 10, 'a'), unit(20, 30, 'b')],
      second: [unit(0, 10, 'a'), unit(20, 30, 'b')],
      expected: { boundaries: 1, overall: 1, values: 1, coverage: 1 },
    },
    {
      // Observed: 9 of 50 places marked by one alone. Marked are 41 of 100, self-pairs 353 and 59: room 100 − 412 / 100.
      name: 'units moved, a value changed, one alone',
      first: [unit(0, 10, 'a'), unit(20, 30, 'b')],
      second: [unit(0, 8, 'a'), unit(22, 30, 'a'), unit(35, 40, 'b')],
      expected: {
        boundaries: 1 - 18 / ((2 * 41 * 59) / 95.88),
        overall: 1 - 34 / ((2 * 41 * 59 + 2 * 26 * 15) / 95.88),
        values: 0,
        coverage: 32 / 41,
      },
    },
    {
      name: 'nothing in common',
      first: [unit(0, 10, 'a')],
      second: [unit(20, 30, 'a')],
      expected: {
        boundaries: 1 - 40 / ((2 * 20 * 80) / (100 - 280 / 100)),
        overall: 1 - 40 / ((2 * 20 * 80) / (100 - 280 / 100)),
        values: null,
        coverage: 0,
      },
    },
  ];
  test.each(cases)('$name', ({ first, second, expected }) => {
    const alpha = alphaOf([first, second], 50);
    for (const key of ['boundaries', 'overall', 'values', 'coverage'] as const) {
      const value = expected[key];
      if (value === null) expect(alpha[key]).toBeNull();
      else expect(alpha[key], key).toBeCloseTo(value, 9);
    }
  });

  test('nobody marked anything', () => {
    expect(alphaOf([[], []], 50)).toEqual({ boundaries: null, overall: null, values: null, coverage: 0 });
  });
});

test('two or three observers agree with the equations taken character by character, and texts add up', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = seeded(seed);
    const length = 10 + random(60);
    const observers = Array.from({ length: 2 + (seed % 2) }, () => randomUnits(random, length));
    const alpha = alphaOf(observers, length);
    const oracle = byCharacter(observers, length);
    for (const key of ['boundaries', 'overall', 'values'] as const) {
      const expected = oracle[key];
      if (expected === null) expect(alpha[key], `seed ${seed} ${key}`).toBeNull();
      else expect(alpha[key], `seed ${seed} ${key}`).toBeCloseTo(expected, 9);
    }
    const apart = new UnitisingTally();
    apart.add(observers, length);
    apart.add(observers, length);
    const shifted = observers.map((units) => [
      ...units,
      ...units.map(({ start, end, value }) => unit(start + length, end + length, value)),
    ]);
    expect(apart.alpha()).toEqual(alphaOf(shifted, 2 * length));
  }
});

test('units made disjoint: at each place the shortest unit speaks', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const units = Array.from({ length: random(9) }, (_, index) => {
      const start = random(40);
      return unit(start, start + random(20), `value ${index}`);
    });
    const cut = disjointUnits(units);
    for (const [index, { start, end }] of cut.entries()) {
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(cut[index - 1]?.end ?? 0);
    }
    for (let at = 0; at < 60; at++) {
      const covering = units.filter(({ start, end }) => start <= at && at < end);
      const shortest = Math.min(...covering.map(({ start, end }) => end - start));
      const speaking = cut.find(({ start, end }) => start <= at && at < end);
      expect(speaking === undefined, `seed ${seed} at ${at}`).toBe(covering.length === 0);
      const original = units.find(({ value }) => value === speaking?.value);
      if (original) expect(original.end - original.start, `seed ${seed} at ${at}`).toBe(shortest);
    }
  }
});

function randomUnits(random: (limit: number) => number, length: number): Unit[] {
  const units: Unit[] = [];
  for (let at = random(13); at < length; ) {
    const end = at + 1 + random(9);
    if (end > length) break;
    units.push(unit(at, end, ['a', 'b', 'c'][random(3)] ?? 'a'));
    at = end + random(12);
  }
  return units;
}

/** The equations of Krippendorff and others (2016) as they stand, one character at a time: slow, and written apart. */
function byCharacter(observers: readonly (readonly Unit[])[], length: number) {
  const valueAt = (units: readonly Unit[], at: number) =>
    units.find(({ start, end }) => start <= at && at < end)?.value ?? '';
  const pairs = observers.flatMap((_, i) => observers.flatMap((__, j) => (i === j ? [] : [[i, j] as const])));
  const share = 1 / (observers.length - 1);
  const places = Array.from({ length }, (_, at) => at);
  const coefficient = (
    name: (value: string) => string,
    counts: (one: string, other: string) => boolean,
    selfOf: (value: string) => number,
  ) => {
    const cells: { one: string; other: string }[] = pairs.flatMap(([i, j]) =>
      places.map((at) => ({
        one: valueAt(observers[i] ?? [], at),
        other: valueAt(observers[j] ?? [], at),
      })),
    );
    const counted = cells
      .filter(({ one, other }) => counts(one, other))
      .map(({ one, other }) => ({ one: name(one), other: name(other) }));
    const total = counted.length * share;
    if (total === 0) return null;
    const values = [...new Set(counted.map(({ one }) => one))];
    const row = (value: string) => counted.filter(({ one }) => one === value).length * share;
    const self = values.reduce((sum, value) => sum + selfOf(value), 0);
    const room = total - self / total;
    // Nothing can meet by chance where every length pairs with itself only.
    if (room < 1e-9) return null;
    let expected = 0;
    for (const c of values) for (const k of values) if (c !== k) expected += (row(c) * row(k)) / room;
    const observed = counted.filter(({ one, other }) => one !== other).length * share;
    return expected < 1e-9 ? null : 1 - observed / expected;
  };
  const all = observers.flat();
  const squares = (value: string) =>
    all.filter((each) => each.value === value).reduce((sum, { start, end }) => sum + (end - start) ** 2, 0);
  const gaps = observers.length * length - all.reduce((sum, { start, end }) => sum + end - start, 0);
  const common = (value: string) =>
    pairs.reduce(
      (sum, [i, j]) =>
        sum +
        (observers[i] ?? [])
          .filter((each) => each.value === value)
          .reduce((inner, { start, end }) => {
            const marked = places.filter(
              (at) => at >= start && at < end && valueAt(observers[j] ?? [], at) !== '',
            );
            return inner + marked.length ** 2 * share;
          }, 0),
      0,
    );
  const allSquares = all.reduce((sum, { start, end }) => sum + (end - start) ** 2, 0);
  return {
    overall: coefficient(
      (value) => value,
      () => true,
      (value) => (value === '' ? gaps : squares(value)),
    ),
    boundaries: coefficient(
      (value) => (value === '' ? '' : 'marked'),
      () => true,
      (value) => (value === '' ? gaps : allSquares),
    ),
    values: coefficient(
      (value) => value,
      (one, other) => one !== '' && other !== '',
      common,
    ),
  };
}
