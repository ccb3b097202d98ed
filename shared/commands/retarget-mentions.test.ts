import { expect, it } from 'vitest';
import type { Change } from '../change/change-set.ts';
import { reverse } from '../change/change-set.ts';
import { annotationSchema } from '../model/annotation.ts';
import { entitySchema } from '../model/entity.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { retargetTo, retargetToNew } from './retarget-mentions.ts';

const stamps = { createdAt: 't', createdBy: 'a', updatedAt: 't', updatedBy: 'a' };

function prepare() {
  const store = new CorpusStore();
  const entity = (id: string): Change => ({
    table: 'entities',
    id,
    before: null,
    after: entitySchema.parse({ id, type: 'person', name: id, ...stamps }),
  });
  const mark = (id: string, more: object): Change => ({
    table: 'annotations',
    id,
    before: null,
    after: annotationSchema.parse({
      id,
      sourceId: 's',
      spans: [{ start: 0, end: 1, quote: 'x' }],
      ...more,
      ...stamps,
    }),
  });
  store.apply(
    [
      entity('Ada'),
      entity('Bo'),
      mark('1', { kind: 'mention', entityId: 'Ada' }),
      mark('2', { kind: 'mention', entityId: 'Ada' }),
      mark('note', { kind: 'note' }),
    ],
    'load',
  );
  let ids = 0;
  const clock = { now: () => 'now', newId: () => `new-${++ids}` };
  return { store, clock, analyst: 'a' };
}

it('points mentions to a known entity and adds the passage as a name, in one step', () => {
  const context = prepare();
  const change = retargetTo(context, ['1', '2', 'note'], 'Bo', 'the second');
  context.store.apply(change?.changes ?? [], 'command');
  expect([...context.store.mentionsOf('Bo')]).toEqual(['1', '2']);
  expect(context.store.get('entities', 'Bo')?.aliases).toEqual(['the second']);
  context.store.apply(reverse(change?.changes ?? []), 'undo');
  expect([...context.store.mentionsOf('Ada')].sort()).toEqual(['1', '2']);
  expect(context.store.get('entities', 'Bo')?.aliases).toEqual([]);
});

it('makes the new entity with the step that points to it', () => {
  const context = prepare();
  const change = retargetToNew(context, ['2'], { name: 'Cy', type: 'person' });
  expect(change?.label).toBe('Pointed 1 mention to Cy, a new entity');
  context.store.apply(change?.changes ?? [], 'command');
  expect([...context.store.mentionsOf('new-1')]).toEqual(['2']);
  expect([...context.store.mentionsOf('Ada')]).toEqual(['1']);
});

it('makes no entity for nothing', () => {
  expect(retargetToNew(prepare(), ['note', 'gone'], { name: 'Cy', type: 'person' })).toBeNull();
});
