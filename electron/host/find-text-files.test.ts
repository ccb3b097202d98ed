// What is found in folders, and what is said about what is not.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTextFiles } from './find-text-files.ts';

let folder = '';
let outside = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-walk-'));
  outside = await mkdtemp(join(tmpdir(), 'glossator-walk-'));
  await mkdir(join(folder, 'north/deep'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  const files = [
    'b.txt',
    'A.TXT',
    'c.md',
    'd.glossator.json',
    'e.json',
    'f.png',
    '.g.txt',
    'north/deep/h.txt',
    'north/r10.txt',
    'north/r9.txt',
    '.hidden/i.txt',
  ];
  for (const file of files) await writeFile(join(folder, file), 'text');
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await symlink(folder, join(folder, 'north/loop'));
  await symlink(join(outside, 'secret.txt'), join(folder, 'leads-out.txt'));
  await symlink(join(folder, 'b.txt'), join(folder, 'same.txt'));
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling.txt'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(outside, { recursive: true });
});

test('a folder is walked: texts only, hidden ones left out, links safe, each file once', async () => {
  const { files, problems } = await findTextFiles([folder]);
  expect(files.map((file) => file.name)).toEqual([
    'A.TXT',
    'b.txt',
    'c.md',
    'd.glossator.json',
    'north/deep/h.txt',
    'north/r9.txt',
    'north/r10.txt',
  ]);
  expect(files[0]?.size).toBe(4);
  expect(problems).toEqual([
    'dangling.txt could not be read. It is not there (any more).',
    'leads-out.txt is a link that leads out of the folder; it was left out.',
  ]);
});

test('a file named by itself is taken whatever it is called; what is not there is said', async () => {
  const { files, problems } = await findTextFiles([join(folder, 'f.png'), join(folder, 'gone.txt')]);
  expect(files.map((file) => file.name)).toEqual(['f.png']);
  expect(problems).toEqual(['gone.txt could not be read. It is not there (any more).']);
});
