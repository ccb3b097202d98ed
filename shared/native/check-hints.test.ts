// Whatever does not hold together in a file is told with what to do about it.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readNative } from './read-native.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const options = { at: '2026-11-21T10:00:00Z', by: 'reader', sha256 };
const text = 'One boat, two boats.';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const nowhere = id(99);

const source = (values = {}) => ({
  id: id(1),
  position: 0,
  title: 'S',
  fileName: 's.txt',
  text,
  sha256: sha256(text),
  length: text.length,
  ...values,
});
const claim = (values = {}) => ({
  id: id(2),
  sourceId: id(1),
  kind: 'claim',
  spans: [{ start: 0, end: 3, quote: 'One' }],
  claim: {},
  ...values,
});
const entity = (values = {}) => ({ id: id(3), type: 'person', name: 'E', ...values });
const link = (values = {}) => ({
  id: id(4),
  type: 'repeats',
  from: { kind: 'claim', id: id(2) },
  to: { kind: 'claim', id: id(5) },
  ...values,
});
const tag = (values = {}) => ({ id: id(6), name: 'T', colour: '#112233', ...values });
const file = (lists: object) =>
  JSON.stringify({
    format: 'glossator-corpus',
    version: 1,
    offsetUnit: 'utf-16',
    corpus: { id: id(0), title: 'C' },
    codebook: { entityTypes: [{ id: 'person', name: 'Person', colour: '#112233' }] },
    sources: [source()],
    annotations: [claim(), claim({ id: id(5) })],
    entities: [entity()],
    ...lists,
  });

test.each([
  { wrong: 'source of a mark', lists: { annotations: [claim({ sourceId: nowhere })] } },
  { wrong: 'tag', lists: { annotations: [claim({ tags: [nowhere] })] } },
  {
    wrong: 'entity of a mention',
    lists: { annotations: [claim({ kind: 'mention', claim: undefined, entityId: nowhere })] },
  },
  { wrong: 'merge', lists: { entities: [entity({ mergedInto: nowhere })] } },
  { wrong: 'end of a link', lists: { links: [link({ to: { kind: 'claim', id: nowhere } })] } },
  { wrong: 'type of a link', lists: { links: [link({ type: 'likes' })] } },
  { wrong: 'evidence', lists: { links: [link({ evidence: [nowhere] })] } },
  { wrong: 'earlier version', lists: { sources: [source({ supersedes: nowhere })] } },
  { wrong: 'same file twice', lists: { sources: [source(), source({ id: id(7) })] } },
  { wrong: 'zone', lists: { sources: [source({ zones: [{ kind: 'body', start: 0, end: 999 }] })] } },
  {
    wrong: 'precision of a date',
    lists: {
      sources: [source({ publishedOn: { value: '2024', to: null, precision: 'day', basis: 'stated' } })],
    },
  },
  { wrong: 'stamp', lists: { annotations: [claim({ createdAt: 'yesterday' })] } },
  { wrong: 'analyst', lists: { annotations: [claim({ createdBy: nowhere })] } },
  { wrong: 'parent of a tag', lists: { codebook: { tags: [tag({ parentId: nowhere })] } } },
  { wrong: 'colour', lists: { codebook: { tags: [tag({ colour: 'red' })] } } },
  {
    wrong: 'number key',
    lists: { codebook: { tags: [tag({ key: 1 }), tag({ id: id(8), key: 1 })] } },
  },
])('$wrong', async ({ lists }) => {
  const { problems } = await readNative(file(lists), options);
  expect(problems).not.toEqual([]);
  expect(problems.filter(({ hint, message }) => hint === '' && !message.includes('; it is added'))).toEqual(
    [],
  );
  expect(problems.filter(({ where }) => where === '')).toEqual([]);
});
