import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ImportRefusal } from './importer.ts';
import { unpackFiles } from './unpack-files.ts';

const zip = (...paths: string[]) => zipSync(Object.fromEntries(paths.map((path) => [path, strToU8(path)])));
const broken = Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9]);

test.each([
  {
    name: 'a zip by itself',
    files: [{ path: 'x.zip', bytes: zip('a.txt', 'd/b.ann') }],
    expected: ['a.txt', 'd/b.ann'],
  },
  {
    name: 'two zips are two folders',
    files: [
      { path: 'x.zip', bytes: zip('a.txt') },
      { path: 'y.ZIP', bytes: zip('a.txt') },
    ],
    expected: ['x/a.txt', 'y/a.txt'],
  },
  {
    name: 'what systems add is left out',
    files: [
      { path: 'x.zip', bytes: zip('a.txt', '__MACOSX/._a.txt', '.DS_Store', 'd/._b.ann', 'd/Thumbs.db') },
    ],
    expected: ['a.txt'],
  },
  {
    name: 'a project is a zip itself',
    files: [{ path: 'x.qdpx', bytes: zip('project.qde') }],
    expected: ['x.qdpx'],
  },
  { name: 'no zip at all', files: [{ path: 'a.json', bytes: strToU8('{}') }], expected: ['a.json'] },
])('$name', ({ files, expected }) => {
  expect(unpackFiles(files).map(({ path }) => path)).toEqual(expected);
});

test('a broken zip is refused by its name', () => {
  const unpack = () => unpackFiles([{ path: 'x.zip', bytes: broken }]);
  expect(unpack).toThrow(ImportRefusal);
  expect(unpack).toThrow(/^x\.zip: .*\.$/);
});
