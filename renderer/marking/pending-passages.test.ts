import { describe, expect, it } from 'vitest';
import { passageOf, withPassage } from './pending-passages.ts';

describe('passageOf', () => {
  const cases = [
    {
      name: 'blanks at both ends go',
      text: '  dam broke \n',
      range: { start: 0, end: 13 },
      expected: 'dam broke',
    },
    {
      name: 'nothing but blanks is nothing',
      text: ' \u00a0\u200b ',
      range: { start: 0, end: 4 },
      expected: null,
    },
    {
      name: 'a cut emoji is taken whole',
      text: 'a\u{1F9ED}b',
      range: { start: 0, end: 2 },
      expected: 'a\u{1F9ED}',
    },
  ];
  for (const { name, text, range, expected } of cases) {
    it(name, () => {
      const passage = passageOf(text, range);
      expect(passage && text.slice(passage.start, passage.end)).toBe(expected);
    });
  }
});

describe('withPassage', () => {
  const cases = [
    { name: 'replaces', pending: [[0, 3]], passage: [5, 8], additive: false, expected: [[5, 8]] },
    {
      name: 'adds in reading order',
      pending: [[5, 8]],
      passage: [0, 3],
      additive: true,
      expected: [
        [5, 8],
        [0, 3],
      ],
    },
    {
      name: 'joins what it overlaps',
      pending: [
        [0, 3],
        [4, 9],
      ],
      passage: [2, 5],
      additive: true,
      expected: [[0, 9]],
    },
    {
      name: 'touching passages stay apart',
      pending: [[0, 3]],
      passage: [3, 5],
      additive: true,
      expected: [
        [0, 3],
        [3, 5],
      ],
    },
  ] as const;
  for (const { name, pending, passage, additive, expected } of cases) {
    it(name, () => {
      const range = ([start, end]: readonly [number, number]) => ({ start, end });
      expect(withPassage(pending.map(range), range(passage), additive)).toEqual(expected.map(range));
    });
  }
});
