// Every format that is read, on the command line: imported, recognised, converted, reported; and what goes wrong.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findExporter } from '../../shared/export/registry.ts';
import { importers } from '../../shared/import/registry.ts';
import { said } from './said.test-support.ts';

const sample = join(import.meta.dirname, '../../corpus/munqar-blast.glossator.json');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-foreign-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = said;
const at = (name: string) => join(folder, name);
const json = async (name: string) => JSON.parse(await readFile(at(name), 'utf8'));

const formats = importers.flatMap(({ id }) => {
  const exporter = findExporter(id);
  return exporter
    ? [{ id, ending: exporter.extension, severalFiles: exporter.extension.endsWith('.zip') }]
    : [];
});

test('a table in a legacy encoding is read as what it says', async () => {
  const row =
    'name;type;description\nПорт Марс;location;Город на берегу моря, о котором говорят все сообщения\n' +
    'Илья Орлов;person;Начальник порта, который сказал журналистам, что насосы сломались вечером\n';
  // Windows-1251 has the letters А to я in one row from 0xC0.
  const bytes = Uint8Array.from(row, (letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
  await writeFile(at('people.csv'), bytes);
  expect(
    await run('import', at('people.csv'), '--from', 'csv', '--out', at('p.glossator.json')),
  ).toMatchObject({
    code: 0,
    err: expect.stringMatching(/: 2 entities added or changed\.\n$/),
  });
  const again = await run(
    'import',
    at('people.csv'),
    '--into',
    at('p.glossator.json'),
    '--out',
    at('p2.json'),
  );
  expect(again.err).toMatch(/people\.csv \(Tables \(CSV\)\): Nothing new\.\n/);
  const { entities } = await json('p.glossator.json');
  expect(entities.map(({ name }: { name: string }) => name).sort()).toEqual(['Илья Орлов', 'Порт Марс']);
});

describe.each(formats)('$id', ({ id, ending, severalFiles }) => {
  test('comes in from a file, onto its own corpus, and with nothing left out', async () => {
    await run('export', sample, '--to', id, '--out', at(`x${ending}`));
    const said = await run(
      'import',
      at(`x${ending}`),
      '--from',
      id,
      '--out',
      at('new.glossator.json'),
      '--report',
      at('r.json'),
    );
    expect(said).toMatchObject({ code: 0, out: '' });
    expect(await run('check', at('new.glossator.json'))).toMatchObject({ code: 0 });
    const { imports } = await json('r.json');
    expect(imports).toMatchObject([
      { format: id, outcome: 'imported', refused: [], placement: { notPlaced: [] } },
    ]);
    const made = await json('new.glossator.json');
    expect(made.sources).toHaveLength(JSON.parse(await readFile(sample, 'utf8')).sources.length);
    expect(made.annotations.length).toBe(imports[0].placement.counts.marks);
    expect(made.journal).toHaveLength(1);
    const onto = await run(
      'import',
      at(`x${ending}`),
      '--from',
      id,
      '--into',
      sample,
      '--out',
      at('same.glossator.json'),
      '--report',
      at('s.json'),
    );
    expect(onto.code).toBe(0);
    const same = await json('s.json');
    for (const { outcome } of same.imports[0].placement.sources) expect(outcome).toBe('matched');
  });

  test('is recognised without a word, as a file and as a folder', async () => {
    await run('export', sample, '--to', id, '--out', at(`x${ending}`));
    await run('import', at(`x${ending}`), '--from', id, '--out', at('named.glossator.json'));
    const said = await run(
      'import',
      at(`x${ending}`),
      '--out',
      at('found.glossator.json'),
      '--title',
      'named',
    );
    expect(said.code).toBe(0);
    const [named, found] = [await json('named.glossator.json'), await json('found.glossator.json')];
    expect(found.annotations).toEqual(named.annotations);
    if (!severalFiles) return;
    await run('export', sample, '--to', id, '--out', at('x'));
    const titles = ({ sources }: { sources: { title: string }[] }) => sources.map(({ title }) => title);
    for (const from of [[], ['--from', id]]) {
      const out = `folder${from.length}.glossator.json`;
      expect(await run('import', at('x'), ...from, '--out', at(out))).toMatchObject({ code: 0 });
      const walked = await json(out);
      expect(walked.annotations).toHaveLength(named.annotations.length);
      // The texts of the folder are the format's own, not texts besides it.
      expect(titles(walked)).toEqual(titles(named));
    }
  });

  test('converts to our own format and back to itself', async () => {
    await run('export', sample, '--to', id, '--out', at(`x${ending}`));
    const there = await run(
      'convert',
      at(`x${ending}`),
      '--from',
      id,
      '--to',
      'json',
      '--out',
      at('c.glossator.json'),
      '--report',
      '-',
    );
    expect(there).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(there.out)).toMatchObject({
      read: { format: id, placement: { notPlaced: [] } },
      written: { format: 'json', losses: [] },
    });
    expect(await run('check', at('c.glossator.json'))).toMatchObject({ code: 0 });
    const back = await run(
      'convert',
      at('c.glossator.json'),
      '--from',
      'json',
      '--to',
      id,
      '--out',
      at(`y${ending}`),
    );
    expect(back).toEqual({ code: 0, out: '', err: '' });
    const again = await run('convert', at(`y${ending}`), '--to', id, '--out', at(`z${ending}`));
    expect(again).toMatchObject({ code: 0, err: '' });
  });

  test('what is no such file is refused in one sentence, and nothing is written', async () => {
    await writeFile(at(`broken${ending}`), 'not this at all \u0000\u0001');
    const said = await run('import', at(`broken${ending}`), '--from', id, '--out', at('none.json'));
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).not.toMatch(/\n\s+at |unforeseen/);
    const converted = await run(
      'convert',
      at(`broken${ending}`),
      '--from',
      id,
      '--to',
      'json',
      '--out',
      at('none.json'),
    );
    expect(converted.code).toBe(1);
    expect(converted.err.trim().split('\n')).toHaveLength(1);
    expect(converted.err).not.toMatch(/\n\s+at |unforeseen/);
    expect(await readdir(folder)).toEqual([`broken${ending}`]);
  });
});

