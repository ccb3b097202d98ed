import { describe, expect, it } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { annotationSchema } from '../model/annotation.ts';
import type { Entity } from '../model/entity.ts';
import { entitySchema } from '../model/entity.ts';
import type { MarkCriteria } from './filter-marks.ts';
import { filterMarks } from './filter-marks.ts';

const stamps = { createdAt: 't', createdBy: 'a', updatedAt: 't', updatedBy: 'a' };
const mark = (id: string, start: number, quote: string, more: object): Annotation =>
  annotationSchema.parse({
    id,
    sourceId: 's',
    status: 'accepted',
    spans: [{ start, end: start + quote.length, quote }],
    ...more,
    ...stamps,
  });

const marks = [
  mark('claim', 0, 'Forty people died', {
    kind: 'claim',
    status: 'draft',
    tags: ['toll'],
    claim: { statement: 'Some café burned', confidence: 'low' },
  }),
  mark('bare', 100, 'The road is shut', { kind: 'claim', claim: {} }),
  mark('mention', 200, 'the minister', { kind: 'mention', entityId: 'e' }),
  mark('note', 300, 'boilerplate', {
    kind: 'note',
    comment: 'Ask about this',
    tags: ['todo'],
    status: 'rejected',
    anchor: 'lost',
  }),
];
const entities: Record<string, Entity> = {
  e: entitySchema.parse({ id: 'e', type: 'person', name: 'Tārin Vêl', aliases: ['Velle'], ...stamps }),
};
const store = { resolveEntity: (id: string) => entities[id] };
const nothing: MarkCriteria = {
  kinds: new Set(),
  entityTypes: new Set(),
  confidences: new Set(),
  statuses: new Set(),
  tags: new Set(),
  anchors: new Set(),
  onlyInView: false,
  words: '',
};

const cases: { name: string; criteria: Partial<MarkCriteria>; expected: string[] }[] = [
  { name: 'kind', criteria: { kinds: new Set(['note']) }, expected: ['note'] },
  { name: 'two kinds', criteria: { kinds: new Set(['note', 'mention']) }, expected: ['mention', 'note'] },
  { name: 'confidence', criteria: { confidences: new Set(['low']) }, expected: ['claim'] },
  {
    name: 'not assessed is for claims only',
    criteria: { confidences: new Set(['none']) },
    expected: ['bare'],
  },
  { name: 'entity type', criteria: { entityTypes: new Set(['person']) }, expected: ['mention'] },
  { name: 'status', criteria: { statuses: new Set(['rejected']) }, expected: ['note'] },
  { name: 'any of the tags', criteria: { tags: new Set(['toll', 'todo']) }, expected: ['claim', 'note'] },
  { name: 'anchor', criteria: { anchors: new Set(['lost']) }, expected: ['note'] },
  { name: 'in view', criteria: { onlyInView: true }, expected: ['bare', 'mention'] },
  { name: 'words without accents', criteria: { words: 'CAFE burned' }, expected: ['claim'] },
  { name: 'accented words', criteria: { words: 'café' }, expected: ['claim'] },
  { name: "an entity's name", criteria: { words: 'tarin' }, expected: ['mention'] },
  { name: 'name and quote together', criteria: { words: 'velle minister' }, expected: ['mention'] },
  { name: 'comment', criteria: { words: 'ask' }, expected: ['note'] },
  { name: 'sets add up', criteria: { kinds: new Set(['claim']), tags: new Set(['todo']) }, expected: [] },
];

describe('filterMarks', () => {
  for (const { name, criteria, expected } of cases)
    it(name, () => {
      const found = filterMarks(marks, { ...nothing, ...criteria }, store, { start: 100, end: 210 });
      expect(found.map((found) => found.id)).toEqual(expected);
    });

  it('gives the very same array when nothing is filtered', () => {
    expect(filterMarks(marks, { ...nothing, words: '  ' }, store, { start: 0, end: 1 })).toBe(marks);
  });
});
