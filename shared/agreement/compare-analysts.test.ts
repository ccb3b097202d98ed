// Two analysts over small texts: who is paired with whom, what differs, and what counts towards which figure.
import { beforeEach, describe, expect, test } from 'vitest';
import { type Annotation, annotationSchema } from '../model/annotation.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import { entitySchema } from '../model/entity.ts';
import { sourceSchema } from '../model/source.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { compareAnalysts, markingAnalysts } from './compare-analysts.ts';

let store: CorpusStore;
let ids = 0;
const stamp = (by: string) => ({
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: by,
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: by,
});

beforeEach(() => {
  store = new CorpusStore();
  ids = 0;
  for (const type of initialEntityTypes)
    store.apply([{ table: 'entityTypes', id: type.id, before: null, after: type }], 'load');
  for (const [position, id] of ['one', 'two', 'three'].entries()) {
    const after = sourceSchema.parse({
      id,
      position,
      title: id,
      sha256: '0'.repeat(64),
      length: 200,
      ...stamp('ada'),
    });
    store.apply([{ table: 'sources', id, before: null, after }], 'load');
  }
  for (const [id, name, type] of [
    ['port', 'The Port', 'location'],
    ['other-port', 'the  port', 'location'],
    ['port-office', 'The Port', 'organisation'],
  ] as const) {
    const after = entitySchema.parse({ id, name, type, ...stamp('ada') });
    store.apply([{ table: 'entities', id, before: null, after }], 'load');
  }
});

function mark(by: string, place: [number, number], what: object = {}, sourceId = 'one'): Annotation {
  const [start, end] = place;
  const after = annotationSchema.parse({
    id: `mark-${++ids}`,
    sourceId,
    kind: 'note',
    spans: [{ start, end, quote: 'x'.repeat(end - start) }],
    ...what,
    ...stamp(by),
  });
  store.apply([{ table: 'annotations', id: after.id, before: null, after }], 'load');
  return after;
}
const claim = (fields: object = {}) => ({ kind: 'claim', claim: fields });
const mention = (entityId: string) => ({ kind: 'mention', entityId });

describe('what differs between two marks on one passage', () => {
  const cases = [
    {
      name: 'nothing',
      first: claim({ kind: 'fact' }),
      second: claim({ kind: 'fact', statement: 'In other words' }),
      expected: null,
    },
    { name: 'kind of mark', first: claim(), second: {}, expected: ['kind'] },
    {
      name: 'kind of claim',
      first: claim({ kind: 'fact' }),
      second: claim({ kind: 'forecast' }),
      expected: ['claim kind'],
    },
    {
      name: 'a grade',
      first: claim({ credibility: 2 }),
      second: claim({ credibility: 3 }),
      expected: ['credibility'],
    },
    {
      name: 'a grade only one gave',
      first: claim({ reliability: 'B' }),
      second: claim(),
      expected: ['reliability'],
    },
    {
      name: 'synonyms of one range do not',
      first: claim({ likelihood: { scale: 'icd203', term: 'likely' } }),
      second: claim({ likelihood: { scale: 'icd203', term: 'probable' } }),
      expected: null,
    },
    {
      name: 'terms of two yardsticks do, even with one word',
      first: claim({ likelihood: { scale: 'icd203', term: 'likely' } }),
      second: claim({ likelihood: { scale: 'phia', term: 'likely' } }),
      expected: ['likelihood'],
    },
    {
      name: 'two records of one entity do not',
      first: mention('port'),
      second: mention('other-port'),
      expected: null,
    },
    {
      name: 'one name, two types',
      first: mention('port'),
      second: mention('port-office'),
      expected: ['entity'],
    },
    {
      name: 'boundaries',
      first: {},
      second: {},
      secondPlace: [12, 20] as [number, number],
      expected: ['boundaries'],
    },
  ];
  test.each(cases)('$name', async ({ first, second, secondPlace, expected }) => {
    mark('ada', [10, 20], first);
    mark('ben', secondPlace ?? [10, 20], second);
    const { differences, same } = await compareAnalysts(store, 'ada', 'ben');
    if (expected) expect(differences.map(({ fields }) => fields)).toEqual([expected]);
    else expect([differences, same]).toEqual([[], 1]);
  });
});

test('marks are paired once, the closest first, their own kind before another', async () => {
  const wide = mark('ada', [0, 20]);
  const close = mark('ada', [2, 18]);
  const answer = mark('ben', [2, 17]);
  const other = mark('ada', [50, 60], claim());
  const sameKind = mark('ben', [51, 60], claim());
  const otherKind = mark('ben', [50, 60]);
  const alone = mark('ada', [80, 90]);
  const apart = mark('ben', [88, 100]);
  const { differences } = await compareAnalysts(store, 'ada', 'ben');
  const pairs = differences.map(({ first, second }) => [first?.id ?? null, second?.id ?? null]);
  expect(pairs).toEqual([
    [wide.id, null],
    [close.id, answer.id],
    [other.id, sameKind.id],
    [null, otherKind.id],
    [alone.id, null],
    [null, apart.id],
  ]);
});

test('only texts that both marked are compared; rejected and lost marks count for nobody', async () => {
  mark('ada', [0, 10]);
  mark('ben', [0, 10]);
  mark('ada', [0, 10], {}, 'two');
  mark('ben', [0, 10], { status: 'rejected' }, 'two');
  mark('ben', [0, 10], {}, 'three');
  mark('ada', [0, 10], { anchor: 'lost' }, 'three');
  const report = await compareAnalysts(store, 'ada', 'ben');
  expect(report.sources).toEqual(['one']);
  expect(report.onlyOne).toEqual([1, 1]);
  expect(report.same).toBe(1);
  expect(report.layers.find(({ layer }) => layer === 'all')).toMatchObject({
    marks: [1, 1],
    alpha: { boundaries: 1, coverage: 1 },
  });
});

test('kappa is over grades that both gave; alpha of mentions compares types, of claims their kinds', async () => {
  const grades = [
    ['B', 'B'],
    ['C', 'B'],
    ['B', null],
    [null, 'A'],
  ] as const;
  for (const [index, [one, other]] of grades.entries()) {
    mark('ada', [index * 20, index * 20 + 10], claim({ reliability: one, kind: 'fact' }));
    mark(
      'ben',
      [index * 20, index * 20 + 10],
      claim({ reliability: other, kind: index === 0 ? 'denial' : 'fact' }),
    );
  }
  mark('ada', [100, 110], mention('port'));
  mark('ben', [100, 110], mention('other-port'));
  mark('ada', [120, 130], mention('port'));
  mark('ben', [120, 130], mention('port-office'));
  const { grades: kappas, layers } = await compareAnalysts(store, 'ada', 'ben');
  expect(kappas.find(({ field }) => field === 'reliability')).toMatchObject({
    pairs: 2,
    agreed: 0.5,
    kappa: 0,
    onlyOne: [1, 1],
  });
  expect(kappas.find(({ field }) => field === 'credibility')).toMatchObject({ pairs: 0, kappa: null });
  for (const layer of ['claims', 'mentions'] as const) {
    const { alpha } = layers.find((each) => each.layer === layer) ?? {};
    expect(alpha?.boundaries).toBe(1);
    expect(alpha?.values).toBeLessThan(1);
  }
});

test('analysts who made marks, the busiest first', () => {
  mark('ben', [0, 5]);
  mark('ada', [0, 5]);
  mark('ben', [6, 9]);
  expect(markingAnalysts(store)).toEqual([
    { id: 'ben', marks: 2 },
    { id: 'ada', marks: 1 },
  ]);
});
