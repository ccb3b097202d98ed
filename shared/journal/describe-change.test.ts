import { describe, expect, it } from 'vitest';
import type { Change } from '../change/change-set.ts';
import { annotationSchema } from '../model/annotation.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import { entitySchema } from '../model/entity.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { describeChange, describeChanges, describeDifferences } from './describe-change.ts';

const stamps = { createdAt: 't', createdBy: 'a', updatedAt: 't', updatedBy: 'a' };
const store = new CorpusStore();
const entity = entitySchema.parse({ id: 'e', type: 'person', name: 'Ada Ren', ...stamps });
store.apply(
  [
    ...initialEntityTypes.map(
      (type): Change => ({ table: 'entityTypes', id: type.id, before: null, after: type }),
    ),
    { table: 'entities', id: 'e', before: null, after: entity },
  ],
  'load',
);
const claim = (fields: object, more: object = {}) =>
  annotationSchema.parse({
    id: 'm',
    sourceId: 's',
    kind: 'claim',
    status: 'accepted',
    spans: [{ start: 3, end: 9, quote: 'it fell' }],
    claim: fields,
    ...more,
    ...stamps,
  });
const steps = (before: ReturnType<typeof claim> | null, after: ReturnType<typeof claim> | null) =>
  describeChange({ table: 'annotations', id: 'm', before, after }, store)?.steps.map(
    (step) => `${step.field}: ${step.from} → ${step.to}`,
  );

describe('describeChange', () => {
  it.each([
    { before: {}, after: { confidence: 'low' }, expected: ['Confidence: not assessed → Low'] },
    {
      before: { reliability: 'B' },
      after: { reliability: 'C', credibility: 2 },
      expected: [
        'Source reliability: B · usually reliable → C · fairly reliable',
        'Information credibility: not rated → 2 · probably true',
      ],
    },
    { before: {}, after: { kind: 'forecast' }, expected: ['Kind: – → forecast'] },
    {
      before: { likelihood: { scale: 'icd203', term: 'likely' } },
      after: { likelihood: null },
      expected: ['Likelihood: likely → not stated'],
    },
    {
      before: {},
      after: {
        attribution: [
          { name: 'Gazette', role: 'author' },
          { entityId: 'e', role: 'says' },
          { name: 'officials', role: 'says', anonymous: true, alongside: true },
        ],
      },
      expected: ['Attribution: – → Gazette (author) → Ada Ren (says) and officials (says, anonymous)'],
    },
    {
      before: {},
      after: { informationDate: { value: '2024-08', precision: 'month', basis: 'inferred' } },
      expected: ['Information date: – → 2024-08 (inferred)'],
    },
    {
      before: {},
      after: { figures: [{ value: 40, unit: 'people', counts: 'killed', qualifier: 'at least' }] },
      expected: ['Figures: – → at least 40 people killed'],
    },
  ])('$expected.0', ({ before, after, expected }) => {
    expect(steps(claim(before), claim(after))).toEqual(expected);
  });

  it('words passages and leaves stamps out', () => {
    const moved = claim({}, { spans: [{ start: 3, end: 5, quote: 'it' }] });
    expect(steps(claim({}), { ...moved, updatedAt: 'later' })).toEqual([
      'Passages: 3–9 “it fell” → 3–5 “it”',
    ]);
  });

  it('names the record', () => {
    const added = describeChange({ table: 'annotations', id: 'm', before: null, after: claim({}) }, store);
    expect(added).toMatchObject({ subject: 'Claim “it fell”', verb: 'added' });
    const renamed = describeChange(
      { table: 'entities', id: 'e', before: entity, after: { ...entity, name: 'A. Ren', type: 'other' } },
      store,
    );
    expect(renamed).toEqual({
      subject: 'Entity A. Ren',
      verb: 'changed',
      steps: [
        { field: 'Type', from: 'Person', to: 'Other' },
        { field: 'Name', from: 'Ada Ren', to: 'A. Ren' },
      ],
    });
  });

  it('leaves tombstones out', () => {
    const tombstone = { table: 'entities', id: 'e', at: 't', by: 'a' };
    expect(
      describeChanges([{ table: 'deleted', id: 'entities/e', before: null, after: tombstone }], store),
    ).toEqual([]);
  });
});

describe('describeDifferences', () => {
  const words = (fields: Parameters<typeof describeDifferences>[0]) =>
    describeDifferences(fields, store).map((step) => `${step.field}: ${step.from} | ${step.to}`);

  it('tells the fields of a claim one by one, whatever the order of their keys', () => {
    const [ours, theirs] = [claim({ credibility: 2 }), claim({ credibility: 3, confidence: 'low' })];
    if (ours.kind !== 'claim' || theirs.kind !== 'claim') throw new Error('no claims');
    const turned = Object.fromEntries(Object.entries(theirs.claim).reverse());
    expect(words([{ field: 'claim', ours: ours.claim, theirs: turned }]).sort()).toEqual([
      'Confidence: not assessed | Low',
      'Information credibility: 2 · probably true | 3 · possibly true',
    ]);
  });

  it('gives ids their names, and ends of links the words that they are at', () => {
    expect(
      words([
        { field: 'entityId', ours: 'e', theirs: null },
        { field: 'to', ours: { kind: 'entity', id: 'e' }, theirs: null },
      ]),
    ).toEqual(['Entity: Ada Ren | –', 'To: Ada Ren | –']);
  });

  it('counts zones by their kinds', () => {
    const zones = ['title', 'body', 'body'].map((kind, at) => ({ kind, start: at, end: at + 1 }));
    expect(words([{ field: 'zones', ours: zones, theirs: [] }])).toEqual(['Zones: 1 title, 2 body | –']);
  });

  it('leaves out what reads alike, unless nothing else differs', () => {
    const spans = { start: 3, end: 9, quote: 'it fell', prefix: '', suffix: '' };
    const prefix = { field: 'spans', ours: [spans], theirs: [{ ...spans, prefix: 'then ' }] };
    expect(words([prefix])).toEqual(['Passages: 3–9 “it fell” | 3–9 “it fell”']);
    expect(words([prefix, { field: 'comment', ours: 'a', theirs: '' }])).toEqual(['Comment: a | –']);
  });
});
