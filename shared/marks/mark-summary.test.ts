import { describe, expect, it } from 'vitest';
import { annotationSchema } from '../model/annotation.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import { entitySchema } from '../model/entity.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import { firstWords, markInWords, markSummary } from './mark-summary.ts';

const stamps = { createdAt: 't', createdBy: 'a', updatedAt: 't', updatedBy: 'a' };
const store = new CorpusStore();
const person = initialEntityTypes[0];
if (!person) throw new Error('no entity types');
store.apply(
  [
    { table: 'entityTypes', id: 'person', before: null, after: person },
    {
      table: 'entities',
      id: 'e',
      before: null,
      after: entitySchema.parse({ id: 'e', type: 'person', name: 'Ada Ren', ...stamps }),
    },
  ],
  'load',
);
const mark = (more: object) =>
  annotationSchema.parse({
    id: 'm',
    sourceId: 's',
    status: 'accepted',
    spans: [
      { start: 10, end: 14, quote: 'two\nlines' },
      { start: 0, end: 4, quote: 'first' },
    ],
    ...more,
    ...stamps,
  });

const cases = [
  { input: mark({ kind: 'mention', entityId: 'e' }), expected: 'Entity Ada Ren: two lines … first, Person' },
  {
    input: mark({ kind: 'mention', entityId: 'gone' }),
    expected: 'Entity unknown entity: two lines … first',
  },
  {
    input: mark({
      kind: 'claim',
      status: 'draft',
      claim: {
        kind: 'fact',
        confidence: 'moderate',
        reliability: 'B',
        likelihood: { scale: 'icd203', term: 'very-likely' },
      },
    }),
    expected: 'Claim: two lines … first, fact · very likely, B–, confidence moderate, draft',
  },
  { input: mark({ kind: 'claim', claim: {} }), expected: 'Claim: two lines … first, not assessed' },
  { input: mark({ kind: 'note' }), expected: 'Note: two lines … first' },
];

describe('markInWords', () => {
  for (const { input, expected } of cases)
    it(expected, () => expect(markInWords(input, store)).toBe(expected));
});

describe('markSummary', () => {
  it('words the grades in full', () => {
    const summary = markSummary(mark({ kind: 'claim', claim: { reliability: 'B', credibility: 2 } }), store);
    expect(summary.gradesWording).toBe('B · usually reliable, 2 · probably true');
  });
});

describe('firstWords', () => {
  it.each([
    { input: 'short', limit: 10, expected: 'short' },
    { input: 'cut between words here', limit: 12, expected: 'cut between…' },
    { input: '🙂🙂🙂🙂🙂🙂', limit: 5, expected: '🙂🙂…' },
  ])('$input', ({ input, limit, expected }) => expect(firstWords(input, limit)).toBe(expected));
});
