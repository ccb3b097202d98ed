import { describe, expect, it } from 'vitest';
import type { Change } from '../change/change-set.ts';
import { annotationSchema } from '../model/annotation.ts';
import { entitySchema } from '../model/entity.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { entityFamilies, mentionCount } from './entity-families.ts';

const stamps = { createdAt: 't', createdBy: 'a', updatedAt: 't', updatedBy: 'a' };
const entity = (id: string, mergedInto: string | null): Change => ({
  table: 'entities',
  id,
  before: null,
  after: entitySchema.parse({ id, type: 'person', name: id, mergedInto, ...stamps }),
});
const mention = (id: string, entityId: string): Change => ({
  table: 'annotations',
  id,
  before: null,
  after: annotationSchema.parse({
    id,
    sourceId: 's',
    kind: 'mention',
    entityId,
    spans: [{ start: 0, end: 1, quote: 'x' }],
    ...stamps,
  }),
});

describe('entityFamilies', () => {
  it('gathers merged entities under the one they finally mean and counts their mentions', () => {
    const store = new CorpusStore();
    store.apply([entity('c', 'b'), entity('b', 'a'), entity('a', null), entity('d', null)], 'load');
    store.apply([mention('1', 'a'), mention('2', 'c'), mention('3', 'd')], 'load');
    const families = entityFamilies(store);
    expect(families.heads.map((head) => head.id).sort()).toEqual(['a', 'd']);
    expect(families.membersOf('a').map((member) => member.id)).toEqual(['a', 'c', 'b']);
    expect([mentionCount(store, 'a'), mentionCount(store, 'd'), mentionCount(store, 'x')]).toEqual([2, 1, 0]);
  });

  it('follows a merge that is taken back', () => {
    const store = new CorpusStore();
    store.apply([entity('a', null), entity('b', 'a')], 'load');
    expect(entityFamilies(store).membersOf('a')).toHaveLength(2);
    store.apply([entity('b', null)], 'command');
    expect(entityFamilies(store).membersOf('a')).toHaveLength(1);
  });
});
