import { describe, expect, it } from 'vitest';
import { dateWording, parseImpreciseDate } from './date-wording.ts';

const cases: { input: string; expected: string | null }[] = [
  { input: '2024', expected: '2024 year' },
  { input: ' 2024-08 ', expected: '2024-08 month' },
  { input: '2024-02-29', expected: '2024-02-29 day' },
  { input: '2023-02-29', expected: null },
  { input: '2024-13', expected: null },
  { input: '2024-00', expected: null },
  { input: '2024-08-28 to 2024-08-30', expected: '2024-08-28 to 2024-08-30 day' },
  { input: '2024/2025', expected: '2024 to 2025 year' },
  { input: '2025 – 2024', expected: null },
  { input: '2024 to 2024-08', expected: null },
  { input: '30.8.2024', expected: null },
  { input: '0050-01-31', expected: '0050-01-31 day' },
];

describe('parseImpreciseDate', () => {
  for (const { input, expected } of cases)
    it(input, () => {
      const date = parseImpreciseDate(input, 'stated');
      expect(date && `${dateWording(date)} ${date.precision}`).toBe(expected);
    });
});

describe('dateWording', () => {
  it('says what is not stated by the source', () => {
    expect(dateWording({ value: '2024', to: null, precision: 'year', basis: 'inferred' })).toBe(
      '2024 (inferred)',
    );
  });
});
