// Showing a passage of another source must not carry offsets of the one before over to it.
import { expect, test } from 'vitest';
import { requestReveal, takeReveal } from './reveal.ts';
import { workspace } from './workspace.ts';

const range = { start: 3, end: 8 };
const begun = {
  sourceId: 'a',
  pending: [{ start: 0, end: 5 }],
  marking: { kind: 'bar' },
  stack: range,
  boundary: { markId: 'm', spanIndex: 0, range },
} as const;

test('another source is opened with nothing begun in it; the marks chosen stay', () => {
  workspace.setState({ ...begun, selectedMarks: ['m'] });
  requestReveal(range, 'b');
  const { sourceId, pending, marking, stack, boundary, selectedMarks } = workspace.getState();
  expect({ sourceId, pending, marking, stack, boundary }).toEqual({
    sourceId: 'b',
    pending: [],
    marking: { kind: 'idle' },
    stack: null,
    boundary: null,
  });
  expect(selectedMarks).toEqual(['m']);
  expect([takeReveal('a'), takeReveal('b'), takeReveal('b')]).toEqual([null, range, null]);
});

test('the open source keeps what was begun', () => {
  workspace.setState(begun);
  requestReveal(range);
  expect(workspace.getState()).toMatchObject(begun);
});
