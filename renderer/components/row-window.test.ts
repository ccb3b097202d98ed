import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowWindow } from './row-window.ts';

interface Row {
  readonly key: string;
  readonly height: number;
}

const row = (key: number, height = 10): Row => ({ key: String(key), height });
const many = (count: number) => Array.from({ length: count }, (_, index) => row(index));

function windowOver(items: readonly Row[], asked: Row[] = []) {
  const rows = new RowWindow<Row>({
    keyOf: ({ key }) => key,
    heightOf: (item) => {
      asked.push(item);
      return item.height;
    },
  });
  rows.setItems(items);
  return rows;
}

test('draws nothing before the view has a height, then what is in view and some rows more', () => {
  const rows = windowOver(many(1000));
  expect(rows.drawn).toEqual({ first: 0, end: 0 });
  expect(rows.setView(500, 100)).toBe(true);
  expect(rows.drawn).toEqual({ first: 42, end: 69 });
  expect(rows.startOf(42)).toBe(420);
  expect(rows.total).toBe(10_000);
});

test('a short way draws nothing new, a long one does', () => {
  const rows = windowOver(many(1000));
  rows.setView(500, 100);
  expect(rows.setView(530, 100)).toBe(false);
  expect(rows.setView(600, 100)).toBe(true);
  expect(rows.drawn).toEqual({ first: 52, end: 79 });
});

test('one more row asks for the height of that row alone', () => {
  const asked: Row[] = [];
  const before = many(1000);
  const rows = windowOver(before, asked);
  rows.setView(0, 100);
  asked.length = 0;
  const added = row(5000, 25);
  rows.setItems([...before.slice(0, 300), added, ...before.slice(300)]);
  expect(asked).toEqual([added]);
  expect([rows.startOf(300), rows.startOf(301), rows.total]).toEqual([3000, 3025, 10_025]);
});

test('measured rows move what comes after them, and the view goes along with what it shows', () => {
  const rows = windowOver(many(100));
  rows.setView(200, 100);
  expect(rows.measure(new Map([[15, 10]]))).toBeNull();
  expect(
    rows.measure(
      new Map([
        [15, 30],
        [25, 17],
      ]),
    ),
  ).toEqual({ moved: 20 });
  expect([rows.startOf(16), rows.startOf(25), rows.startOf(26), rows.total]).toEqual([180, 270, 287, 1027]);
});

test('a measured row keeps its height when it is edited, filtered out and back', () => {
  const before = many(10);
  const rows = windowOver(before);
  rows.setView(0, 50);
  rows.measure(new Map([[3, 44]]));
  rows.setItems(before.map((item) => ({ ...item })));
  expect(rows.total).toBe(134);
  rows.setItems([]);
  expect([rows.total, rows.drawn]).toEqual([0, { first: 0, end: 0 }]);
  rows.setItems(before);
  expect(rows.total).toBe(134);
});

test.each([
  { name: 'in view', index: 22, expected: null },
  { name: 'above', index: 5, expected: 50 },
  { name: 'cut off above', index: 19, expected: 190 },
  { name: 'below', index: 40, expected: 310 },
  { name: 'the last one', index: 99, expected: 900 },
])('where to scroll for a row $name', ({ index, expected }) => {
  const rows = windowOver(many(100));
  expect(rows.topShowing(index)).toBeNull();
  rows.setView(200, 100);
  expect(rows.topShowing(index)).toBe(expected);
});

test('a list that got shorter is drawn at its end', () => {
  const items = many(1000);
  const rows = windowOver(items);
  rows.setView(9_000, 100);
  rows.setItems(items.slice(0, 50));
  expect(rows.drawn.end).toBe(50);
  expect(rows.drawn.first).toBeLessThanOrEqual(40);
});

test('whatever happens, what is in view is drawn, and places add up', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('view' as const),
      top: fc.nat(2000),
      height: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({ kind: fc.constant('items' as const), from: fc.nat(80), count: fc.nat(80) }),
    fc.record({
      kind: fc.constant('measure' as const),
      index: fc.nat(80),
      height: fc.integer({ min: 1, max: 60 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const all = many(80);
      let items: readonly Row[] = all;
      let view = { top: 0, height: 0 };
      const rows = windowOver(items);
      for (const taken of steps) {
        if (taken.kind === 'view') {
          view = { top: Math.min(taken.top, Math.max(0, rows.total - taken.height)), height: taken.height };
          rows.setView(view.top, view.height);
        } else if (taken.kind === 'items') {
          items = all.slice(taken.from, taken.from + taken.count);
          rows.setItems(items);
        } else {
          rows.measure(new Map([[taken.index, taken.height]]));
        }
        view.top = Math.min(view.top, Math.max(0, rows.total - view.height));
        if (view.height === 0) continue;
        const { first, end } = rows.drawn;
        expect(end).toBeLessThanOrEqual(items.length);
        expect(rows.startOf(first)).toBeLessThanOrEqual(view.top);
        expect(rows.startOf(end)).toBeGreaterThanOrEqual(Math.min(rows.total, view.top + view.height));
      }
    }),
    { seed: 11 },
  );
});
