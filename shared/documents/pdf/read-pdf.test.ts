import { expect, test } from 'vitest';
import { ExtractionCancelled } from '../extractor.ts';
import { readSample, zonesOf } from '../read-sample.test-support.ts';
import { chineseFont, longPdf, type SampleLine, samplePdf } from '../sample-pdf.test-support.ts';

const options = {
  decoders: (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true }),
};
const read = (bytes: Uint8Array) => readSample('a.pdf', bytes, options);

/** Lines one under the other from `y` on, 14 points apart. */
const lines = (y: number, ...texts: string[]): SampleLine[] =>
  texts.map((text, index) => ({ text, x: 60, y: y - 14 * index }));

const pages: { name: string; page: SampleLine[]; expected: string }[] = [
  {
    name: 'lines of a paragraph',
    page: lines(800, 'The harbour master reported that no', 'vessel had left.'),
    expected: 'The harbour master reported that no vessel had left.',
  },
  {
    name: 'paragraphs by their distance',
    page: [
      ...lines(800, 'The harbour master reported that no', 'vessel had left.'),
      ...lines(750, 'The log of the night was complete', 'and signed.'),
    ],
    expected:
      'The harbour master reported that no vessel had left.\n\nThe log of the night was complete and signed.',
  },
  {
    name: 'paragraphs by a short last line',
    page: lines(
      800,
      'The harbour master reported that no vessel',
      'had left.',
      'The log of the night was complete and it',
      'had been signed.',
    ),
    expected:
      'The harbour master reported that no vessel had left.\n\nThe log of the night was complete and it had been signed.',
  },
  {
    name: 'a heading by its size',
    page: [{ text: 'Findings', x: 60, y: 800, size: 18 }, ...lines(780, 'No vessel had left.')],
    expected: 'Findings\n\nNo vessel had left.',
  },
  {
    name: 'hyphens stay',
    page: lines(800, 'It was an inter-', 'national matter of 1990 \x96', '1995.'),
    expected: 'It was an inter-national matter of 1990 – 1995.',
  },
  {
    name: 'columns of a table',
    page: [
      ...lines(800, '1990', '1991'),
      { text: '12', x: 200, y: 800 },
      { text: '14', x: 200, y: 786 },
    ].sort((a, b) => b.y - a.y || a.x - b.x),
    expected: '1990\t12\n1991\t14',
  },
  {
    name: 'items',
    page: lines(800, '\x95 one thing', '\x95 another thing'),
    expected: '• one thing\n\n• another thing',
  },
  {
    name: 'curly quotes',
    page: lines(800, '\x93Quoted\x94 10 km \x97 caf\xe9'),
    expected: '“Quoted” 10 km — café',
  },
];
test.each(pages)('$name', async ({ page, expected }) => {
  expect((await read(samplePdf({ pages: [page] }))).text).toBe(expected);
});

test('pages, what it states, and pages without text', async () => {
  const pdf = await read(
    samplePdf({
      pages: [lines(800, 'First.'), [], lines(800, 'Third.')],
      info: { Title: 'Report', Author: 'Ann; Bob', CreationDate: "D:20240102235959-05'00'" },
    }),
  );
  expect(pdf.text).toBe('First.\n\n\n\nThird.');
  expect(zonesOf(pdf)).toEqual([
    ['page-break', '\n\n'],
    ['page-break', '\n\n'],
  ]);
  expect(pdf.document).toMatchObject({
    title: 'Report',
    authors: ['Ann', 'Bob'],
    publishedOn: { value: '2024-01-02', precision: 'day', basis: 'inferred' },
    notes: ['1 of 3 pages hold no text (they may be pictures): 2.'],
  });
});

const titles: { title: string; expected: string | null }[] = [
  { title: 'Microsoft Word - draft7.doc', expected: null },
  { title: 'untitled', expected: null },
  { title: 'final_report.pdf', expected: null },
  { title: 'The Word', expected: 'The Word' },
];
test.each(titles)('title $title', async ({ title, expected }) => {
  const { document } = await read(samplePdf({ pages: [lines(800, 'x')], info: { Title: title } }));
  expect(document.title).toBe(expected);
});

test('Chinese letters by a character map; without it the note says which is missing', async () => {
  const bytes = () =>
    samplePdf({
      pages: [[{ text: '', raw: '<4E2D6587>', x: 60, y: 800 }], lines(800, 'Text')],
      font: chineseFont,
    });
  const asked: string[] = [];
  const readCharacterMap = async (name: string) => {
    asked.push(name);
    const { readFile } = await import('node:fs/promises');
    return new Uint8Array(
      await readFile(new URL(`../../../node_modules/pdfjs-dist/cmaps/${name}`, import.meta.url)),
    );
  };
  expect((await readSample('a.pdf', bytes(), { ...options, readCharacterMap })).text).toMatch(/^中文/);
  expect(asked).toContain('UniGB-UCS2-H.bcmap');
  const without = await read(bytes()).catch((error: unknown) => ({ document: { notes: [String(error)] } }));
  expect(without.document.notes.join(' ')).toMatch(/UniGB-UCS2-H/);
});

test('a page that cannot be read is told, the others are read', async () => {
  const bytes = new TextEncoder().encode(
    new TextDecoder()
      .decode(samplePdf({ pages: [lines(800, 'First.'), lines(800, 'Second.')] }))
      .replace('\n7 0 obj', '\nx 0 obj'),
  );
  const pdf = await read(bytes);
  expect([pdf.text, pdf.document.notes.length]).toEqual(['First.\n\n', 1]);
  expect(pdf.document.notes[0]).toMatch(/1 of 2 pages .*: 2\./);
});

const zeros = '00'.repeat(32);
const good = samplePdf({ pages: [lines(800, 'Text')] });
const locked = samplePdf({
  pages: [lines(800, 'x')],
  trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<00><00>]`,
});
const refused: { name: string; bytes: Uint8Array; expected: RegExp }[] = [
  { name: 'a scan', bytes: samplePdf({ pages: [[], [], []] }), expected: /3 pages.*no text.*scan/ },
  { name: 'one page of a scan', bytes: samplePdf({ pages: [[]] }), expected: /1 page, but no text/ },
  { name: 'a password', bytes: locked, expected: /password/ },
  { name: 'cut off', bytes: good.slice(0, 60), expected: /broken or incomplete/ },
  { name: 'only its name', bytes: new TextEncoder().encode('words'), expected: /no PDF document/ },
];
test.each(refused)('refused: $name', async ({ bytes, expected }) => {
  await expect(read(bytes)).rejects.toThrow(expected);
});

test('progress by pages, and an end when it is cancelled', async () => {
  const told: number[] = [];
  const signal = { aborted: false };
  const onProgress = (done: number, total: number) => {
    told.push(done, total);
    signal.aborted = done >= 3;
  };
  await expect(readSample('a.pdf', longPdf(10), { ...options, onProgress, signal })).rejects.toThrow(
    ExtractionCancelled,
  );
  expect(told).toEqual([0, 10, 1, 10, 2, 10, 3, 10]);
});
