// Selecting by hand: real mouse events by coordinates, the keyboard from nothing, copying, picking.
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { click, drag, markAt, marksOf, mouse, openTestPage } from './test-page.ts';

const text = `First line with a few words.\r\n\r\nSecond paragraph, e\u0301clair and 👨‍👩‍👧‍👦 family.\nThird one.\n${'More words follow here. '.repeat(30)}\n${'filler line\n'.repeat(300)}`;

function middleOf(box: DOMRect): { x: number; y: number } {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

test('a drag selects exactly what it covers, and is final once', async () => {
  const { selections, boxOf, viewer } = openTestPage(text);
  const start = text.indexOf('with');
  const end = text.indexOf('clair') + 5;
  const from = boxOf(start, start + 1);
  const to = boxOf(end - 1, end);
  viewer.clearSelection();
  selections.length = 0;
  await drag({ x: from.left + 1, y: from.top + 8 }, { x: to.right - 1, y: to.top + 8 });
  const final = selections.filter(({ how }) => how.final);
  expect(final.map(({ range }) => range)).toEqual([{ start, end }]);
  expect(final[0]?.how.additive).toBe(false);
});

test('a drag may end on a blank line', async () => {
  const { selections, root, boxOf } = openTestPage(text);
  const from = boxOf(6, 7);
  const blank = root.querySelectorAll('p')[1]?.getBoundingClientRect() ?? new DOMRect();
  await drag({ x: from.left + 1, y: from.top + 8 }, { x: blank.left + 20, y: blank.top + 8 });
  expect(selections.at(-1)?.range).toEqual({ start: 6, end: text.indexOf('\n') + 1 });
});

test('Ctrl and drag is additive', async () => {
  const { selections, boxOf } = openTestPage(text);
  const from = boxOf(0, 1);
  const to = boxOf(4, 5);
  selections.length = 0;
  await drag({ x: from.left + 1, y: from.top + 8 }, { x: to.right - 1, y: to.top + 8 }, 2);
  expect(selections.at(-1)).toEqual({
    range: { start: 0, end: 5 },
    how: { additive: true, byKeyboard: false, final: true },
  });
});

test('a double click takes the word, a triple click the line without its break', async () => {
  const { selections, boxOf } = openTestPage(text);
  const word = text.indexOf('paragraph');
  const point = middleOf(boxOf(word + 3, word + 4));
  await click(point.x, point.y, 2);
  expect(selections.at(-1)?.range).toEqual({ start: word, end: word + 9 });
  await click(point.x, point.y, 3);
  const start = text.indexOf('Second');
  expect(selections.at(-1)?.range).toEqual({ start, end: text.indexOf('\n', start) });
  const first = middleOf(boxOf(2, 3));
  await click(first.x, first.y, 3);
  expect(selections.at(-1)?.range).toEqual({ start: 0, end: text.indexOf('\r') });
  expect(selections.at(-1)?.how.final).toBe(true);
});

test('Shift and click extends', async () => {
  const { selections, boxOf, viewer } = openTestPage(text);
  const to = boxOf(20, 21);
  viewer.setCaret(6);
  await click(to.left + 1, to.top + 8, 1, 8);
  expect(selections.at(-1)?.range).toEqual({ start: 6, end: 20 });
});

test('a plain click picks what is under it, shortest first, and creates nothing', async () => {
  const line = text.indexOf('Second');
  const marks = [
    markAt('long', 'note', { start: line, end: line + 30 }),
    markAt('short', 'mention', { start: line + 7, end: line + 16 }),
  ];
  const { picks, boxOf, selections } = openTestPage(text, marks);
  const both = middleOf(boxOf(line + 8, line + 9));
  const one = middleOf(boxOf(line + 1, line + 2));
  const none = middleOf(boxOf(line + 40, line + 41));
  selections.length = 0;
  for (const point of [both, one, none]) await click(point.x, point.y);
  expect(picks.map(({ ids }) => ids)).toEqual([['short', 'long'], ['long'], []]);
  expect(selections.filter(({ range }) => range !== null)).toEqual([]);
});

test('a click on a stripe picks its mark', async () => {
  const { picks, root } = openTestPage(text, [markAt('noted', 'note', { start: 0, end: 12 })]);
  const stripe = root.parentElement?.querySelector('.reading-stripe');
  const point = middleOf(stripe?.getBoundingClientRect() ?? new DOMRect());
  await click(point.x, point.y);
  expect(picks.map(({ ids }) => ids)).toEqual([['noted']]);
});

test('every character in view is hit where it is drawn', async () => {
  const marks = Array.from({ length: 120 }, (_, at) =>
    markAt(`m${at}`, 'mention', { start: at, end: at + 1 }),
  );
  const { picks, boxOf } = openTestPage(text, marks);
  let wrong = 0;
  for (const at of [0, 1, 5, 20, 33, 34, 40, 70, 75, 88, 100, 110]) {
    const point = middleOf(boxOf(at, at + 1));
    picks.length = 0;
    await click(point.x, point.y);
    if (!picks[0]?.ids.includes(`m${at}`)) wrong++;
  }
  expect(wrong).toBe(0);
});

test('the keyboard alone starts, extends and moves', async () => {
  const { viewer, root, selections } = openTestPage(text);
  root.focus();
  selections.length = 0;
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(viewer.caret()).toEqual({ anchor: 3, focus: 3 });
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  expect(selections.at(-1)).toEqual({
    range: { start: 3, end: 5 },
    how: { additive: false, byKeyboard: true, final: true },
  });
  await userEvent.keyboard('{End}');
  expect(viewer.caret().focus).toBe(text.indexOf('\r'));
  await userEvent.keyboard('{ArrowRight}');
  expect(viewer.caret().focus).toBe(text.indexOf('\n') + 1);
  await userEvent.keyboard('{ArrowRight}');
  expect(viewer.caret().focus).toBe(text.indexOf('Second'));
  await userEvent.keyboard('{Home}{Control>}{ArrowRight}{/Control}');
  expect(viewer.caret().focus).toBe(text.indexOf('Second') + 6);
  await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
  expect(viewer.caret().focus).toBe(text.indexOf('Third'));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(viewer.caret().focus).toBeLessThan(text.indexOf('\r') + 1);
});

test('combining marks and emoji are one step', async () => {
  const { viewer, root } = openTestPage(text);
  const family = text.indexOf('👨');
  viewer.setCaret(family);
  root.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(viewer.caret().focus).toBe(text.indexOf(' family'));
  viewer.setCaret(text.indexOf('e\u0301'));
  await userEvent.keyboard('{ArrowRight}');
  expect(viewer.caret().focus).toBe(text.indexOf('e\u0301') + 2);
});

test('the caret crosses empty sections and stays in view', async () => {
  const long = 'A line of words to walk over.\n'.repeat(5000);
  const { viewer, root, scroller } = openTestPage(long);
  root.focus();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  expect(viewer.caret().focus).toBe(long.length);
  expect(viewer.visibleRange().end).toBe(long.length);
  await userEvent.keyboard('{ArrowUp}');
  expect(viewer.caret().focus).toBe(long.length - 30);
  const middle = Math.floor(long.length / 60) * 30;
  viewer.reveal({ start: middle, end: middle }, { caret: true });
  for (let step = 0; step < 60; step++) viewer.moveCaret('up', 'line', false);
  expect(viewer.caret().focus).toBe(middle - 60 * 30);
  const { start, end } = viewer.visibleRange();
  expect(start <= viewer.caret().focus && viewer.caret().focus <= end).toBe(true);
  const before = scroller.scrollTop;
  await userEvent.keyboard('{PageDown}');
  expect(scroller.scrollTop).toBeGreaterThan(before + 300);
  expect(viewer.caret().focus).toBeGreaterThan(middle - 60 * 30 + 300);
});

test('Ctrl+A selects the source from end to end', async () => {
  const { root, selections } = openTestPage(text);
  root.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(selections.at(-1)?.range).toEqual({ start: 0, end: text.length });
});

test('a copy is the slice of the source, with its citation', () => {
  const { viewer, root } = openTestPage(text, [], '\n(Title, p. 1)');
  viewer.select({ start: 6, end: text.indexOf('clair') });
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
  root.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(clipboardData.getData('text/plain')).toBe(`${text.slice(6, text.indexOf('clair'))}\n(Title, p. 1)`);
});

test('a boundary handle is dragged character by character', async () => {
  const { viewer, root, edits, boxOf } = openTestPage(text);
  const to = boxOf(20, 21);
  viewer.clearSelection();
  viewer.setBoundary({ start: 6, end: 10 });
  const handle =
    root.parentElement?.querySelector('[data-side="end"]')?.getBoundingClientRect() ?? new DOMRect();
  await mouse(
    { type: 'mousePressed', ...middleOf(handle) },
    { type: 'mouseMoved', x: to.left + 1, y: to.top + 8 },
    { type: 'mouseReleased', x: to.left + 1, y: to.top + 8 },
  );
  expect(edits.at(-1)).toEqual({ edit: { start: 6, end: 20 }, final: true });
});

test('a reading place comes back', () => {
  const long = Array.from({ length: 4000 }, (_, index) => `Line ${index} of the text.\n`).join('');
  const { viewer } = openTestPage(long);
  const offset = long.indexOf('Line 2345 ');
  viewer.show(long, marksOf([]), { sourceId: 's', title: 'Again', language: 'en', restore: { offset } });
  expect(viewer.visibleRange().start).toBe(offset);
});
