// Rows of versions, also broken ones.
import { expect, test } from 'vitest';
import { type Source, sourceSchema } from '../model/source.ts';
import { newestVersion, supersededIds, versionsOf } from './source-versions.ts';

const stamps = { createdAt: 'now', createdBy: 'me', updatedAt: 'now', updatedBy: 'me' };
const source = (id: string, supersedes: string | null): [string, Source] => [
  id,
  sourceSchema.parse({
    id,
    position: 1,
    title: id,
    sha256: '0'.repeat(64),
    length: 1,
    supersedes,
    ...stamps,
  }),
];
const row = new Map([
  source('a', null),
  source('b', 'a'),
  source('c', 'b'),
  source('x', null),
  source('y', 'gone'),
]);
const loop = new Map([source('a', 'b'), source('b', 'a')]);

test.each([
  { id: 'a', expected: ['c', 'b', 'a'] },
  { id: 'c', expected: ['c', 'b', 'a'] },
  { id: 'x', expected: ['x'] },
  { id: 'y', expected: ['y'] },
  { id: 'nobody', expected: [] },
])('versions of $id', ({ id, expected }) => {
  expect(versionsOf(row, id).map((version) => version.id)).toEqual(expected);
});

test('what is replaced, what is newest', () => {
  expect([...supersededIds(row.values())].sort()).toEqual(['a', 'b', 'gone']);
  expect(newestVersion(row, 'a')).toBe('c');
  expect(versionsOf(loop, 'a').length).toBe(2);
});