describe('every error is one sentence and an exit code', () => {
  const cases: { args: string[]; code: number; says: RegExp }[] = [
    {
      args: ['import', 'x', '--out', 'y', '--from', 'tiff'],
      code: 2,
      says: /No format “tiff” is read.*json, /,
    },
    { args: ['import', 'x', '--out', 'y', '--option', 'a=b'], code: 2, says: /--from/ },
    { args: ['import', 'x', '--out', '-', '--report', '-'], code: 2, says: /place of its own/ },
    { args: ['import', 'x', '--out', 'y', '--report', 'x'], code: 2, says: /place of its own/ },
    {
      args: ['import', 'missing.zip', '--from', 'brat', '--out', 'y'],
      code: 1,
      says: /missing\.zip could not be read/,
    },
    { args: ['convert'], code: 2, says: /Name the one file/ },
    { args: ['convert', 'a', 'b'], code: 2, says: /Name the one file/ },
    { args: ['convert', 'x', '--from', 'tiff'], code: 2, says: /No format “tiff”/ },
    { args: ['convert', 'x', '--from', 'json'], code: 2, says: /--to/ },
    { args: ['convert', 'x', '--from', 'json', '--to', 'json'], code: 2, says: /--out/ },
    { args: ['convert', 'x', '--to', 'json', '--out', '-'], code: 2, says: /cannot be told.*--from/ },
    {
      args: ['convert', 'missing', '--from', 'json', '--to', 'json', '--out', '-'],
      code: 1,
      says: /missing could not be read/,
    },
    {
      args: ['convert', 'x', '--from', 'json', '--to', 'json', '--out', '-', '--option', 'a=b'],
      code: 2,
      says: /no option “a”/,
    },
    {
      args: ['convert', 'x', '--from', 'json', '--to', 'json', '--out', '-', '--option', 'from.a=b'],
      code: 2,
      says: /leaves nothing to choose/,
    },
    {
      args: ['convert', 'x', '--from', 'json', '--to', 'json', '--out', '-', '--report', '-'],
      code: 2,
      says: /place of its own/,
    },
  ];
  test.each(cases)('$args', async ({ args, code, says }) => {
    const said = await run(...args);
    expect(said).toMatchObject({ code, out: '' });
    expect(said.err).toMatch(says);
    expect(said.err.trim().split('\n')).toHaveLength(1);
  });
});

