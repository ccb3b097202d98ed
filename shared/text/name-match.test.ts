import { describe, expect, test } from 'vitest';
import { type Entity, entitySchema } from '../model/entity.ts';
import { NameIndex } from './name-match.ts';

const stamp = { createdAt: 'now', createdBy: 'me', updatedAt: 'now', updatedBy: 'me' };
const entity = (id: string, name: string, aliases: string[] = [], mergedInto: string | null = null): Entity =>
  entitySchema.parse({ id, type: 'person', name, aliases, mergedInto, ...stamp });

const index = new NameIndex([
  entity('smith', 'John Smith', ['J. Smith', 'Smith']),
  entity('smithson', 'Anna Smithson'),
  entity('blacksmith', 'Blacksmiths’ Union', ['BU']),
  entity('rashid', 'Hārūn al-Rashīd', ['Haroun al Raschid']),
  entity('old', 'Jonathan Smythe', [], 'smith'),
  entity('older', 'Jack Smithe', ['The Smith'], 'old'),
  entity('loop-a', 'Loop A', [], 'loop-b'),
  entity('loop-b', 'Loop B', [], 'loop-a'),
  entity('orphan', 'Orphan', [], 'nobody'),
]);

describe('matches, best first', () => {
  const cases: { query: string; expected: [string, string, boolean][] }[] = [
    { query: 'john smith', expected: [['smith', 'John Smith', false]] },
    {
      query: 'smith',
      expected: [
        ['smith', 'Smith', true],
        ['smithson', 'Anna Smithson', false],
        ['blacksmith', 'Blacksmiths’ Union', false],
      ],
    },
    { query: 'RASHID', expected: [['rashid', 'Hārūn al-Rashīd', false]] },
    { query: 'smith john', expected: [['smith', 'John Smith', false]] },
    { query: 'bu', expected: [['blacksmith', 'BU', true]] },
    {
      query: 'smiht',
      expected: [
        ['smith', 'Smith', true],
        ['smithson', 'Anna Smithson', false],
      ],
    },
    { query: 'jonathan', expected: [['smith', 'Jonathan Smythe', true]] },
    { query: 'jack', expected: [['smith', 'Jack Smithe', true]] },
    { query: 'loop', expected: [] },
    { query: 'orphan', expected: [] },
    { query: 'zzz', expected: [] },
  ];
  test.each(cases)('$query', ({ query, expected }) => {
    expect(index.match(query, 10).map((match) => [match.entity.id, match.matched, match.isAlias])).toEqual(
      expected,
    );
  });
});

test('each entity once, and never more than asked for', () => {
  expect(index.match('s', 2).length).toBe(2);
  const ids = index.match('s', 10).map((match) => match.entity.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a blank query lists names in alphabetical order', () => {
  expect(index.match(' ', 3).map((match) => match.matched)).toEqual([
    'Anna Smithson',
    'Blacksmiths’ Union',
    'Hārūn al-Rashīd',
  ]);
});
