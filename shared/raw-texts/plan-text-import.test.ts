import { expect, test } from 'vitest';
import { sourceSchema } from '../model/source.ts';
import type { DecodedText, Refusal } from './decode-text.ts';
import { KnownTexts, makeSource, planTextImport, summarise } from './plan-text-import.ts';

const hash = (digit: string) => digit.repeat(64);
const read: DecodedText = { text: 'Text', encoding: 'utf-8', replaced: 0, confidence: 1 };
const refusal: Refusal = { refused: 'binary', message: 'This is a PNG image, not a text.' };
const known = new KnownTexts([
  { id: 's1', title: 'Wire', fileName: 'wire.txt', sha256: hash('a') },
  { id: 's2', title: 'Pasted', fileName: null, sha256: hash('b') },
]);

const cases: {
  name: string;
  fileName: string | null;
  sha256: string;
  decoded?: DecodedText | Refusal;
  expected: { outcome: string; sameAs: string | null };
  words: string;
}[] = [
  {
    name: 'new',
    fileName: 'x.txt',
    sha256: hash('c'),
    expected: { outcome: 'new', sameAs: null },
    words: 'UTF-8',
  },
  {
    name: 'the same file again',
    fileName: 'wire.txt',
    sha256: hash('a'),
    expected: { outcome: 'skipped', sameAs: 's1' },
    words: 'Already',
  },
  {
    name: 'the same text under another name',
    fileName: 'b/wire.txt',
    sha256: hash('a'),
    expected: { outcome: 'same-text', sameAs: 's1' },
    words: 'Same text as wire.txt',
  },
  {
    name: 'another text under a known name',
    fileName: 'wire.txt',
    sha256: hash('d'),
    expected: { outcome: 'new', sameAs: null },
    words: 'Added',
  },
  {
    name: 'pasted again',
    fileName: null,
    sha256: hash('b'),
    expected: { outcome: 'skipped', sameAs: 's2' },
    words: 'Pasted',
  },
  {
    name: 'a file of a pasted text',
    fileName: 'p.txt',
    sha256: hash('b'),
    expected: { outcome: 'same-text', sameAs: 's2' },
    words: 'Same text as “Pasted”',
  },
  {
    name: 'refused, whatever its hash',
    fileName: 'wire.txt',
    sha256: hash('a'),
    decoded: refusal,
    expected: { outcome: 'refused', sameAs: null },
    words: 'PNG',
  },
  {
    name: 'with faults',
    fileName: 'y.txt',
    sha256: hash('e'),
    decoded: { ...read, encoding: 'windows-1252', replaced: 2 },
    expected: { outcome: 'new', sameAs: null },
    words: '2 characters',
  },
];
test.each(cases)('$name', ({ fileName, sha256, decoded = read, expected, words }) => {
  const plan = planTextImport(known, { fileName, sha256, decoded });
  expect(plan).toMatchObject(expected);
  expect(plan.message).toContain(words);
});

test('a source added during an import counts for the next file', () => {
  const growing = new KnownTexts();
  const file = { fileName: 'a.txt', sha256: hash('a'), decoded: read };
  expect(planTextImport(growing, file).outcome).toBe('new');
  growing.add({ id: 's9', title: 'A', fileName: 'a.txt', sha256: hash('a') });
  expect(planTextImport(growing, file).outcome).toBe('skipped');
});

test('a source has every field of the model, in its order, and nothing is guessed', () => {
  const clock = { now: () => '2026-01-01T00:00:00Z', newId: () => 'new-id' };
  const from = {
    fileName: 'a.md',
    text: '# Head\r\n𝔘',
    encoding: 'utf-8-bom',
    sha256: hash('f'),
    position: 3,
  };
  const source = makeSource(from, clock, 'me');
  expect(sourceSchema.parse(source)).toEqual(source);
  expect(Object.keys(source)).toEqual(Object.keys(sourceSchema.shape));
  expect(source).toMatchObject({
    id: 'new-id',
    title: 'Head',
    mediaType: 'text/markdown',
    length: 10,
    language: null,
  });
  expect(makeSource({ ...from, title: 'Mine' }, clock, 'me').title).toBe('Mine');
});

test('the report in one sentence', () => {
  const lines = (outcomes: string) =>
    [...outcomes].map((letter) => ({
      outcome: ({ n: 'new', t: 'same-text', s: 'skipped', r: 'refused' } as const)[
        letter as 'n' | 't' | 's' | 'r'
      ],
    }));
  expect(summarise(lines('nntsrr'))).toBe(
    '3 texts added (1 with a text that was there already), 1 skipped, 2 refused.',
  );
  expect(summarise(lines('n'))).toBe('1 text added.');
  expect(summarise(lines('n'.repeat(3000)))).toBe('3,000 texts added.');
  expect(summarise([])).toBe('No texts added.');
});
