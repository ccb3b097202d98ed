import { expect, test } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';

const times = (count: number, one: string, other: string) =>
  Array.from({ length: count }, () => [one, other] as const);

const cases = [
  {
    name: 'the textbook example: 35 of 50 agree, chance gives half',
    pairs: [
      ...times(20, 'yes', 'yes'),
      ...times(5, 'yes', 'no'),
      ...times(10, 'no', 'yes'),
      ...times(15, 'no', 'no'),
    ],
    expected: { kappa: 0.4, agreed: 0.7, pairs: 50 },
  },
  {
    name: 'the same throughout',
    pairs: [...times(3, 'A', 'A'), ...times(2, 'B', 'B')],
    expected: { kappa: 1, agreed: 1, pairs: 5 },
  },
  {
    name: 'one grade only: chance alone would agree',
    pairs: times(4, 'A', 'A'),
    expected: { kappa: null, agreed: 1, pairs: 4 },
  },
  {
    name: 'never the same',
    pairs: [...times(2, 'A', 'B'), ...times(2, 'B', 'A')],
    expected: { kappa: -1, agreed: 0, pairs: 4 },
  },
  { name: 'nothing to compare', pairs: [], expected: { kappa: null, agreed: null, pairs: 0 } },
];

test.each(cases)('$name', ({ pairs, expected }) => {
  const { kappa, agreed, pairs: count } = cohenKappa(pairs);
  expect(count).toBe(expected.pairs);
  expect(agreed).toBe(expected.agreed);
  if (expected.kappa === null) expect(kappa).toBeNull();
  else expect(kappa).toBeCloseTo(expected.kappa, 12);
});
