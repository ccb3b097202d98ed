import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exporters } from '../../shared/export/registry.ts';
import { commands } from './command-registry.ts';
import { said } from './said.test-support.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = said;
const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array) => writeFile(at(name), content);
const corpus = async (name: string) => JSON.parse(await readFile(at(name), 'utf8'));

test('a corpus file that a program saved as UTF-16 is read all the same', async () => {
  await put('a.txt', 'Nineteen people died.');
  await run('import', at('a.txt'), '--out', at('c.glossator.json'));
  const text = await readFile(at('c.glossator.json'), 'utf8');
  await put('wide.glossator.json', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  expect(await run('check', at('wide.glossator.json'))).toMatchObject({ code: 0 });
});

describe('every error is one sentence and an exit code', () => {
  const cases: { args: string[]; code: number; says: RegExp }[] = [
    {
      args: ['frobnicate'],
      code: 2,
      says: /no command “frobnicate”.*import, export, convert, check, .*formats, schema/,
    },
    { args: ['import'], code: 2, says: /Name the files/ },
    { args: ['import', 'x.txt'], code: 2, says: /--out/ },
    { args: ['import', 'x.txt', '--out'], code: 2, says: /--out/ },
    { args: ['import', 'x.txt', '--out', ''], code: 2, says: /--out needs a value/ },
    { args: ['export', 'x'], code: 2, says: /--to/ },
    { args: ['export', 'x', '--to', 'json'], code: 2, says: /--out/ },
    { args: ['export', 'x', '--to', 'tiff', '--out', '-'], code: 2, says: /no format “tiff”.*json/ },
    {
      args: ['export', 'missing.json', '--to', 'json', '--out', '-'],
      code: 1,
      says: /missing\.json could not be read/,
    },
    { args: ['check'], code: 2, says: /Name the one corpus/ },
    { args: ['check', 'a', 'b'], code: 2, says: /Name the one corpus/ },
    { args: ['check', 'missing.json'], code: 1, says: /It is not there/ },
    { args: ['check', '.'], code: 1, says: /It is a folder/ },
    { args: ['check', '--frob', 'a'], code: 2, says: /--frob/ },
    { args: ['formats', '--frob'], code: 2, says: /--frob/ },
  ];
  test.each(cases)('$args', async ({ args, code, says }) => {
    const said = await run(...args);
    expect(said).toMatchObject({ code, out: '' });
    expect(said.err).toMatch(says);
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.err).not.toMatch(/\n\s+at |node:/);
  });
});

test('help names every command, and each command explains itself', async () => {
  const { out, code } = await run('--help');
  expect(code).toBe(0);
  expect((await run()).code).toBe(2);
  for (const { name, summary } of commands) {
    expect(out).toContain(summary);
    expect((await run(name, '--help')).out).toContain(`-- ${name}`);
  }
});

test('formats lists the registry; schema prints a JSON Schema', async () => {
  const { out } = await run('formats');
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(exporters.map(({ id }) => id));
  expect(JSON.parse((await run('schema')).out)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
  });
});

