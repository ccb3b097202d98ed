// Two copies of one corpus go their own ways and meet again, from seeds: whatever is chosen, field by field, it stays a corpus.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Change, reverse, type TableName, tableNames } from '../change/change-set.ts';
import { emptyClaim } from '../model/claim.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { seeded } from '../store/seeded.test-support.ts';
import { arbitraryCorpus } from './arbitrary-corpus.test-support.ts';
import { corpusOfFile } from './corpus-of-file.ts';
import { sameState } from './equal-state.ts';
import type { ImportPreview, Side } from './import-preview.ts';
import { differingFields, saysNothing } from './merge-fields.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';
import { previewImport } from './preview-import.ts';
import { readNative } from './read-native.ts';
import { sameValue } from './same-value.ts';
import { nativeText } from './write-native.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const at = '2026-11-21T10:00:00Z';
const size = { sources: 3, entities: 5, marksPerSource: 8, wordsPerSource: 30, journalEntries: 0 };
const times = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'];

type Fields = Record<string, unknown> & { id: Id };
type Texts = ReadonlyMap<string, string>;

/** A whole corpus as a file, or null where it is none: a walk may lead to what no file may hold. */
async function asFile(store: CorpusStore, texts: Texts): Promise<ParsedCorpus | null> {
  const input = { store, textOf: (hash: string) => texts.get(hash) ?? null, journal: () => [] };
  const options = { withText: true, withJournal: false, sourceIds: null, exportedAt: at, generator: 'test' };
  const { file } = await readNative(await nativeText(input, options), { at, by: 'reader', sha256 });
  return file;
}

async function faults(store: CorpusStore, texts: Texts): Promise<readonly string[]> {
  const input = { store, textOf: (hash: string) => texts.get(hash) ?? null, journal: () => [] };
  const options = { withText: true, withJournal: false, sourceIds: null, exportedAt: at, generator: 'test' };
  const { problems } = await readNative(await nativeText(input, options), { at, by: 'reader', sha256 });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ where, message }) => `${where} ${message}`);
}

