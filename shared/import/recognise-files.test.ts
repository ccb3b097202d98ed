import { expect, test } from 'vitest';
import { filesOf } from './own-export.test-support.ts';
import { lookAlike } from './recognise-files.ts';

const registry = 'name,type,aliases\nAda,person,\n';
const task = '[{"data":{"text":"x"},"annotations":[{"result":[{"from_name":"l","to_name":"t"}]}]}]';
const cas = '{"%TYPES":{},"%FEATURE_STRUCTURES":[],"%VIEWS":{}}';

test.each([
  { given: { 'a.txt': 'x', 'people.csv': registry }, expected: { id: 'csv', paths: ['people.csv'] } },
  { given: { 'a.txt': 'x', 'data.csv': '1,2\n' }, expected: null },
  {
    given: { 't.json': task, 'package.json': '{"a":1}' },
    expected: { id: 'label-studio', paths: ['t.json'] },
  },
  {
    given: { 'a.json': cas, 'b.json': cas, 'people.csv': registry },
    expected: { id: 'cas-json', paths: ['a.json', 'b.json'] },
  },
  { given: { 'a.txt': 'T1\tOrg 0 4\tNine', 'b.md': '[]' }, expected: null },
  { given: { 'c.glossator.json': task }, expected: null },
  { given: {}, expected: null },
])('$given', ({ given, expected }) => {
  expect(lookAlike(filesOf(given as Readonly<Record<string, string>>))).toEqual(expected);
});

test('of ten thousand files a hundred are looked at', () => {
  const files = filesOf(
    Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}.json`, '{"a":1}'])),
  );
  const begun = performance.now();
  lookAlike(files);
  expect(performance.now() - begun).toBeLessThan(1000);
});
