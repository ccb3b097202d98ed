// Every command's change set, applied and taken back, leaves the store as it was; and says what it says it does.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeSet, TableName } from '../change/change-set.ts';
import { reverse, tableNames } from '../change/change-set.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { makeSpan } from '../text/make-span.ts';
import { addCodebookEntry, deleteCodebookEntry, editCodebookEntry } from './codebook.ts';
import type { CommandContext } from './command-context.ts';
import { editCorpus, nameAnalyst } from './corpus.ts';
import { deleteMarks, editClaim, setPassages, setStatus, setTag, toggleTag } from './edit-marks.ts';
import {
  addAlias,
  createEntity,
  deleteEntity,
  editEntity,
  mergeEntities,
  splitEntity,
  unmergeEntity,
} from './entities.ts';
import { markClaim, markMention, markNewEntity, markNote, markOccurrences } from './make-marks.ts';
import { editSource, removeSources, setReadStatus } from './sources.ts';

const text = 'Officials in Munqar said nine pumps failed. Nine pumps, a partisan said, had failed before.';
let store: CorpusStore;
let context: CommandContext;
let minute: number;

beforeEach(() => {
  store = new CorpusStore();
  minute = 0;
  let ids = 0;
  const clock = {
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString(),
    newId: () => `id-${++ids}`,
  };
  context = { store, clock, analyst: 'analyst-1' };
  const source = (id: Id, position: number): Source => ({
    id,
    position,
    title: id,
    fileName: `${id}.txt`,
    mediaType: 'text/plain',
    language: null,
    encoding: 'utf-8',
    extraction: null,
    sha256: '0'.repeat(64),
    length: text.length,
    supersedes: null,
    publisher: null,
    authors: [],
    publishedOn: null,
    retrievedOn: null,
    url: null,
    reliability: null,
    interest: '',
    notes: '',
    readStatus: 'unread',
    zones: [],
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
  });
  store.apply(
    [
      {
        table: 'corpus',
        id: 'c',
        before: null,
        after: { id: 'c', title: 'T', description: '', yardstick: 'icd203' },
      },
      ...initialEntityTypes.map(
        (type) => ({ table: 'entityTypes', id: type.id, before: null, after: type }) as const,
      ),
      ...['s1', 's2'].map(
        (id, index) => ({ table: 'sources', id, before: null, after: source(id, index) }) as const,
      ),
    ],
    'load',
  );
});

const at = (start: number, end: number, sourceId = 's1') => ({
  sourceId,
  spans: [makeSpan(text, { start, end })],
});
const run = (changeSet: ChangeSet | null) => changeSet && store.apply(changeSet.changes, 'command');
const snapshot = () =>
  Object.fromEntries(
    tableNames.map((name: TableName) => [name, [...store.table(name)].sort(([a], [b]) => (a < b ? -1 : 1))]),
  );

describe('making marks', () => {
  it('marks a claim of which nothing is known', () => {
    const made = markClaim(context, at(0, 9));
    run(made.changeSet);
    const mark = store.get('annotations', made.id);
    expect(mark?.kind === 'claim' && mark.claim.confidence).toBeNull();
    expect(mark?.spans[0]?.quote).toBe('Officials');
    expect(mark?.createdBy).toBe('analyst-1');
  });

  it('opens the mention that is there instead of making it twice', () => {
    const first = markNewEntity(context, at(13, 19), { name: 'Munqar', type: 'location' });
    run(first.changeSet);
    expect(markMention(context, at(13, 19), first.entityId)).toEqual({ id: first.id, changeSet: null });
  });

  it('allows a second claim on the same passage, and a note with another tag', () => {
    run(markClaim(context, at(0, 9)).changeSet);
    expect(markClaim(context, at(0, 9)).changeSet).not.toBeNull();
    const { id, changeSet } = addCodebookEntry(context, 'tags', {
      name: 'Check',
      colour: '#000000',
      key: 1,
      description: '',
      parentId: null,
    });
    run(changeSet);
    run(markNote(context, at(0, 9), [id]).changeSet);
    expect(markNote(context, at(0, 9), [id]).changeSet).toBeNull();
    expect(markNote(context, at(0, 9), []).changeSet).not.toBeNull();
  });

  it('marks all occurrences but those marked already, in one step', () => {
    const first = markNewEntity(context, at(25, 35), { name: 'pumps', type: 'other' });
    run(first.changeSet);
    const change = markOccurrences(context, [at(25, 35), at(44, 54), at(44, 54, 's2')], first.entityId);
    expect(change?.changes).toHaveLength(2);
    expect(change?.label).toBe('Marked 2 occurrences of pumps');
  });
});