test('texts of a folder come in first, and marks of a file beside them are put on these', async () => {
  await mkdir(at('in'));
  await writeFile(at('in/report.txt'), 'Nine \u{1F6A2} ships\r\nleft the port.');
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://notes.example/1',
    type: 'Annotation',
    body: { type: 'TextualBody', value: 'seen', purpose: 'commenting' },
    target: {
      source: 'file:///home/report.txt',
      selector: { type: 'TextQuoteSelector', exact: 'left the port' },
    },
  };
  await writeFile(at('in/notes.jsonld'), JSON.stringify(annotation));
  const said = await run('import', at('in'), '--out', at('c.glossator.json'));
  expect(said.code).toBe(0);
  const made = await json('c.glossator.json');
  expect(made.sources).toMatchObject([{ fileName: 'report.txt' }]);
  expect(made.annotations).toMatchObject([
    { anchor: 'exact', spans: [{ start: 15, end: 28, quote: 'left the port' }] },
  ]);
});

test('marks whose text is nowhere are told in the report, and refuse nothing else', async () => {
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://notes.example/1',
    type: 'Annotation',
    target: {
      source: 'https://gone.example/',
      selector: { type: 'TextQuoteSelector', exact: 'nobody has this' },
    },
  };
  await writeFile(at('notes.jsonld'), JSON.stringify(annotation));
  const said = await run(
    'import',
    at('notes.jsonld'),
    '--into',
    sample,
    '--out',
    at('c.glossator.json'),
    '--report',
    at('r.json'),
  );
  expect(said.code).toBe(0);
  expect(said.err).toMatch(/1 mark not placed.*Import the texts that are missing first/);
  expect((await json('r.json')).imports[0].placement).toMatchObject({
    sources: [{ outcome: 'no-text', marks: 1, placed: 0 }],
    notPlaced: [{ reason: 'no-text', words: 'nobody has this' }],
  });
});

test('--from json reads corpora alone, whatever else lies in the folder', async () => {
  await mkdir(at('in'));
  await writeFile(at('in/notes.txt'), 'A text.');
  await writeFile(at('in/colleague.glossator.json'), await readFile(sample));
  const said = await run('import', at('in'), '--from', 'json', '--out', at('c.glossator.json'));
  expect(said).toMatchObject({ code: 0, err: expect.stringMatching(/Merged\.\n1 corpus read\.\n$/) });
  const made = await json('c.glossator.json');
  expect(made.sources.map(({ fileName }: { fileName: string }) => fileName)).not.toContain('notes.txt');
});

test('options of both formats of a conversion are told apart', async () => {
  await run('export', sample, '--to', 'web-annotation', '--out', at('x.jsonld'));
  const convert = (...more: string[]) =>
    run(
      'convert',
      at('x.jsonld'),
      '--from',
      'web-annotation',
      '--to',
      'web-annotation',
      '--out',
      '-',
      ...more,
    );
  expect(await convert('--option', 'unit=utf-16')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/Both formats.*from\.unit.*to\.unit/),
  });
  const points = await convert('--option', 'from.unit=code-point');
  const units = await convert('--option', 'from.unit=code-point', '--option', 'to.unit=utf-16');
  expect([points.code, units.code]).toEqual([0, 0]);
  expect(units.out).not.toBe(points.out);
});
