import { expect, test } from 'vitest';
import { dateFromIso, dateFromMail } from './stated-date.ts';

const iso: { input: string | null; expected: string | null }[] = [
  { input: '2024-05-03T23:30:00-05:00', expected: '2024-05-03' },
  { input: ' 2024-5-3 ', expected: '2024-05-03' },
  { input: '2024-05', expected: '2024-05' },
  { input: '2024', expected: '2024' },
  { input: '20240503', expected: '2024-05-03' },
  { input: 'D:20240503120000Z', expected: '2024-05-03' },
  { input: 'D:2024', expected: '2024' },
  { input: '2024-02-30', expected: null },
  { input: '2024-13-01', expected: null },
  { input: '0001-01-01', expected: null },
  { input: 'yesterday', expected: null },
  { input: '', expected: null },
  { input: null, expected: null },
];
test.each(iso)('ISO $input', ({ input, expected }) => {
  expect(dateFromIso(input)?.value ?? null).toBe(expected);
});

const mails: { input: string; expected: string | null }[] = [
  { input: 'Fri, 3 May 2024 23:30:00 -0500', expected: '2024-05-03' },
  { input: '13 December 1999', expected: '1999-12-13' },
  { input: 'Fri, 31 Feb 2024', expected: null },
  { input: 'soon', expected: null },
];
test.each(mails)('mail $input', ({ input, expected }) => {
  expect(dateFromMail(input)?.value ?? null).toBe(expected);
});
