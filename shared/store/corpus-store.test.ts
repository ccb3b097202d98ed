import { describe, expect, test } from 'vitest';
import { type Change, reverse, squash } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import { type Entity, entitySchema } from '../model/entity.ts';
import { CorpusStore, type StoreEvent } from './corpus-store.ts';
import { randomChanges, randomMark } from './random-marks.test-support.ts';
import { seeded } from './seeded.test-support.ts';
import { compareMarks } from './source-marks.ts';

const stamp = { createdAt: 'now', createdBy: 'me', updatedAt: 'now', updatedBy: 'me' };
const sourceIds = ['source-0', 'source-1', 'source-2'];
const entityIds = ['entity-0', 'entity-1', 'entity-2', 'entity-3'];

/** Every index of the store against the plain table. */
function expectConsistent(store: CorpusStore, expected: ReadonlyMap<string, Annotation>): void {
  expect(new Map(store.table('annotations'))).toEqual(expected);
  const marks = [...expected.values()];
  for (const sourceId of sourceIds) {
    const own = marks.filter((mark) => mark.sourceId === sourceId).sort(compareMarks);
    expect(store.marksOf(sourceId).ordered).toEqual(own);
  }
  for (const entityId of entityIds) {
    const own = marks.filter((mark) => mark.kind === 'mention' && mark.entityId === entityId);
    expect(new Set(store.mentionsOf(entityId))).toEqual(new Set(own.map(({ id }) => id)));
  }
}

function applyPlainly(
  table: ReadonlyMap<string, Annotation>,
  changes: readonly Change[],
): Map<string, Annotation> {
  const next = new Map(table);
  for (const change of changes) {
    if (change.table !== 'annotations') continue;
    if (change.after) next.set(change.id, change.after);
    else next.delete(change.id);
  }
  return next;
}

test.each([11, 12, 13, 14, 15])('200 random change sets, their undo and their squash, seed %i', (seed) => {
  const random = seeded(seed);
  const store = new CorpusStore();
  let expected = new Map<string, Annotation>();
  for (let step = 0; step < 200; step++) {
    const changes = randomChanges(random, expected);
    const before = expected;
    const after = applyPlainly(before, changes);
    store.apply(changes, 'command');
    expectConsistent(store, after);
    if (random(3) === 0) {
      store.apply(reverse(changes), 'undo');
      expectConsistent(store, before);
      store.apply(squash(changes), 'redo');
      expectConsistent(store, after);
    }
    expected = after;
  }
});

test('a mark that is added and changed, or added and removed, in one set stands once or not at all', () => {
  const random = seeded(3);
  const [first, second] = [randomMark(random, 'a'), randomMark(random, 'a')];
  const store = new CorpusStore();
  store.apply(
    [
      { table: 'annotations', id: 'a', before: null, after: first },
      { table: 'annotations', id: 'a', before: first, after: second },
    ],
    'command',
  );
  expectConsistent(store, new Map([['a', second]]));
  store.apply(
    [
      { table: 'annotations', id: 'a', before: second, after: null },
      { table: 'annotations', id: 'b', before: null, after: { ...first, id: 'b' } },
      { table: 'annotations', id: 'b', before: { ...first, id: 'b' }, after: null },
    ],
    'command',
  );
  expectConsistent(store, new Map());
});

test('listeners hear each set once, with its tables and sources, until they stop', () => {
  const store = new CorpusStore();
  const events: StoreEvent[] = [];
  const stop = store.subscribe((event) => events.push(event));
  const mark = { ...randomMark(seeded(4), 'a'), sourceId: 'source-0' };
  const moved = { ...mark, sourceId: 'source-1' };
  store.apply([{ table: 'annotations', id: 'a', before: null, after: mark }], 'load');
  store.apply([{ table: 'annotations', id: 'a', before: mark, after: moved }], 'command');
  stop();
  store.apply([{ table: 'annotations', id: 'a', before: moved, after: null }], 'command');
  expect(
    events.map(({ origin, tables, markedSources }) => [origin, [...tables], [...markedSources]]),
  ).toEqual([
    ['load', ['annotations'], ['source-0']],
    ['command', ['annotations'], ['source-0', 'source-1']],
  ]);
  expect([
    store.version('annotations'),
    store.version('marks:source-0'),
    store.version('marks:source-1'),
  ]).toEqual([3, 2, 2]);
  expect(store.version('sources')).toBe(0);
});

describe('merged entities', () => {
  const entity = (id: string, mergedInto: string | null): Entity =>
    entitySchema.parse({ id, type: 'person', name: id, mergedInto, ...stamp });
  const store = new CorpusStore();
  store.apply(
    [
      entity('a', 'b'),
      entity('b', 'c'),
      entity('c', null),
      entity('x', 'y'),
      entity('y', 'x'),
      entity('lost', 'nobody'),
    ].map((after): Change => ({ table: 'entities', id: after.id, before: null, after })),
    'load',
  );
  test.each([
    ['a', 'c'],
    ['c', 'c'],
    ['x', 'x'],
    ['lost', 'lost'],
    ['nobody', undefined],
  ])('%s means %s', (id, expected) => {
    expect(store.resolveEntity(id)?.id).toBe(expected);
  });
});

test('a store without a header says so', () => {
  expect(() => new CorpusStore().info).toThrow('header');
});

test('a step in parts loses nothing that is loaded in between, and is told once at its end', () => {
  const random = seeded(8);
  const marks = Array.from({ length: 2_000 }, (_, index) => ({
    ...randomMark(random, `m${index}`),
    sourceId: 'source-0',
  }));
  const adding = (added: readonly Annotation[]): Change[] =>
    added.map((after) => ({ table: 'annotations', id: after.id, before: null, after }));
  const store = new CorpusStore();
  store.apply(adding(marks.slice(0, 1_000)), 'load');
  const told: StoreEvent['origin'][] = [];
  store.subscribe(({ origin }) => told.push(origin));
  const edited = marks.slice(0, 1_000).map((before) => ({ ...before, comment: 'seen' }));
  const steps = store.applySteps(
    edited.map((after, index) => ({
      table: 'annotations',
      id: after.id,
      before: marks[index] ?? null,
      after,
    })),
    'undo',
  );
  const later = marks.slice(1_000);
  while (!steps.next().done) store.apply(adding(later.splice(0, 100)), 'load');
  expect(told.indexOf('undo')).toBe(told.length - 1);
  expect(told.length).toBeGreaterThan(3);
  store.apply(adding(later), 'load');
  const expected = new Map([...edited, ...marks.slice(1_000)].map((mark) => [mark.id, mark]));
  expectConsistent(store, expected);
});