test('texts come in exactly, with a line for each; the corpus checks clean', async () => {
  await mkdir(at('texts/deep'), { recursive: true });
  await put('texts/a.txt', '\uFEFFOne\r\ntwo\u00a0\u{10348}\n');
  await put('texts/deep/b.md', '# Heading\n\ntext');
  await put('texts/c.txt', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x68, 0x69, 0x94]));
  await put('texts/copy.txt', '# Heading\n\ntext');
  await put('texts/empty.txt', '');
  await put('texts/image.png', 'not looked at');
  const said = await run('import', at('texts'), '--out', at('texts/out.glossator.json'), '--title', 'T');
  expect(said.code).toBe(0);
  expect(said.err).toMatch(/empty\.txt: This file is empty/);
  expect(said.err).toMatch(/deep\/b\.md: Same text as copy\.txt/);
  const made = await corpus('texts/out.glossator.json');
  expect(made.corpus.title).toBe('T');
  const texts = made.sources.map((source: { fileName: string; text: string }) => [
    source.fileName,
    source.text,
  ]);
  expect(texts).toEqual([
    ['a.txt', 'One\r\ntwo\u00a0\u{10348}\n'],
    ['c.txt', 'café “hi”'],
    ['copy.txt', '# Heading\n\ntext'],
    ['deep/b.md', '# Heading\n\ntext'],
  ]);
  expect(made.sources[0].encoding).toBe('utf-8-bom');
  expect(await run('check', at('texts/out.glossator.json'))).toMatchObject({ code: 0, err: '' });
  expect((await readdir(at('texts'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('--into adds what is new and keeps the rest; a file that is there is not overwritten', async () => {
  await put('a.txt', 'one');
  await put('b.txt', 'two');
  await run('import', at('a.txt'), '--out', at('c.glossator.json'));
  const before = await corpus('c.glossator.json');
  expect(await run('import', at('b.txt'), '--out', at('c.glossator.json'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/already there/),
  });
  const said = await run(
    'import',
    at('a.txt'),
    at('b.txt'),
    '--into',
    at('c.glossator.json'),
    '--out',
    at('c.glossator.json'),
  );
  expect(said).toMatchObject({ code: 0, err: expect.stringMatching(/1 text added, 1 skipped/) });
  const after = await corpus('c.glossator.json');
  expect(after.sources[0]).toEqual(before.sources[0]);
  expect(after.sources.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['a.txt', 'b.txt']);
  expect(after.journal.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2]);
});

test('nothing that came in is a failure and writes nothing', async () => {
  await put('empty.txt', '');
  expect((await run('import', at('empty.txt'), at('gone.txt'), '--out', at('c.json'))).code).toBe(1);
  expect(await readdir(folder)).toEqual(['empty.txt']);
});

test('export writes the same corpus again, some sources of it, or none of its texts', async () => {
  await put('a.txt', 'one');
  await put('b.txt', 'two');
  await run('import', at('a.txt'), at('b.txt'), '--out', at('c.glossator.json'));
  await run('export', at('c.glossator.json'), '--to', 'json', '--out', at('d.json'));
  expect(await readFile(at('d.json'), 'utf8')).toBe(await readFile(at('c.glossator.json'), 'utf8'));
  const part = await run(
    'export',
    at('c.glossator.json'),
    '--to',
    'json',
    '--out',
    '-',
    '--sources',
    'b.txt',
    '--without-text',
    '--without-journal',
  );
  expect(JSON.parse(part.out)).toMatchObject({ sources: [{ fileName: 'b.txt' }], journal: [] });
  expect(part.out).not.toContain('"text":');
  const unknown = await run('export', at('c.glossator.json'), '--to', 'json', '--out', '-', '--sources', 'x');
  expect(unknown).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/no source.*“x”/) });
  await symlink(at('c.glossator.json'), at('link.json'));
  expect((await run('export', at('c.glossator.json'), '--to', 'json', '--out', at('link.json'))).code).toBe(
    2,
  );
});

test('check tells what is wrong and where, in lines or as JSON', async () => {
  await put('a.txt', 'one two three');
  await run('import', at('a.txt'), '--out', at('c.glossator.json'));
  const made = await corpus('c.glossator.json');
  const span = { start: 4, end: 7, quote: 'twa' };
  const id = '11111111-1111-4111-8111-111111111111';
  made.annotations = [{ id, sourceId: made.sources[0].id, kind: 'note', spans: [span] }];
  await put('bad.json', JSON.stringify(made));
  const lines = await run('check', at('bad.json'));
  expect(lines.code).toBe(1);
  expect(lines.out).toMatch(
    /^error: annotations\[0\]\.spans\[0\] \(1{8}[-148]+\): The text at 4–7 is "two", the quote is "twa"\./,
  );
  const report = JSON.parse((await run('check', at('bad.json'), '--json')).out);
  expect(report).toMatchObject({ ok: false, errors: 1, problems: [{ severity: 'error' }] });
  await put('broken.json', '{"format":\n  x');
  expect((await run('check', at('broken.json'))).out).toMatch(/line 2, column 3/);
  expect((await run('export', at('bad.json'), '--to', 'json', '--out', '-')).err).toMatch(
    /bad\.json is refused/,
  );
});

test('a corpus among the files is merged; the second time there is nothing to add', async () => {
  await put('a.txt', 'one');
  await run('import', at('a.txt'), '--out', at('c.glossator.json'));
  const example = join(import.meta.dirname, '../../corpus/every-field.glossator.json');
  const into = ['--into', at('c.glossator.json'), '--out', at('c.glossator.json')];
  expect(await run('import', example, ...into)).toMatchObject({
    code: 0,
    err: expect.stringMatching(/Merged\.\n1 corpus read\.\n$/),
  });
  expect((await corpus('c.glossator.json')).annotations).toHaveLength(8);
  expect((await run('import', example, ...into)).err).toMatch(/already there/);
  expect(await run('check', at('c.glossator.json'))).toMatchObject({ code: 0 });
});