/** Changes some records of every table, so that both sides differ in every kind of field. */
function walk(from: CorpusStore, seed: number, texts: Texts): CorpusStore {
  const store = copyOf(from);
  const below = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const idsOf = (table: TableName) => [...store.table(table).keys()];
  const words = () => pick(['', 'one', 'two', 'three']);
  const entityIds = idsOf('entities');
  const tagIds = idsOf('tags');
  const edits: Partial<Record<TableName, readonly ((record: Fields) => void)[]>> = {
    corpus: [
      (each) => Object.assign(each, { description: words() }),
      (each) => Object.assign(each, { title: words() }),
    ],
    analysts: [(each) => Object.assign(each, { name: words() })],
    tags: [
      (each) => Object.assign(each, { parentId: pick([null, ...tagIds]) }),
      (each) => Object.assign(each, { key: pick([null, 1, 2, 3]), description: words() }),
    ],
    sources: [
      (each) => Object.assign(each, { notes: words(), url: pick([null, '', 'https://a.example/']) }),
      (each) => Object.assign(each, { supersedes: pick([null, ...idsOf('sources')]) }),
      (each) => Object.assign(each, { zones: pick([[], [{ kind: 'title', start: 0, end: 3 }]]) }),
      (each) => Object.assign(each, { readStatus: pick(['unread', 'reading', 'done']), title: words() }),
    ],
    entities: [
      (each) => Object.assign(each, { mergedInto: pick([null, ...entityIds]) }),
      (each) => Object.assign(each, { aliases: pick([[], ['a'], ['a', 'b']]), description: words() }),
      (each) => Object.assign(each, { type: pick(idsOf('entityTypes')), name: words() }),
    ],
    annotations: [
      (each) => Object.assign(each, { comment: words(), tags: pick([[], [pick(tagIds)]]) }),
      (each) => Object.assign(each, { status: pick(['draft', 'accepted', 'rejected']) }),
      (each) => each.kind === 'mention' && Object.assign(each, { entityId: pick(entityIds) }),
      (each) => {
        if (each.kind !== 'claim') return;
        const hop = {
          name: words(),
          entityId: pick([null, ...entityIds]),
          role: 'says',
          anonymous: false,
          alongside: false,
          note: '',
        };
        const part = pick([
          { statement: words() },
          { confidence: pick([null, 'low', 'high']) },
          { attribution: pick([[], [hop]]) },
        ]);
        each.claim = { ...(each.claim as object), ...part };
      },
      (each) => {
        const text = texts.get(store.get('sources', each.sourceId as Id)?.sha256 ?? '') ?? '';
        const end = 1 + below(3);
        if (!/^[ -~]*$/.test(text.slice(0, end + 1))) return;
        each.spans = [
          {
            start: 0,
            end,
            quote: text.slice(0, end),
            prefix: '',
            suffix: pick(['', text.slice(end, end + 1)]),
          },
        ];
        each.anchor = pick(['exact', 'moved']);
      },
      (each) => {
        const { claim: _, entityId: __, ...rest } = each;
        for (const key of ['claim', 'entityId']) delete each[key];
        Object.assign(
          each,
          rest,
          pick([
            { kind: 'note' },
            { kind: 'mention', entityId: pick(entityIds) },
            { kind: 'claim', claim: { ...emptyClaim, statement: words() } },
          ]),
        );
      },
    ],
    links: [(each) => Object.assign(each, { note: words(), independence: pick([null, 'derived']) })],
  };
  for (const table of tableNames)
    for (const [id, record] of [...store.table(table)]) {
      const kinds = edits[table];
      if (!kinds || below(3) === 0) continue;
      const after: Fields = { ...structuredClone(record) };
      if (below(12) === 0 && ['annotations', 'entities', 'links'].includes(table)) {
        const by = 'x';
        apply(store, { table, id, before: record, after: null });
        const gone = { table, id, at: pick(times), by };
        apply(store, { table: 'deleted', id: tombstoneKey(table, id), before: null, after: gone });
        continue;
      }
      for (let times = 1 + below(3); times > 0; times--) pick(kinds)(after);
      if ('updatedAt' in after) after.updatedAt = pick(times);
      apply(store, { table, id, before: record, after });
    }
  makeSound(store);
  return store;
}

/** Takes away what no file may hold: circles, and links without a claim at each end. */
function makeSound(store: CorpusStore): void {
  const pointers = [
    ['tags', 'parentId'],
    ['sources', 'supersedes'],
    ['entities', 'mergedInto'],
  ] as const;
  for (const [table, field] of pointers)
    for (const id of store.table(table).keys()) {
      const seen = new Set<Id>();
      const next = (from: Id) =>
        (store.get(table, from) as Fields | undefined)?.[field] as Id | null | undefined;
      let step = next(id);
      while (step && step !== id && !seen.has(step)) {
        seen.add(step);
        step = next(step);
      }
      const record = store.get(table, id);
      const isGone = table === 'entities' && next(id) && !store.get('entities', next(id) ?? '');
      if (record && (step === id || isGone))
        apply(store, { table, id, before: record, after: { ...record, [field]: null } });
    }
  for (const mark of [...store.table('annotations').values()])
    if (mark.kind === 'mention' && !store.get('entities', mark.entityId))
      apply(store, { table: 'annotations', id: mark.id, before: mark, after: null });
  for (const link of [...store.table('links').values()])
    if ([link.from, link.to].some(({ id }) => store.get('annotations', id)?.kind !== 'claim'))
      apply(store, { table: 'links', id: link.id, before: link, after: null });
}

function apply(store: CorpusStore, change: object): void {
  store.apply([change as Change], 'command');
}

function copyOf(from: CorpusStore): CorpusStore {
  const store = new CorpusStore();
  const changes = tableNames.flatMap((table) =>
    [...from.table(table)].map(([id, after]) => ({ table, id, before: null, after }) as Change),
  );
  store.apply(changes, 'load');
  return store;
}

/** Two corpora with a common past, both sound. */
async function pairOf(seed: number) {
  const { store: past, texts } = arbitraryCorpus(seed, sha256, size);
  const ours = walk(past, seed * 1000, texts);
  const theirs = await asFile(walk(past, seed * 1000 + 500, texts), texts);
  expect(await faults(ours, texts)).toEqual([]);
  if (!theirs) throw new Error('The walk broke the corpus');
  return { past, ours, theirs, texts };
}

