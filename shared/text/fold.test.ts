import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldName, unfoldRange } from './fold.ts';
import { trapTexts } from './trap-texts.test-support.ts';

describe('folding', () => {
  const cases: { input: string; expected: string }[] = [
    { input: 'Plain TEXT', expected: 'plain text' },
    { input: 'a \t\u00a0\r\n b', expected: 'a b' },
    { input: ' a ', expected: ' a ' },
    { input: '“It’s” ‘fine’ «so»', expected: '"it\'s" \'fine\' "so"' },
    { input: 'a–b—c‑d−e', expected: 'a-b-c-d-e' },
    { input: 'Café cafe\u0301 Œuvre', expected: 'cafe cafe oeuvre' },
    { input: 'Wałęsa Øster Straße STRAẞE', expected: 'walesa oster strasse strasse' },
    { input: 'İstanbul ılık', expected: 'istanbul ilik' },
    { input: 'Οδυσσεύς ΟΔΥΣΣΕΥΣ', expected: 'οδυσσευσ οδυσσευσ' },
    { input: 'so\u00adft\u200b wo\u2060rd\ufeff', expected: 'soft word' },
    { input: 'ﬁn … ＡＢ', expected: 'fin ... ab' },
    { input: 'ёлка Йод', expected: 'елка иод' },
    { input: 'أحمد إلى آل ٱلله', expected: 'احمد الي ال الله' },
    { input: 'مُحَمَّدٌ محـــمد', expected: 'محمد محمد' },
    { input: 'שָׁלוֹם', expected: 'שלום' },
    { input: 'किताब', expected: 'किताब' },
    { input: '❤️', expected: '❤' },
    { input: '𝔘', expected: 'u' },
  ];
  test.each(cases)('$input', ({ input, expected }) => {
    expect(fold(input).folded.normalize('NFC')).toBe(expected.normalize('NFC'));
  });

  test('can keep case', () => {
    expect(fold('CAFÉ “Ø” ẞ', true).folded).toBe('CAFE "O" SS');
  });

  test('names are compared without blanks around them', () => {
    expect(foldName('  Al\u2011Rashīd\u00a0 ')).toBe('al-rashid');
    expect(foldName('Plain  Name')).toBe('plain name');
    expect(foldName('Plain Name')).toBe('plain name');
  });
});

test('a folded passage leads back to whole characters with their marks and without invisible tails', () => {
  const cases: { text: string; wanted: string; expected: string }[] = [
    { text: 'the cafe\u0301s', wanted: 'cafe', expected: 'cafe\u0301' },
    { text: 'a soft\u00ad \u200bword', wanted: 'soft', expected: 'soft' },
    { text: 'so\u00adft', wanted: 'soft', expected: 'so\u00adft' },
    { text: 'die Straße', wanted: 'stras', expected: 'Straß' },
    { text: 'a ❤️ b', wanted: '❤', expected: '❤️' },
    { text: 'New\u00a0\n York', wanted: 'new york', expected: 'New\u00a0\n York' },
  ];
  for (const { text, wanted, expected } of cases) {
    const folded = fold(text);
    const start = folded.folded.indexOf(wanted);
    const range = unfoldRange(text, folded, start, start + wanted.length);
    expect(text.slice(range.start, range.end)).toBe(expected);
  }
});

test('the map rises, ends at the length, and folding twice changes nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...trapTexts));
  fc.assert(
    fc.property(text, (input) => {
      const { folded, map } = fold(input);
      expect(map.length).toBe(folded.length + 1);
      expect(map[folded.length]).toBe(input.length);
      for (let at = 1; at < map.length; at++) expect(map[at]).toBeGreaterThanOrEqual(map[at - 1] ?? 0);
      for (let at = 0; at < folded.length; at++) expect(map[at]).toBeLessThan(input.length);
      expect(fold(folded).folded).toBe(folded);
    }),
    { seed: 16, numRuns: 500 },
  );
});

test('room grows with texts that fold to more than they were', () => {
  expect(fold('ﷺ'.repeat(1_000)).folded.length).toBe(18_000);
});
