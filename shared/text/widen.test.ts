import { describe, expect, test } from 'vitest';
import { paragraphAt, sentenceAt, widen, wordAt } from './widen.ts';

/** Offset of `[` and `]` in the marked text, and the text without them. */
function marked(input: string): { text: string; start: number; end: number } {
  const start = input.indexOf('[');
  return { text: input.replace(/[[\]]/g, ''), start, end: input.indexOf(']') - 1 };
}

describe('widen goes word, sentence, paragraph, and stops', () => {
  const cases: { input: string; expected: string[] }[] = [
    {
      input: 'One.\nThe sh[]ip sailed. It sank.\nTwo.',
      expected: ['ship', 'The ship sailed.', 'The ship sailed. It sank.', 'The ship sailed. It sank.'],
    },
    {
      input: 'A sh[ip sai]led away. B.',
      expected: ['ship sailed', 'A ship sailed away.', 'A ship sailed away. B.'],
    },
    { input: 'A [ship] sailed. B.', expected: ['A ship sailed.', 'A ship sailed. B.'] },
    { input: 'A ship sa[iled. B] is. C.', expected: ['sailed. B', 'A ship sailed. B is.'] },
    { input: 'A.\nB[B.\nC]C.\nD.', expected: ['BB.\nCC', 'BB.\nCC.', 'BB.\nCC.'] },
    { input: '\u00a0 عبر[]ت السفينة. انتهى.', expected: ['عبرت', 'عبرت السفينة.', 'عبرت السفينة. انتهى.'] },
  ];
  test.each(cases)('$input', ({ input, expected }) => {
    const { text, start, end } = marked(input);
    let range = { start, end };
    const seen = expected.map(() => {
      range = widen(text, range);
      return text.slice(range.start, range.end);
    });
    expect(seen).toEqual(expected);
  });
});

describe('sentences', () => {
  const cases: { input: string; expected: string[] }[] = [
    { input: 'The U.S. Navy sailed. It left.', expected: ['The U.S. Navy sailed.', 'It left.'] },
    { input: 'He left the U.S. The Navy stayed.', expected: ['He left the U.S.', 'The Navy stayed.'] },
    {
      input: 'On Aug. 14 it rained. On Sept. 3 too.',
      expected: ['On Aug. 14 it rained.', 'On Sept. 3 too.'],
    },
    {
      input: 'Dr. Smith met Gen. J. R. Ewing. They ate.',
      expected: ['Dr. Smith met Gen. J. R. Ewing.', 'They ate.'],
    },
    {
      input: 'She said “No.” He left. “Yes.” Then.',
      expected: ['She said “No.”', 'He left.', '“Yes.”', 'Then.'],
    },
    { input: '“Go!” he said. They went.', expected: ['“Go!” he said.', 'They went.'] },
    {
      input: 'Acme Inc. denied it. Acme Inc. The end.',
      expected: ['Acme Inc. denied it.', 'Acme Inc.', 'The end.'],
    },
    {
      input: 'It rose 3.5 percent, vs. 2.1 before. See p. 4 now.',
      expected: ['It rose 3.5 percent, vs. 2.1 before.', 'See p. 4 now.'],
    },
    {
      input: 'It sank.[12] Nobody came.[3][4] End.',
      expected: ['It sank.[12]', 'Nobody came.[3][4]', 'End.'],
    },
    { input: '- 2. Do this. Then that.', expected: ['- 2. Do this.', 'Then that.'] },
    { input: 'Who? Me! Fine…', expected: ['Who?', 'Me!', 'Fine…'] },
    { input: '他走了。她来了。', expected: ['他走了。', '她来了。'] },
  ];
  test.each(cases)('$input', ({ input, expected }) => {
    const seen: string[] = [];
    for (let offset = 0; offset < input.length; ) {
      const { start, end } = sentenceAt(input, offset);
      seen.push(input.slice(start, end));
      offset = end;
      while (offset < input.length && /\s/.test(input.charAt(offset))) offset++;
    }
    expect(seen).toEqual(expected);
  });
});

test('a word is found at its end; between blanks there is none', () => {
  expect(wordAt('a word, b', 6)).toEqual({ start: 2, end: 6 });
  expect(wordAt('a   b', 3)).toEqual({ start: 3, end: 3 });
  expect(wordAt("don't", 2)).toEqual({ start: 0, end: 5 });
  expect(wordAt('', 0)).toEqual({ start: 0, end: 0 });
});

test('paragraphs end at LF, CRLF, a lone CR and a form feed', () => {
  for (const lineBreak of ['\n', '\r\n', '\r', '\f', '\u2029']) {
    const text = `one${lineBreak} two ${lineBreak}three`;
    const { start, end } = paragraphAt(text, text.indexOf('two'));
    expect(text.slice(start, end)).toBe('two');
  }
});

test('a paragraph of 100,000 units without a stop still has a sentence and a word', () => {
  const text = `${'word '.repeat(20_000)}𝔘`;
  const sentence = sentenceAt(text, 50_001);
  expect(sentence.start).toBeLessThan(50_001);
  expect(sentence.end).toBeGreaterThan(50_001);
  expect(wordAt(text, 50_001)).toEqual({ start: 50_000, end: 50_004 });
});
