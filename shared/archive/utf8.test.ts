import { expect, test } from 'vitest';
import { utf8 } from './utf8.ts';

const encoder = new TextEncoder();

test.each([
  { what: 'nothing', input: '' },
  { what: 'ASCII', input: 'All work and no play\r\n\t\0' },
  { what: 'every length of a character', input: '\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}' },
  { what: 'halves of pairs', input: '\ud800 \udc00 \udc00\ud800 \ud800\ud800\udc00 \udbff' },
  { what: 'a long text of pairs', input: `x${'👍'.repeat(100_000)}` },
  { what: 'a long text that ends in half a pair', input: `${'ü’'.repeat(65_536)}\ud83d` },
  { what: 'a half where pieces meet', input: `${'x'.repeat(65_535)}\ud83d${'y'.repeat(10)}` },
])('$what is encoded as the platform does it', ({ input }) => {
  expect(Buffer.from(utf8(input)).equals(encoder.encode(input))).toBe(true);
});
