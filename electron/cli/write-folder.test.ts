import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportedFile } from '../../shared/export/exporter.ts';
import { writeFolder } from './write-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* files(...paths: string[]): AsyncGenerator<ExportedFile> {
  for (const path of paths) yield { path, content: `${path} é` };
}

test('files in folders, to a new place and to an empty one', async () => {
  await mkdir(join(folder, 'empty'));
  for (const name of ['new', 'empty']) {
    await writeFolder(join(folder, name), files('a.txt', 'deep/er/b.txt'));
    expect(await readFile(join(folder, name, 'deep/er/b.txt'), 'utf8')).toBe('deep/er/b.txt é');
    expect((await readdir(join(folder, name))).sort()).toEqual(['a.txt', 'deep']);
  }
});

test.each(['../out.txt', '/etc/x', 'a//b', './a', 'a/..', 'a\\b', ''])(
  '“%s” leads nowhere, and nothing is left behind',
  async (path) => {
    await expect(writeFolder(join(folder, 'made'), files('first.txt', path))).rejects.toThrow(
      /no path within/,
    );
    expect(await readdir(folder)).toEqual([]);
  },
);

test('two files of one name, or a failure in the middle, leave nothing', async () => {
  await expect(writeFolder(join(folder, 'made'), files('a.txt', 'a.txt'))).rejects.toThrow(
    /could not be written/,
  );
  const failing = async function* () {
    yield* files('a.txt');
    throw new Error('no more');
  };
  await expect(writeFolder(join(folder, 'made'), failing())).rejects.toThrow('no more');
  expect(await readdir(folder)).toEqual([]);
});
