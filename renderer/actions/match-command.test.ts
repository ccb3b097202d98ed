import { expect, test } from 'vitest';
import { allActions } from './all-actions.ts';
import { matchCommand } from './match-command.ts';

/** Labels of the commands that fit, the best first. */
const found = (typed: string) =>
  allActions
    .map((action) => ({
      label: action.label,
      score: matchCommand(typed, action.label, [action.group, ...(action.keywords ?? [])]),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ label }) => label);

test.each([
  { typed: 'Export as brat', first: 'Export as brat standoff…' },
  { typed: 'export brat', first: 'Export as brat standoff…' },
  { typed: 'CSV', first: 'Import from Tables (CSV)…' },
  { typed: 'undo', first: 'Undo' },
  { typed: 'version new', first: 'Replace with a new version…' },
  { typed: 'revise', first: 'Replace with a new version…' },
])('“$typed” finds “$first” first', ({ typed, first }) => {
  expect(found(typed)[0]).toBe(first);
});

test('letters strewn over words are no match', () => {
  for (const label of found('brat')) expect(label).toMatch(/brat|another tool/);
  expect(found('Open texts')).toEqual(['Open texts…', 'Open a folder of texts…']);
  expect(found('xyzzy')).toEqual([]);
});

test('without words everything is listed', () => {
  expect(found(' ')).toHaveLength(allActions.length);
});
