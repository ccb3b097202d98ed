// @vitest-environment jsdom
// Every key of the key table stands at exactly one action, but for keys that mean something else while boundaries change.
import { expect, test } from 'vitest';
import { allActions } from './all-actions.ts';
import { isBareKey, sameKey } from './key-bindings.ts';

/** Keys of the table and the action each belongs to. */
const table: readonly { key: string; expected: string }[] = [
  { key: 'Mod+Z', expected: 'undo' },
  { key: 'Mod+Shift+Z', expected: 'redo' },
  { key: 'Mod+Y', expected: 'redo' },
  { key: 'C', expected: 'mark-claim' },
  { key: 'E', expected: 'mark-entity' },
  { key: 'N', expected: 'mark-note' },
  ...Array.from({ length: 9 }, (_, index) => ({ key: String(index + 1), expected: `tag-${index + 1}` })),
  { key: 'Enter', expected: 'open-selection' },
  { key: 'Escape', expected: 'step-back' },
  { key: 'Delete', expected: 'delete-marks' },
  { key: 'Backspace', expected: 'delete-marks' },
  { key: ']', expected: 'next-mark' },
  { key: '[', expected: 'previous-mark' },
  { key: '}', expected: 'next-source' },
  { key: '{', expected: 'previous-source' },
  { key: 'Alt+.', expected: 'cycle-stack' },
  { key: 'B', expected: 'edit-boundaries' },
  { key: 'W', expected: 'widen-selection' },
  { key: 'Mod+F', expected: 'find' },
  { key: '/', expected: 'search' },
  { key: 'Mod+G', expected: 'go-to-line' },
  { key: 'Mod+Shift+H', expected: 'hide-marks' },
  { key: 'Mod++', expected: 'zoom-in' },
  { key: 'Mod+-', expected: 'zoom-out' },
  { key: 'Mod+0', expected: 'zoom-reset' },
  { key: 'Mod+E', expected: 'export' },
  { key: 'Mod+K', expected: 'palette' },
  { key: '?', expected: 'keys' },
];

test.each(table)('$key is $expected', ({ key, expected }) => {
  const holders = allActions.filter((action) => action.keys.some((own) => sameKey(own, key)));
  expect(holders.map((action) => action.id)).toEqual([expected]);
});

test('no id and no key is used twice', () => {
  const ids = allActions.map((action) => action.id);
  expect(ids).toEqual([...new Set(ids)]);
  const keys = allActions.flatMap((action) => action.keys.map((key) => ({ key, id: action.id })));
  const twice = keys.filter(({ key, id }) =>
    keys.some((other) => other.id !== id && sameKey(other.key, key)),
  );
  expect(twice).toEqual([]);
});

test('bare keys count only while reading', () => {
  const loud = allActions.filter((action) => action.scope === 'anywhere' && action.keys.some(isBareKey));
  expect(loud.map((action) => action.id)).toEqual([]);
});
