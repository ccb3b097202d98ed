import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { brat } from './brat.ts';
import { exportedZip, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let traps: ExportInput & { texts: ReadonlyMap<string, string> };
beforeAll(() => {
  traps = trapCorpus(sha256);
});

interface TextBound {
  type: string;
  fragments: [number, number][];
  text: string;
}

const pythonLine = new RegExp(
  `[${String.fromCharCode(10, 11, 12, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029)}]`,
  'g',
);

/** Reads an .ann as brat's own parser does: lines by all that Python takes for the end of one, fields by tab, fragments compared with the text. */
function readAnn(ann: string, text: string) {
  const bounds = new Map<string, TextBound>();
  const notes = new Map<string, Record<string, unknown>>();
  const others: string[] = [];
  const characters = Array.from(text);
  if (ann !== '') expect(ann.endsWith('\n')).toBe(true);
  for (const line of ann.split(pythonLine).slice(0, -1)) {
    const [id = '', head = '', tail = ''] = line.split('\t');
    if (id.startsWith('T')) {
      const [, type = '', offsets = ''] = /^([A-Za-z0-9_-]+) ([\d ;]+)$/.exec(head) ?? [];
      const fragments = offsets.split(';').map((each) => each.split(' ').map(Number) as [number, number]);
      let last = 0;
      for (const [start, end] of fragments) {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
      const covered = fragments.map(([start, end]) => characters.slice(start, end).join(''));
      expect(line.split('\t')).toHaveLength(3 + covered.join('').split('\t').length - 1);
      const column = line.split('\t').slice(2).join('\t');
      expect(covered.join(' ')).toBe(column);
      bounds.set(id, { type, fragments, text: column });
    } else if (id.startsWith('#')) {
      notes.set(head.split(' ')[1] ?? '', JSON.parse(tail));
    } else others.push(line);
  }
  return { bounds, notes, others };
}

const withLf = (text: string) => throughUtf8(text.replace(/\r\n?/g, '\n'));

async function compareWithNative(input: ExportInput) {
  const files = await exportedZip(brat, input, trapOptions);
  const seen = new Map<string, TextBound>();
  const others: string[] = [];
  for (const [path, ann] of files) {
    if (!path.endsWith('.ann')) continue;
    const text = files.get(path.replace(/ann$/, 'txt')) ?? '-';
    expect(text).not.toContain('\r');
    const read = readAnn(ann, text);
    others.push(...read.others);
    for (const [id, { names: _, source: _source, passages, ...note }] of read.notes) {
      const mark = input.store.get('annotations', String(note.id)) as Annotation;
      const { spans, ...rest } = mark;
      expect(note).toEqual(rest);
      if (passages !== undefined) expect(passages).toHaveLength(spans.length);
      const bound = read.bounds.get(id) as TextBound;
      seen.set(mark.id, bound);
      const wanted = [...spans].sort((a, b) => a.start - b.start).map(({ quote }) => withLf(quote));
      const bare = (words: string) => words.replace(pythonLine, '').replaceAll(' ', '');
      expect(bare(bound.text)).toBe(bare(wanted.join('')));
    }
  }
  const dropped = (await brat.losses(input, trapOptions)).find(({ kind }) => kind === 'line-break-dropped');
  expect(seen.size + (dropped?.count ?? 0)).toBe(input.store.table('annotations').size);
  return { files, seen, others };
}

test('every mark of the trap corpus covers its words, in code points, split at line breaks', async () => {
  const { files, seen, others } = await compareWithNative(traps);
  expect([...seen.values()].filter(({ fragments }) => fragments.length > 1).length).toBeGreaterThan(10);
  expect(others.filter((line) => line.startsWith('R')).length).toBeGreaterThan(1);
  expect(others.filter((line) => line.startsWith('N')).length).toBeGreaterThan(10);
  for (const line of others.filter((each) => each.startsWith('A')))
    expect(line).toMatch(/^A\d+\t\w+ T\d+ \S+$/);
  expect(files.get('annotation.conf')).toContain('<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>');
  expect(files.get('visual.conf')).toContain('Organisation | Organisation');
});

test.each([1, 2, 3, 4, 5])(
  'seed %i: every mark covers its words and its record comes back whole',
  async (seed) => {
    const corpus = arbitraryCorpus(seed, sha256);
    await compareWithNative({
      ...corpus,
      textOf: (hash) => corpus.texts.get(hash) ?? null,
      journal: () => [],
    });
  },
);

test('every type, relation and attribute that is used stands in annotation.conf', async () => {
  const { files, seen, others } = await compareWithNative(traps);
  const [, entities = '', relations = '', , attributes = ''] = (files.get('annotation.conf') ?? '').split(
    /\[\w+\]\n/,
  );
  for (const { type } of seen.values()) expect(entities.split('\n')).toContain(type);
  for (const line of others) {
    const [id = '', head = ''] = line.split('\t');
    const [name = '', , value = ''] = head.split(' ');
    if (id.startsWith('R')) expect(relations).toContain(`${name}\tArg1:Claim, Arg2:Claim`);
    if (id.startsWith('A'))
      expect(
        attributes
          .split('\n')
          .find((each) => each.startsWith(`${name}\t`))
          ?.split('Value:')[1]
          ?.split('|'),
      ).toContain(value);
  }
});

test('what brat cannot hold is counted', async () => {
  const counts = new Map((await brat.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]));
  const text = [...traps.texts.values()].join('');
  expect(counts.get('newlines-changed')).toBe(text.match(/\r\n?/g)?.length);
  expect(counts.get('half-pair-replaced')).toBe(text.match(/\p{Surrogate}/gu)?.length);
  expect(counts.get('entity-link-dropped')).toBe(2);
  const { others } = await compareWithNative(traps);
  expect(
    (counts.get('cross-source-link-dropped') ?? 0) + others.filter((line) => line.startsWith('R')).length,
  ).toBe(6);
});