async function merged(pair: Awaited<ReturnType<typeof pairOf>>, resolve: (key: string) => Side) {
  const store = copyOf(pair.ours);
  const preview = await previewImport({ store, textOf: () => null }, pair.theirs, {
    resolve: (table, id, field) => resolve(`${table} ${id} ${field}`),
  });
  expect(preview.refused).toEqual([]);
  const changes = preview.changeSet?.changes ?? [];
  expect(new Set(changes.map(({ table, id }) => `${table} ${id}`)).size).toBe(changes.length);
  store.apply(changes, 'import');
  return { store, preview, changes };
}

const fieldOf = (table: TableName, field: string, record: object | undefined, other: object | undefined) =>
  record && other && !differingFields(table, record, other).some((each) => each.field === field);

/** Each field of each conflict stands as it was chosen, unless its record is gone. */
function expectChosen(
  { preview, store }: { preview: ImportPreview; store: CorpusStore },
  ours: CorpusStore,
  theirs: CorpusStore,
): void {
  for (const { table, id, fields } of preview.conflicts) {
    const now = store.get(table, id);
    if (!now) continue;
    for (const { field, chosen } of fields) {
      // A key that another entry has gives way.
      if (field === 'key' && !('key' in now && now.key !== null)) continue;
      const from = (chosen === 'ours' ? ours : theirs).get(table, id);
      expect(fieldOf(table, field, now, from), `${table} ${id} ${field} ${chosen}`).toBe(true);
    }
  }
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

describe.each(seeds)('seed %i', (seed) => {
  test('ours everywhere: nothing that we say changes but by what is newer there', async () => {
    const pair = await pairOf(seed);
    const result = await merged(pair, () => 'ours');
    expect(await faults(result.store, pair.texts)).toEqual([]);
    expectChosen(result, pair.ours, corpusOfFile(pair.theirs));
    const decided = new Set(result.preview.conflicts.map(({ table, id }) => `${table} ${id}`));
    for (const { table, id, before, after } of result.changes) {
      if (!before || !after || !decided.has(`${table} ${id}`)) continue;
      const theirs = corpusOfFile(pair.theirs).get(table, id) as Fields | undefined;
      const isNewer =
        Date.parse(String(theirs?.updatedAt)) > Date.parse(String((before as Fields).updatedAt));
      if (isNewer) continue;
      for (const { field, ours } of differingFields(table, before, after))
        expect(saysNothing(field.replace('claim.', ''), ours), `${table} ${id} ${field}`).toBe(true);
    }
  });

  test('theirs everywhere: all that they say stands, but what would break the corpus', async () => {
    const pair = await pairOf(seed);
    const result = await merged(pair, () => 'theirs');
    expect(await faults(result.store, pair.texts)).toEqual([]);
    const theirs = corpusOfFile(pair.theirs);
    expectChosen(result, pair.ours, theirs);
    const kept = new Set(
      result.preview.conflicts.flatMap(({ table, id, fields }) =>
        fields.filter(({ chosen }) => chosen === 'ours').map(({ field }) => `${table} ${id} ${field}`),
      ),
    );
    // Only the mending of circles and of links keeps ours here.
    for (const key of kept) expect(key).toMatch(/ (mergedInto|supersedes|parentId|kind)$/);
    for (const table of tableNames) {
      if (table === 'deleted' || table === 'corpus') continue;
      for (const [id, said] of theirs.table(table)) {
        const now = result.store.get(table, id);
        if (!now) continue;
        for (const { field, theirs: value } of differingFields(table, now, said))
          expect(
            saysNothing(field.replace('claim.', ''), value) ||
              field === 'key' ||
              kept.has(`${table} ${id} ${field}`),
            `${table} ${id} ${field}`,
          ).toBe(true);
      }
    }
  });

  test('field by field: each as chosen, the whole sound, one step that goes back', async () => {
    const pair = await pairOf(seed);
    for (let round = 0; round < 4; round++) {
      const below = seeded(seed * 100 + round);
      const sides = new Map<string, Side>();
      const resolve = (key: string): Side => {
        const side = sides.get(key) ?? (below(2) === 0 ? 'ours' : 'theirs');
        sides.set(key, side);
        return side;
      };
      const result = await merged(pair, resolve);
      expect(await faults(result.store, pair.texts)).toEqual([]);
      expectChosen(result, pair.ours, corpusOfFile(pair.theirs));
      const again = await previewImport({ store: copyOf(pair.ours), textOf: () => null }, pair.theirs, {
        resolve: (table, id, field) => resolve(`${table} ${id} ${field}`),
      });
      expect(sameValue(again.changeSet?.changes ?? [], result.changes)).toBe(true);
      result.store.apply(reverse(result.changes), 'undo');
      expect(sameState(result.store, pair.ours)).toBe(true);
    }
  });
});

/** Journals as both sides have them: one entry made all of it, a second, unknown here, is what they did since. */
function withJournal(past: CorpusStore, theirs: ParsedCorpus): ParsedCorpus {
  const file = corpusOfFile(theirs);
  const changes = tableNames.flatMap((table) =>
    [...past.table(table)].map(([id, before]) => ({ table, id, before, after: file.get(table, id) ?? null })),
  );
  const entry = (id: string, seq: number, made: readonly object[]) => ({
    ...{ id, seq, at, by: 'x', label: 'x', reason: '', undoes: null, imported: false },
    changeCount: made.length,
    changes: made as readonly Change[],
  });
  const begun = changes.map(({ before, ...rest }) => ({ ...rest, before: null, after: before }));
  const edited = changes.filter(({ before, after }) => !sameValue(before, after));
  return { ...theirs, journal: [entry('begun', 1, begun), entry('edited', 2, edited)] };
}

test.each(seeds)(
  'seed %i: with journals, a field that only one side changed is as that side has it',
  async (seed) => {
    const pair = await pairOf(seed);
    const file = withJournal(pair.past, pair.theirs);
    const store = copyOf(pair.ours);
    const target = { store, textOf: () => null, hasJournalEntry: (id: string) => id === 'begun' };
    const preview = await previewImport(target, file);
    store.apply(preview.changeSet?.changes ?? [], 'import');
    expect(await faults(store, pair.texts)).toEqual([]);
    const theirs = corpusOfFile(pair.theirs);
    const mended = new Set(
      preview.conflicts.flatMap(({ table, id, fields }) =>
        fields.map(({ field }) => `${table} ${id} ${field}`),
      ),
    );
    let alone = 0;
    for (const table of ['annotations', 'entities', 'sources', 'links', 'tags'] as const)
      for (const [id, was] of pair.past.table(table)) {
        const [ours, said, now] = [pair.ours.get(table, id), theirs.get(table, id), store.get(table, id)];
        if (!ours || !said || !now) continue;
        const of = (other: object) => new Set(differingFields(table, was, other).map(({ field }) => field));
        const [byUs, byThem] = [of(ours), of(said)];
        // A new kind takes the claim and the entity with it.
        if (byUs.has('kind') || byThem.has('kind')) continue;
        for (const field of new Set([...byUs, ...byThem])) {
          if (byUs.has(field) && byThem.has(field)) continue;
          if (field === 'key' || mended.has(`${table} ${id} ${field}`)) continue;
          alone++;
          expect(fieldOf(table, field, now, byUs.has(field) ? ours : said), `${table} ${id} ${field}`).toBe(
            true,
          );
        }
      }
    expect(alone).toBeGreaterThan(10);
  },
);

test('the walks meet conflicts of every kind', async () => {
  const met = new Set<string>();
  for (const seed of seeds.slice(0, 20)) {
    const { preview } = await merged(await pairOf(seed), () => 'ours');
    for (const { table, fields } of preview.conflicts)
      for (const { field } of fields) met.add(`${table} ${field}`);
  }
  for (const wanted of [
    'annotations passages',
    'annotations kind',
    'annotations comment',
    'annotations claim.statement',
    'annotations entityId',
    'entities mergedInto',
    'sources supersedes',
    'sources notes',
    'tags parentId',
    'corpus title',
  ])
    expect(met).toContain(wanted);
});
