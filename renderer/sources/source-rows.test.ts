// The list of sources: sorting, filtering, grouping.
import { expect, test } from 'vitest';
import type { Source } from '../../shared/model/source.ts';
import { sourceSchema } from '../../shared/model/source.ts';
import type { SourceListView } from './source-rows.ts';
import { nestEarlier, sourceRows } from './source-rows.ts';

const source = (id: string, position: number, rest: Partial<Source>): Source => ({
  ...sourceSchema.parse({
    id,
    position,
    title: id,
    sha256: '0'.repeat(64),
    length: 1,
    createdAt: 'x',
    createdBy: 'x',
    updatedAt: 'x',
    updatedBy: 'x',
  }),
  ...rest,
});
const date = (value: string) => ({ value, to: null, precision: 'day', basis: 'stated' }) as const;

const sources = [
  source('b', 1, { publisher: 'Wire', publishedOn: date('2024-08-30'), readStatus: 'done' }),
  source('a', 2, { publishedOn: null, title: 'Ärger im Tal' }),
  source('c', 3, { publisher: 'Courier', publishedOn: date('2024-07-01'), readStatus: 'reading' }),
];
const view = (rest: Partial<SourceListView>): SourceListView => ({
  sort: 'position',
  group: 'none',
  words: '',
  statuses: new Set(),
  ...rest,
});

const cases: readonly { name: string; view: SourceListView; expected: readonly string[] }[] = [
  { name: 'as they came', view: view({}), expected: ['b', 'a', 'c'] },
  { name: 'by title', view: view({ sort: 'title' }), expected: ['a', 'b', 'c'] },
  { name: 'by date, undated last', view: view({ sort: 'date' }), expected: ['c', 'b', 'a'] },
  { name: 'by publisher, unknown last', view: view({ sort: 'publisher' }), expected: ['c', 'b', 'a'] },
  { name: 'by marks, most first', view: view({ sort: 'marks' }), expected: ['c', 'a', 'b'] },
  { name: 'folded words', view: view({ words: 'ARGER' }), expected: ['a'] },
  { name: 'by status', view: view({ statuses: new Set(['done']) }), expected: ['b'] },
  {
    name: 'grouped by publisher, unknown last',
    view: view({ group: 'publisher' }),
    expected: ['group Courier', 'c', 'group Wire', 'b', 'group Publisher unknown', 'a'],
  },
  {
    name: 'grouped by status in reading order',
    view: view({ group: 'status' }),
    expected: ['group Unread', 'a', 'group Reading', 'c', 'group Done', 'b'],
  },
];

test.each(cases)('$name', ({ view, expected }) => {
  const marks: Record<string, number> = { a: 1, c: 5 };
  expect(sourceRows(sources, view, (id) => marks[id] ?? 0).map((row) => row.key)).toEqual(expected);
});

test('earlier versions stand under the one that replaced them, in whatever order', () => {
  const versions = [
    source('v1', 1, {}),
    source('x', 2, {}),
    source('v3', 1, { supersedes: 'v2' }),
    source('v2', 1, { supersedes: 'v1' }),
    source('alone', 4, {}),
  ];
  const rows = sourceRows(versions, view({ sort: 'title' }), () => 0);
  const nested = nestEarlier(rows, new Set(['v1', 'v2', 'alone']));
  expect(nested.map((row) => row.key)).toEqual(['v3', 'v2', 'v1', 'x', 'alone']);
  expect(nested.map((row) => row.kind === 'source' && row.earlier === true)).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});
