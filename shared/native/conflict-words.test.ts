import { describe, expect, test } from 'vitest';
import { sidesInWords } from './conflict-words.ts';

const names = { get: () => undefined };
const span = (start: number, quote: string) => ({
  start,
  end: start + quote.length,
  quote,
  prefix: '',
  suffix: '',
});

describe('both sides in words', () => {
  const cases = [
    {
      given: { field: 'comment', ours: 'x', theirs: '' },
      expected: { field: 'Comment', ours: ['x'], theirs: ['–'] },
    },
    {
      given: { field: 'claim.reliability', ours: 'B', theirs: null },
      expected: { field: 'Source reliability', ours: ['B · usually reliable'], theirs: ['not rated'] },
    },
    {
      given: {
        field: 'passages',
        ours: { spans: [span(0, 'One')], anchor: 'exact' },
        theirs: { spans: [span(9, 'One')], anchor: 'moved' },
      },
      expected: {
        field: 'Passages',
        ours: ['0–3 “One”', 'Place: in place'],
        theirs: ['9–12 “One”', 'Place: moved'],
      },
    },
    {
      given: {
        field: 'kind',
        ours: { kind: 'claim', claim: { statement: 'It is so' }, entityId: null },
        theirs: { kind: 'note', claim: null, entityId: null },
      },
      expected: { field: 'Mark', ours: ['claim', 'Statement: It is so'], theirs: ['note', 'Statement: –'] },
    },
    // The same words on both sides: what differs is said.
    {
      given: {
        field: 'zones',
        ours: [{ kind: 'title', start: 0, end: 5 }],
        theirs: [{ kind: 'title', start: 0, end: 6 }],
      },
      expected: {
        field: 'Zones',
        ours: ['1 title', 'Only here: title 0–5'],
        theirs: ['1 title', 'Only here: title 0–6'],
      },
    },
  ];
  test.each(cases)('$given.field', ({ given, expected }) => {
    expect(sidesInWords(given, names)).toEqual(expected);
  });
});
