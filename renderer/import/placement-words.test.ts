import { expect, test } from 'vitest';
import type {
  PlacedSource,
  PlacementReport,
  ReadOffsets,
} from '../../shared/import/placing/placement-report.ts';
import { offsetSummary, outcomeWords, placementLead } from './placement-words.ts';

const offsets = (more: Partial<ReadOffsets>): ReadOffsets => ({
  unit: 'utf-16',
  crlfAsOne: false,
  basis: 'quotes',
  quotes: 3,
  standing: 3,
  ...more,
});
const source = (more: Partial<PlacedSource>): PlacedSource => ({
  key: 'a',
  where: 'a.json',
  name: 'a',
  outcome: 'matched',
  id: 'x',
  title: 'A',
  by: 'hash',
  note: '',
  offsets: null,
  marks: 3,
  placed: 3,
  ...more,
});
const report = (
  counts: Partial<PlacementReport['counts']>,
  sources: readonly PlacedSource[] = [source({})],
): PlacementReport => ({
  format: 'x',
  file: 'a.json',
  counts: {
    marks: 3,
    exact: 3,
    moved: 0,
    uncertain: 0,
    lost: 0,
    notPlaced: 0,
    links: 0,
    linksLeftOut: 0,
    entitiesMatched: 0,
    entitiesNew: 0,
    codebookMatched: 0,
    codebookNew: 0,
    ...counts,
  },
  sources,
  notPlaced: [],
  doubtful: [],
  dropped: [],
  problems: [],
  passedOver: [],
});

test.each([
  { given: report({}), isChange: true, expected: 'All 3 marks on 1 source of a.json come in.' },
  { given: report({ marks: 1 }), isChange: true, expected: '1 mark on 1 source of a.json comes in.' },
  {
    given: report({ notPlaced: 2 }),
    isChange: true,
    expected: '1 of 3 marks on 1 source of a.json comes in.',
  },
  {
    given: report({ marks: 0 }, [source({}), source({ outcome: 'no-text' })]),
    isChange: true,
    expected: 'No marks on 1 source of a.json come in.',
  },
  { given: report({}), isChange: false, expected: 'a.json holds nothing that is not here already.' },
  {
    given: report({ marks: 1200, notPlaced: 1200 }),
    isChange: false,
    expected: 'None of the 1,200 marks of a.json can come in.',
  },
])('leads with “$expected”', ({ given, isChange, expected }) => {
  const words = placementLead('a.json', given, isChange, 0);
  expect(words.slice(0, expected.length)).toBe(expected);
});

test('does not say that everything is here where records differ', () => {
  expect(placementLead('a.json', report({}), false, 36)).toBe(
    'a.json holds nothing new, but 36 records differ: ours are kept unless you choose theirs.',
  );
});

test.each([
  { of: source({ outcome: 'new', by: null }), expected: 'New, with its text' },
  { of: source({ outcome: 'no-text', by: null }), expected: 'Its text is not here' },
  { of: source({ by: 'quotes' }), expected: 'Found by its quotes' },
  { of: source({ by: 'hash' }), expected: 'Here already: same text' },
])('says of a source “$expected”', ({ of, expected }) => {
  expect(outcomeWords(of)).toBe(expected);
});

test('sums up how offsets were counted, each way once', () => {
  const all = [
    source({ offsets: offsets({}) }),
    source({ offsets: offsets({ quotes: 2, standing: 1 }) }),
    source({ offsets: offsets({ unit: 'code-point', crlfAsOne: true, basis: 'stated' }) }),
    source({}),
  ];
  expect(offsetSummary(report({}, all))).toBe(
    'Offsets count UTF-16 units, as 4 of 5 quotes say; in other sources code points, line breaks as one, as the file says.',
  );
  expect(offsetSummary(report({}, [source({})]))).toBeNull();
});
