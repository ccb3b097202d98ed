import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDisplay } from './display.ts';
import { trapTexts } from './trap-texts.test-support.ts';

const loneSurrogate = /\p{Surrogate}/u;

const cases: { input: string; expected: string }[] = [
  { input: 'plain\ttext\n\u00a0é👩‍👧', expected: 'plain\ttext\n\u00a0é👩‍👧' },
  { input: 'a\r\nb', expected: 'a\u200b\nb' },
  { input: 'a\rb\r', expected: 'a\nb\n' },
  { input: '\r\r\n', expected: '\n\u200b\n' },
  { input: 'a\u2028b\u2029c\u000bd\u000ce', expected: 'a\nb\nc\nd\ne' },
  { input: '\u0000\u0001\u0008\u001b\u001f\u007f', expected: '\u2400\u2401\u2408\u241b\u241f\u2421' },
  { input: '\u0080\u0085\u009f', expected: '\ufffd\u2424\ufffd' },
  { input: 'x\ud83dy\ude00', expected: 'x\ufffdy\ufffd' },
  { input: '\ude00\ud83d\ude00\ud83d', expected: '\ufffd\ud83d\ude00\ufffd' },
  { input: '𝔘', expected: '𝔘' },
];
test.each(cases)('$input', ({ input, expected }) => {
  expect(toDisplay(input)).toBe(expected);
});

test('never moves an offset, and leaves what can be seen', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const control = fc.constantFrom('\r', '\n', '\u0000', '\u2028', '\ud83d', '\ude00', 'a');
  const text = fc.array(fc.oneof(unit, control), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom(...trapTexts)), (input) => {
      const shown = toDisplay(input);
      expect(shown.length).toBe(input.length);
      expect(loneSurrogate.test(shown)).toBe(false);
      for (const gone of '\r\u2028\u2029\u000b\u000c') expect(shown).not.toContain(gone);
      for (let at = 0; at < input.length; at++) {
        if (input.charCodeAt(at) >= 0x20 && input.charCodeAt(at) < 0x7f) expect(shown[at]).toBe(input[at]);
      }
    }),
    { seed: 12, numRuns: 500 },
  );
});
