import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportedZip, throughUtf8 } from './exported.test-support.ts';
import { LossCounter } from './loss-counter.ts';
import { cellXml, cutCell, maxCellLength, workbookParts } from './tables/workbook.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';
import { xlsx } from './xlsx.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);

/** What a reader shows of a cell's XML. */
const shown = (xml: string) =>
  xml
    .replace(/\r\n?/g, '\n')
    .replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) =>
      name === 'amp' ? '&' : name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : '\r',
    )
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Rows of a sheet by column letter; text cells as strings, others as numbers. */
function rows(xml: string): (string | number | undefined)[][] {
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, cells = '']) => {
    const row: (string | number | undefined)[] = [];
    for (const [, letters = '', kind, text, number] of cells.matchAll(
      /<c r="([A-Z]+)\d+"(?: s="\d")?(?: t="(\w+)")?>(?:<is><t(?: xml:space="preserve")?>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs,
    )) {
      const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      row[at] = kind === 'inlineStr' ? shown(text ?? '') : Number(number);
    }
    return row;
  });
}

function sheetNames(files: Map<string, string>): string[] {
  return [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(
    ([, name = '']) => name,
  );
}

test('every passage stands in the sheet of spans with its quote and both units', async () => {
  const files = await exportedZip(xlsx, traps, trapOptions);
  const names = sheetNames(files);
  expect(names).toEqual([
    'sources',
    'spans',
    'claims',
    'attributions',
    'figures',
    'entities',
    'aliases',
    'mentions',
    'notes',
    'links',
    'codebook',
    'zones',
    'external_ids',
    'analysts',
    'README',
  ]);
  const [head = [], ...spans] = rows(files.get('xl/worksheets/sheet2.xml') ?? '');
  const at = (name: string) => head.indexOf(name);
  expect(spans).toHaveLength(
    [...traps.store.table('annotations').values()].reduce((sum, mark) => sum + mark.spans.length, 0),
  );
  for (const row of spans) {
    const source = traps.store.get('sources', String(row[at('source_id')]));
    const text = traps.texts.get(source?.sha256 ?? '') ?? '';
    const quote = row[at('quote')];
    const [from, to] = [Number(row[at('start_utf16')]), Number(row[at('end_utf16')])];
    expect(throughUtf8(text.slice(from, to))).toBe(quote);
    const points = [...text].slice(Number(row[at('start_code_point')]), Number(row[at('end_code_point')]));
    expect(throughUtf8(points.join(''))).toBe(quote);
  }
});

test('no sheet has a formula, and a name like one is text', async () => {
  const files = await exportedZip(xlsx, traps, trapOptions);
  expect([...files.values()].filter((xml) => xml.includes('<f'))).toEqual([files.get('xl/styles.xml')]);
  const entities = rows(files.get('xl/worksheets/sheet6.xml') ?? '');
  expect(entities.flat()).toContain('=HYPERLINK("x")');
  const losses = await xlsx.losses(traps, trapOptions);
  expect(losses.map(({ kind }) => kind)).toEqual(['text-left-out', 'half-pair-replaced']);
});

test.each([
  { input: 'a_x0041_b', xml: 'a_x005F_x0041_b' },
  { input: '\u0001\uffff', xml: '_x0001__xFFFF_' },
  { input: '1\r\n<2>&', xml: '1&#13;\n&lt;2&gt;&amp;' },
  { input: '\ud83d👍', xml: '\ufffd👍' },
])('$input as a cell', ({ input, xml }) => {
  expect(cellXml(input)).toBe(xml);
});

test('a cell is cut at the limit, never within a pair, and says how long it was', () => {
  expect(cutCell('x'.repeat(maxCellLength))).toHaveLength(maxCellLength);
  const cut = cutCell(`x${'👍'.repeat(20_000)}`);
  expect(cut.length).toBeLessThanOrEqual(maxCellLength);
  expect(cut).toMatch(/👍… \[cut: 40001 characters\]$/);
});

test('a table longer than a sheet goes on on the next one', async () => {
  const table = {
    name: 'long',
    hint: '',
    columns: [{ name: 'n', hint: '' }],
    count: 10,
    rows: () => Array.from({ length: 10 }, (_, at) => [at]),
  };
  const files = new Map<string, string>();
  for await (const { path, content } of workbookParts([table], new LossCounter(), 5)) {
    let text = '';
    for await (const piece of typeof content === 'string' ? [content] : content) text += String(piece);
    files.set(path, text);
  }
  expect(sheetNames(files)).toEqual(['long', 'long 2', 'long 3']);
  const numbers = [1, 2, 3].flatMap((n) => rows(files.get(`xl/worksheets/sheet${n}.xml`) ?? '').slice(1));
  expect(numbers.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
