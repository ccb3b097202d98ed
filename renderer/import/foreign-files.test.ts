import { expect, test } from 'vitest';
import { foreignFiles, isForeignInFolder, isForeignName } from './foreign-files.ts';

test.each([
  { name: 'a.jsonld', named: true, inFolder: true },
  { name: 'a.qdpx', named: true, inFolder: true },
  { name: 'a.ann', named: true, inFolder: true },
  { name: 'a.jsonl', named: true, inFolder: true },
  { name: 'a.xmi', named: true, inFolder: true },
  { name: 'a.json', named: true, inFolder: false },
  { name: 'A.CSV', named: true, inFolder: false },
  { name: 'a.zip', named: true, inFolder: false },
  { name: 'x/annotation.conf', named: true, inFolder: true },
  { name: '.git/a.jsonld', named: true, inFolder: false },
  { name: 'a.txt', named: false, inFolder: false },
  { name: 'a.md', named: false, inFolder: false },
  { name: 'a.pdf', named: false, inFolder: false },
  { name: 'a.glossator.json', named: false, inFolder: false },
  { name: 'a.glossator', named: false, inFolder: false },
])('$name', ({ name, named, inFolder }) => {
  expect([isForeignName(name), isForeignInFolder(name)]).toEqual([named, inFolder]);
});

test.each([
  { given: ['a.txt', 'a.ann', 'b.txt'], expected: ['a.txt', 'a.ann', 'b.txt'] },
  { given: ['a.txt', 'a.qdpx'], expected: ['a.qdpx'] },
  { given: ['a.txt', 'annotation.conf'], expected: ['annotation.conf'] },
  { given: ['a.txt', 'a.glossator.json'], expected: [] },
])('of $given the files $expected go together', ({ given, expected }) => {
  expect(foreignFiles(given.map((name) => ({ name }))).map(({ name }) => name)).toEqual(expected);
});
