import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Change } from '../change/change-set.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { seededRandom } from '../store/seeded.test-support.ts';
import { type ArbitraryCorpus, arbitraryCorpus } from './arbitrary-corpus.test-support.ts';
import { sameState } from './equal-state.ts';
import { previewImport } from './preview-import.ts';
import { readNative } from './read-native.ts';
import { readNativeStream } from './read-native-stream.ts';
import { type NativeOptions, nativeText } from './write-native.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const reading = { at: '2026-11-21T10:00:00Z', by: 'reader', sha256 };
const writing: NativeOptions = {
  withText: true,
  withJournal: true,
  sourceIds: null,
  exportedAt: '2026-11-21T10:00:00Z',
  generator: 'test',
};
const inputOf = ({ store, texts, journal }: ArbitraryCorpus) => ({
  store,
  textOf: (hash: string) => texts.get(hash) ?? null,
  journal: () => journal,
});
async function importInto(store: CorpusStore, text: string): Promise<ArbitraryCorpus> {
  const { file, problems } = await readNative(text, reading);
  expect(problems).toEqual([]);
  if (!file) throw new Error('refused');
  const preview = await previewImport({ store, textOf: () => null }, file);
  expect(preview.refused).toEqual([]);
  if (preview.changeSet) store.apply(preview.changeSet.changes, 'import');
  return { store, texts: file.texts, journal: file.journal };
}
const seeds = Array.from({ length: 25 }, (_, seed) => seed);

test.each(seeds)('seed %i: written, read and written again it is the same to the byte', async (seed) => {
  const corpus = arbitraryCorpus(seed, sha256);
  const written = await nativeText(inputOf(corpus), writing);
  const copy = await importInto(new CorpusStore(), written);
  expect(sameState(copy.store, corpus.store)).toBe(true);
  expect(await nativeText(inputOf(copy), writing)).toBe(written);
});

test.each(seeds)('seed %i: order of keys and records in memory does not show', async (seed) => {
  const corpus = arbitraryCorpus(seed, sha256);
  const random = seededRandom(seed);
  const shuffled = <Item>(items: Item[]) => items.sort(() => random() - 0.5);
  const store = new CorpusStore();
  const changes = [
    'corpus',
    'analysts',
    'tags',
    'entityTypes',
    'relationTypes',
    'sources',
    'entities',
    'annotations',
    'links',
    'deleted',
  ].flatMap((table) =>
    shuffled([...corpus.store.table(table as Change['table'])]).map(
      ([id, record]) =>
        ({ table, id, before: null, after: Object.fromEntries(shuffled(Object.entries(record))) }) as Change,
    ),
  );
  store.apply(changes, 'load');
  expect(await nativeText(inputOf({ ...corpus, store }), writing)).toBe(
    await nativeText(inputOf(corpus), writing),
  );
});

test.each(seeds)('seed %i: the streaming reader reads the same, in pieces of any size', async (seed) => {
  const written = await nativeText(inputOf(arbitraryCorpus(seed, sha256)), writing);
  const random = seededRandom(seed);
  async function* pieces() {
    for (let at = 0; at < written.length; ) {
      const end = at + 1 + Math.floor(random() * 5000);
      yield written.slice(at, end);
      at = end;
    }
  }
  const streamed = await readNativeStream(pieces(), reading);
  expect(streamed.problems).toEqual([]);
  expect(streamed).toEqual(await readNative(written, reading));
});

test.each(seeds)('seed %i: the same file again changes nothing', async (seed) => {
  const corpus = arbitraryCorpus(seed, sha256);
  const written = await nativeText(inputOf(corpus), writing);
  const { file } = await readNative(written, reading);
  if (!file) throw new Error('refused');
  const preview = await previewImport({ store: corpus.store, textOf: () => null }, file);
  expect(preview).toMatchObject({ changeSet: null, conflicts: [], refused: [] });
  expect(preview.counts.annotations.same).toBe(corpus.store.table('annotations').size);
});

test.each(seeds)(
  'seed %i: some sources without text and journal: reads clean against the texts',
  async (seed) => {
    const corpus = arbitraryCorpus(seed, sha256);
    const chosen = new Set(
      corpus.store
        .sourcesInOrder()
        .slice(1)
        .map((source) => source.id),
    );
    const written = await nativeText(inputOf(corpus), {
      ...writing,
      withText: false,
      withJournal: false,
      sourceIds: chosen,
    });
    const { file, errors } = await readNative(written, reading);
    expect(errors).toBe(0);
    if (!file) throw new Error('refused');
    expect(file.sources.map((source) => source.id)).toEqual([...chosen]);
    expect(file.annotations.every((mark) => chosen.has(mark.sourceId))).toBe(true);
    expect(file.texts.size + file.journal.length).toBe(0);
    const store = new CorpusStore();
    const here = await previewImport({ store, textOf: (hash) => corpus.texts.get(hash) ?? null }, file);
    expect(here.refused).toEqual([]);
    const elsewhere = await previewImport({ store, textOf: () => null }, file);
    expect(elsewhere.changeSet).toBeNull();
    expect(elsewhere.refused).toHaveLength(chosen.size);
  },
);

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'mutation %i: a message, never a crash',
  async (seed) => {
    const random = seededRandom(seed + 1000);
    const written = await nativeText(inputOf(arbitraryCorpus(seed % 5, sha256)), writing);
    const mutated = mutate(written, random);
    const result = await readNative(mutated, reading);
    expect(result.file !== null || result.problems.some((problem) => problem.severity === 'error')).toBe(
      true,
    );
    for (const problem of result.problems) expect(problem.message).toMatch(/\S.*\.$/s);
    async function* whole() {
      yield mutated;
    }
    const streamed = await readNativeStream(whole(), reading);
    expect(streamed.file === null).toBe(result.file === null);
  },
);

/** Breaks the bytes, or one value somewhere in the parsed file. */
function mutate(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const way = Math.floor(random() * 4);
  if (way === 0) return text.slice(0, at);
  if (way === 1) return text.slice(0, at) + '}"0x,'[Math.floor(random() * 5)] + text.slice(at + 1);
  const root = JSON.parse(text);
  const values = [
    null,
    '',
    -1,
    Number.MAX_VALUE,
    {},
    [],
    true,
    '\ud800',
    2 ** 53,
    'person',
    [null],
    '2026-02-30',
  ];
  let node = root;
  for (let depth = 0; depth < 12; depth++) {
    const keys = Object.keys(node);
    const key = keys[Math.floor(random() * keys.length)];
    if (key === undefined) break;
    const next = node[key];
    if (typeof next === 'object' && next !== null && random() < 0.85) node = next;
    else {
      if (way === 2) node[key] = values[Math.floor(random() * values.length)];
      else if (Array.isArray(node)) node.push(next);
      else delete node[key];
      break;
    }
  }
  return JSON.stringify(root);
}
