// One-time codes are good once, and no longer than they should be.
import { expect, test } from 'vitest';
import { EntryCodes } from './entry-codes.ts';

test('a code is good once', () => {
  const codes = new EntryCodes(null);
  const [first, second] = [codes.issue(), codes.issue()];
  expect([codes.redeem(first), codes.redeem(first), codes.redeem(second), codes.redeem('')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test.each([
  { lifeMs: 60_000, afterMs: 60_000, isGood: true },
  { lifeMs: 60_000, afterMs: 60_001, isGood: false },
  { lifeMs: null, afterMs: 1e12, isGood: true },
])('a code of $lifeMs ms after $afterMs ms: $isGood', ({ lifeMs, afterMs, isGood }) => {
  let now = 0;
  const codes = new EntryCodes(lifeMs, () => now);
  const code = codes.issue();
  now = afterMs;
  expect(codes.redeem(code)).toBe(isGood);
});
