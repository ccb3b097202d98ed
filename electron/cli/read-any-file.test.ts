import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleDocx, wordParagraph } from '../../shared/documents/sample-documents.test-support.ts';
import { samplePdf } from '../../shared/documents/sample-pdf.test-support.ts';
import { readAnyFile } from './read-any-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(name: string, bytes: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return readAnyFile({ name, path, size: (await stat(path)).size });
}

const pdf = samplePdf({ pages: [[{ text: 'Words', x: 60, y: 800 }]] });

test('texts and documents', async () => {
  expect(await read('a.txt', '<p>Words')).toMatchObject({
    text: '<p>Words',
    encoding: 'utf-8',
    document: null,
  });
  expect(await read('a.pdf', pdf)).toMatchObject({
    text: 'Words',
    document: { mediaType: 'application/pdf' },
  });
  expect(await read('a.docx', sampleDocx(wordParagraph('Words')))).toMatchObject({ text: 'Words' });
});

test('a broken document is a sentence, and nothing of it is left to end the process', async () => {
  const stray: unknown[] = [];
  const listen = (error: unknown) => stray.push(error);
  const before = process.listeners('unhandledRejection');
  const broken = Buffer.from(pdf).toString('latin1').replace('/Resources << /Font', '/Resources [[ /Font');
  const reading = read('broken.pdf', Buffer.from(broken, 'latin1'));
  expect(await reading).toMatchObject({ refused: 'binary', message: expect.stringMatching(/broken|scan/) });
  process.on('unhandledRejection', listen);
  await new Promise((done) => setTimeout(done, 20));
  process.off('unhandledRejection', listen);
  expect(stray).toEqual([]);
  expect(process.listeners('unhandledRejection')).toEqual(before);
});

test('too large, by kind', async () => {
  const size = 20 * 1024 * 1024;
  expect(await readAnyFile({ name: 'a.txt', path: 'none', size })).toMatchObject({ refused: 'too-large' });
  const huge = await readAnyFile({ name: 'a.pdf', path: 'none', size: 200 * 1024 * 1024 });
  expect(huge).toMatchObject({
    message: expect.stringContaining('200.0 MB, and documents are read up to 128 MB'),
  });
});
