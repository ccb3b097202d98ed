// Previews of made-up formats, and of every format of the registry on the corpus of traps.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { utf8 } from '../archive/utf8.ts';
import { exportedBytes } from './exported.test-support.ts';
import type { ExportedFile, Exporter } from './exporter.ts';
import { previewExport } from './preview-export.ts';
import { exporters } from './registry.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';
import { zipFiles } from './zip-files.ts';

const corpus = trapCorpus((text) => createHash('sha256').update(text, 'utf8').digest('hex'));

function formatOf(made: Pick<Exporter, 'write'> & Partial<Exporter>): Exporter {
  return {
    id: 'made-up',
    label: 'Made up',
    extension: '.txt',
    mediaType: 'text/plain',
    summary: '',
    options: [],
    honours: { withText: true, withJournal: true },
    losses: async () => [],
    ...made,
  };
}

async function* given<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

const preview = (exporter: Exporter) => previewExport(exporter, corpus, trapOptions);

test('one text file: its first forty lines, long ones cut', async () => {
  const cases = [
    { pieces: ['a\nb', '\r\nc\n'], lines: ['a', 'b', 'c'], more: false },
    { pieces: [''], lines: [], more: false },
    { pieces: [utf8('é'), utf8('\u{10348}\n')], lines: ['é\u{10348}'], more: false },
    { pieces: ['x'.repeat(500)], lines: [`${'x'.repeat(399)}…`], more: false },
    { pieces: ['l\n'.repeat(41)], lines: Array.from({ length: 40 }, () => 'l'), more: true },
  ];
  for (const { pieces, lines, more } of cases)
    expect(await preview(formatOf({ write: () => given<string | Uint8Array>(...pieces) }))).toEqual({
      files: [],
      moreFiles: false,
      text: { path: null, lines, more },
    });
});

test('writing ends once enough is known', async () => {
  let pieces = 0;
  const write = async function* () {
    for (;;) {
      pieces++;
      yield 'line\n'.repeat(1_000);
    }
  };
  expect((await preview(formatOf({ write }))).text?.more).toBe(true);
  expect(pieces).toBeLessThan(20);
});

test('several files: names, sizes in UTF-8, and the first that is text', async () => {
  const files: ExportedFile[] = [
    { path: 'picture.bin', content: new Uint8Array(3) },
    { path: 'texts/a.txt', content: 'é\u{10348}\ud800\nrest' },
  ];
  const exporter = formatOf({ files: () => given(...files), write: () => zipFiles(files) });
  const listed = [
    { path: 'picture.bin', bytes: 3 },
    { path: 'texts/a.txt', bytes: 2 + 4 + 3 + 5 },
  ];
  expect(await preview(exporter)).toEqual({
    files: listed,
    moreFiles: false,
    text: { path: 'texts/a.txt', lines: ['é\u{10348}\ud800', 'rest'], more: false },
  });
  const zip = await preview(formatOf({ write: () => zipFiles(files) }));
  expect(zip).toEqual({
    files: listed.map(({ path }) => ({ path, bytes: null })),
    moreFiles: false,
    text: null,
  });
  const many = Array.from({ length: 300 }, (_, index) => ({ path: `${index}.txt`, content: 'x' }));
  for (const format of [
    formatOf({ files: () => given(...many), write: () => zipFiles(many) }),
    formatOf({ write: () => zipFiles(many) }),
  ]) {
    const cut = await preview(format);
    expect(cut.files).toHaveLength(200);
    expect(cut.moreFiles).toBe(true);
  }
});

test.each(exporters)('$id: the preview is of what is written', async (exporter) => {
  const { files, text } = await preview(exporter);
  const bytes = await exportedBytes(exporter, corpus, trapOptions);
  // In whatever order they are packed: what is named first is what people look for.
  if (files.length > 0)
    expect(files.map(({ path }) => path).sort()).toEqual(
      exporter.files || bytes[0] === 0x50 ? Object.keys(unzipSync(bytes)).sort() : [],
    );
  else expect(text?.lines.length).toBeGreaterThan(0);
});
