import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { csv } from './csv.ts';
import { exportedZip, inputOf, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

/** RFC 4180, character by character: rows of cells. Throws on anything else. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error('open quote');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`bare ${text[at]}`);
        cell += text[at++];
      }
    row.push(cell);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`unexpected ${JSON.stringify(text.slice(at, at + 5))}`);
  }
  return rows;
}

/** Rows as records by column name, the guard taken off. */
function records(text: string | undefined): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(text ?? '');
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(
      head.map((name, index) => [name, (row[index] ?? '').replace(/^'(?='*[=+\-@\t\r])/, '')]),
    );
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let traps: ExportInput & { texts: ReadonlyMap<string, string> };
beforeAll(() => {
  traps = trapCorpus(sha256);
});

test('every passage has its quote in the text file, by UTF-16 units and by code points', async () => {
  const files = await exportedZip(csv, traps, trapOptions);
  const sources = new Map(records(files.get('sources.csv')).map((row) => [row.id, row]));
  const spans = records(files.get('spans.csv'));
  const marks = [...traps.store.table('annotations').values()];
  expect(spans).toHaveLength(marks.reduce((sum, mark) => sum + mark.spans.length, 0));
  for (const row of spans) {
    const source = sources.get(row.source_id ?? '');
    const text = files.get(source?.text_file ?? '') ?? '';
    expect(throughUtf8(traps.texts.get(source?.sha256 ?? '') ?? '')).toBe(text);
    expect(text.slice(Number(row.start_utf16), Number(row.end_utf16))).toBe(row.quote);
    expect([...text].slice(Number(row.start_code_point), Number(row.end_code_point)).join('')).toBe(
      row.quote,
    );
    const span = traps.store.get('annotations', row.annotation_id ?? '')?.spans[Number(row.number) - 1];
    expect(throughUtf8(span?.quote ?? '-')).toBe(row.quote);
  }
});

test('no cell is a formula, and each guard can be taken off', async () => {
  const files = await exportedZip(csv, traps, trapOptions);
  let guarded = 0;
  for (const [path, content] of files) {
    if (!path.endsWith('.csv')) continue;
    for (const row of parseCsv(content))
      for (const cell of row) {
        if (!/^-\d+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        if (/^'+[=+\-@\t\r]/.test(cell)) guarded++;
      }
  }
  const losses = await csv.losses(traps, trapOptions);
  expect(losses.find(({ kind }) => kind === 'formula-guarded')?.count).toBe(guarded);
  expect(guarded).toBeGreaterThan(10);
  const entities = records(files.get('entities.csv'));
  expect(entities.map((row) => row.name)).toContain('=HYPERLINK("x")');
  const exact = await exportedZip(csv, traps, { ...trapOptions, format: { guard: 'none' } });
  expect(exact.get('entities.csv')).toContain('"=HYPERLINK(""x"")"');
  expect(
    (await csv.losses(traps, { ...trapOptions, format: { guard: 'none' } })).map(({ kind }) => kind),
  ).toEqual(['half-pair-replaced']);
});

test('lists in one cell can be taken apart, and a byte-order mark comes on request', async () => {
  const files = await exportedZip(csv, traps, { ...trapOptions, format: { bom: 'utf-8' } });
  expect(files.get('claims.csv')?.charCodeAt(0)).toBe(0xfeff);
  const source = records(files.get('sources.csv')?.slice(1)).find((row) => row.authors?.includes('Bo'));
  const authors = (source?.authors ?? '').split(/(?<!\\); /).map((part) => part.replace(/\\([\\;])/g, '$1'));
  expect(authors).toEqual(['@nell', 'Bo; Li']);
});

test('without texts offsets in UTF-16 units stay, and the report says that code points are missing', async () => {
  const input = { ...traps, textOf: () => null };
  const spans = records((await exportedZip(csv, input, trapOptions)).get('spans.csv'));
  expect(spans.every((row) => row.start_code_point === '' && row.end_utf16 !== '')).toBe(true);
  const loss = (await csv.losses(input, trapOptions)).find(({ kind }) => kind === 'code-points-unknown');
  expect(loss?.count).toBe(spans.length);
});

test('the worked example is whole: every value of every record stands in a table', async () => {
  const native = readFileSync(
    resolve(import.meta.dirname, '../../corpus/every-field.glossator.json'),
    'utf8',
  );
  const files = await exportedZip(csv, await inputOf(native, sha256), trapOptions);
  const cells = new Set(
    [...files].flatMap(([path, content]) => (path.endsWith('.csv') ? parseCsv(content).flat() : [])),
  );
  const root = JSON.parse(native);
  const missing: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    else if (value !== null && value !== '' && !/\.text$/.test(path)) {
      const wanted = String(value);
      if (!cells.has(wanted) && ![...cells].some((cell) => cell.includes(wanted.replace(/[\\;]/g, '\\$&'))))
        missing.push(`${path}: ${wanted}`);
    }
  };
  for (const key of ['corpus', 'analysts', 'codebook', 'sources', 'entities', 'annotations', 'links'])
    visit(root[key], key);
  expect(missing).toEqual([]);
  expect(files.get('README.csv')).toContain('start_code_point');
});
