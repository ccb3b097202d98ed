import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { conll } from './conll.ts';
import { exportedZip } from './exported.test-support.ts';
import { codePointSlice, standoffCorpora, wantedPassages } from './standoff/passages.test-support.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const corpora = standoffCorpora(sha256);
const bare = (words: string) => words.replace(/[\s\p{Cc}]+/gu, '');

test.each(corpora)('$name: four columns, IOB2, and offsets that lead back to the text', async ({ input }) => {
  const files = await exportedZip(conll, input, trapOptions);
  const lines = (files.get('corpus.conll') ?? '').split('\n');
  const rows = (files.get('offsets.tsv') ?? '').split('\n');
  expect(rows).toHaveLength(lines.length);
  let sourceId = '';
  let previous = 'O';
  let tokens = 0;
  const passages: { sourceId: string; start: number; end: number }[] = [];
  expect(lines.filter((line) => line.startsWith('-DOCSTART-'))).toHaveLength(
    input.store.table('sources').size,
  );
  lines.forEach((line, index) => {
    const [start = '', end] = (rows[index] ?? '').split('\t');
    if (line.startsWith('-DOCSTART-')) sourceId = start;
    if (line === '') expect(start).toBe('');
    if (line === '' || line.startsWith('-DOCSTART-')) {
      previous = 'O';
      return;
    }
    tokens++;
    // Python's split() takes blanks that JavaScript's does not, and the other way about.
    expect(line.split(' ')).toHaveLength(4);
    expect(line.split(/[\s\p{Cc}]/u)).toHaveLength(4);
    const [word = '', , , tag = ''] = line.split(' ');
    expect(tag).toMatch(/^(O|[BI]-[A-Z0-9_-]+)$/);
    if (tag.startsWith('I-')) expect(previous.slice(2)).toBe(tag.slice(2));
    previous = tag;
    expect(codePointSlice(files.get(`texts/${sourceId}.txt`) ?? '', Number(start), Number(end))).toBe(word);
    if (tag.startsWith('B-')) passages.push({ sourceId, start: Number(start), end: Number(end) });
    const last = passages.at(-1);
    if (tag.startsWith('I-') && last) last.end = Number(end);
  });
  expect(tokens).toBeGreaterThan(0);
  // Every tagged passage is one of a mention, blanks at its ends apart; what is missing was counted.
  const mentions = (await wantedPassages(input))
    .map((key) => JSON.parse(key) as [string, number, string])
    .filter(([id]) => input.store.get('annotations', id)?.kind === 'mention');
  const wanted = new Set(mentions.map(([, , words]) => bare(words)));
  for (const { sourceId, start, end } of passages)
    expect(wanted).toContain(bare(codePointSlice(files.get(`texts/${sourceId}.txt`) ?? '', start, end)));
  const losses = new Map((await conll.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]));
  const dropped = (losses.get('overlap-dropped') ?? 0) + (losses.get('blank-dropped') ?? 0);
  expect(passages.length + dropped).toBe(mentions.length);
});

test('claims and notes are tagged on request, the longest of all', async () => {
  const input = corpora[0]?.input;
  if (!input) throw new Error('no corpus');
  const files = await exportedZip(conll, input, { ...trapOptions, format: { marks: 'all' } });
  expect(files.get('corpus.conll')).toMatch(/ B-Note\n/);
  const kinds = (await conll.losses(input, trapOptions)).map(({ kind }) => kind);
  expect(kinds).toContain('mark-dropped');
});