describe('editing', () => {
  it('keeps the reason with a change of a grade', () => {
    const made = markClaim(context, at(0, 9), { reason: 'one partisan' });
    run(made.changeSet);
    const change = editClaim(context, made.id, { reliability: 'D' });
    expect(change).toMatchObject({ label: 'Graded a claim', reason: 'one partisan' });
    expect(editClaim(context, made.id, { statement: '' })).toBeNull();
  });

  it('frees a number key that another tag takes', () => {
    const tag = (name: string) => {
      const added = addCodebookEntry(context, 'tags', {
        name,
        colour: '#000000',
        key: 1,
        description: '',
        parentId: null,
      });
      run(added.changeSet);
      return added.id;
    };
    const [first, second] = [tag('first'), tag('second')];
    expect(store.get('tags', first)?.key).toBeNull();
    run(editCodebookEntry(context, 'tags', first, { key: 1 }));
    expect([store.get('tags', first)?.key, store.get('tags', second)?.key]).toEqual([1, null]);
  });

  it('does not delete a type in use', () => {
    run(createEntity(context, { name: 'X', type: 'person' }).changeSet);
    expect(deleteCodebookEntry(context, 'entityTypes', 'person')).toBeNull();
    expect(deleteCodebookEntry(context, 'entityTypes', 'date')).not.toBeNull();
  });

  it('leaves a tombstone for what is deleted, and undo takes it away', () => {
    const made = markClaim(context, at(0, 9));
    run(made.changeSet);
    const before = snapshot();
    const change = deleteMarks(context, [made.id]);
    run(change);
    expect([...store.table('deleted').values()]).toMatchObject([
      { table: 'annotations', id: made.id, by: 'analyst-1' },
    ]);
    store.apply(reverse(change?.changes ?? []), 'undo');
    expect(snapshot()).toEqual(before);
  });

  it('merges along a chain and never in a circle', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((name) => {
      const made = createEntity(context, { name, type: 'person' });
      run(made.changeSet);
      return made.id;
    }) as [Id, Id, Id];
    run(mergeEntities(context, [a], b));
    run(mergeEntities(context, [b], c));
    expect(store.resolveEntity(a)?.id).toBe(c);
    expect(mergeEntities(context, [c], a)).toBeNull();
    run(unmergeEntity(context, b));
    expect(store.resolveEntity(a)?.id).toBe(b);
  });
});

it('tags the marks that lack the tag and leaves the others, and the order of their tags, alone', () => {
  const tags = ['Check', 'Later'].map((name) => {
    const entry = { name, colour: '#000000', key: null, description: '', parentId: null };
    const made = addCodebookEntry(context, 'tags', entry);
    run(made.changeSet);
    return made.id;
  }) as [Id, Id];
  const full = markNote(context, at(0, 9), tags);
  run(full.changeSet);
  const bare = markNote(context, at(13, 19));
  run(bare.changeSet);
  const change = toggleTag(context, [full.id, bare.id], tags[0]);
  expect(change?.label).toBe('Tagged 1 mark “Check”');
  run(change);
  expect(store.get('annotations', full.id)?.tags).toEqual(tags);
  expect(store.get('annotations', bare.id)?.tags).toEqual([tags[0]]);
  expect(setTag(context, [full.id], tags[1], true)).toBeNull();
});

it('takes back whatever commands did, in any order', () => {
  const steps: readonly ((number: number) => ChangeSet | null)[] = [
    (n) => markClaim(context, at(n % 20, 20 + (n % 30))).changeSet,
    (n) => markNewEntity(context, at(n % 40, 41), { name: `E${n}`, type: 'person' }).changeSet,
    (n) => markNote(context, at(n % 40, 41, 's2'), [], `n${n}`).changeSet,
    (n) => pickOf('annotations', n, (id) => deleteMarks(context, [id])),
    (n) => pickOf('annotations', n, (id) => setStatus(context, [id], 'rejected')),
    (n) => pickOf('annotations', n, (id) => setPassages(context, id, at(n % 9, 10 + (n % 9)).spans)),
    (n) => pickOf('annotations', n, (id) => pickOf('tags', n, (tag) => toggleTag(context, [id], tag))),
    (n) => pickOf('annotations', n, (id) => pickOf('tags', n, (tag) => setTag(context, [id], tag, true))),
    (n) =>
      pickOf('entities', n, (id) => pickOf('entities', n + 1, (into) => mergeEntities(context, [id], into))),
    (n) => pickOf('entities', n, (id) => unmergeEntity(context, id)),
    (n) => pickOf('entities', n, (id) => deleteEntity(context, id)),
    (n) => pickOf('entities', n, (id) => addAlias(context, id, `alias ${n}`)),
    (n) => pickOf('entities', n, (id) => editEntity(context, id, { name: `R${n}` })),
    (n) =>
      pickOf(
        'entities',
        n,
        (id) => splitEntity(context, id, [...store.mentionsOf(id)].slice(0, 1), `S${n}`)?.changeSet ?? null,
      ),
    (n) =>
      addCodebookEntry(context, 'tags', {
        name: `T${n}`,
        colour: '#123456',
        key: (n % 9) + 1,
        description: '',
        parentId: null,
      }).changeSet,
    (n) => pickOf('tags', n, (id) => deleteCodebookEntry(context, 'tags', id)),
    (n) => pickOf('sources', n, (id) => editSource(context, id, { title: `T${n}` })),
    (n) => pickOf('sources', n, (id) => setReadStatus(context, [id], n % 2 ? 'done' : 'reading')),
    (n) => (n % 7 === 0 ? pickOf('sources', n, (id) => removeSources(context, [id])) : null),
    (n) => editCorpus(context, { title: `Corpus ${n}` }),
    (n) => nameAnalyst(context, 'analyst-1', `Name ${n}`),
  ];
  const initial = snapshot();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(steps.length - 1), fc.nat(100)), { minLength: 1, maxLength: 40 }),
      (plan) => {
        const done: ChangeSet[] = [];
        for (const [step, number] of plan) {
          const change = steps[step]?.(number) ?? null;
          if (!change) continue;
          for (const { table, id, before } of change.changes)
            expect(before, `${change.label}: before is what the store holds`).toBe(
              store.get(table, id) ?? null,
            );
          run(change);
          done.push(change);
        }
        for (const change of done.reverse()) store.apply(reverse(change.changes), 'undo');
        expect(snapshot()).toEqual(initial);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});

function pickOf(table: TableName, number: number, step: (id: Id) => ChangeSet | null): ChangeSet | null {
  const ids = [...store.table(table).keys()].sort();
  const id = ids[number % Math.max(1, ids.length)];
  return id === undefined ? null : step(id);
}
