// Offsets to the DOM and back over every trap, and what is painted against what was asked for.
import { expect, test } from 'vitest';
import { seeded } from '../../shared/store/seeded.test-support.ts';
import { toDisplay } from '../../shared/text/display.ts';
import { trapTexts } from '../../shared/text/trap-texts.test-support.ts';
import { markAt, marksOf, openTestPage } from './test-page.ts';

const trapText =
  `${trapTexts.join('\n')}\nA\u00a0no-break\tspace\u200b\u200d e\u0301\u0323 👨‍👩‍👧‍👦 🇩🇪 end\r\nCRLF\r\n\r\nlone\rCR\u2028U+2028\u2029\u000b\u000c
مرحبا بالعالم, mixed English עם עברית 123\n\u0000\u0001\u001b\u007f\n<b>not bold</b> &amp;\n\n${'long word '.repeat(200)}\n`.repeat(
    8,
  );

test('4,000 random offsets come back as themselves', () => {
  const { viewer } = openTestPage(trapText);
  const display = toDisplay(trapText);
  const random = seeded(7);
  let wrong = 0;
  for (let round = 0; round < 4000; round++) {
    const offset = random(trapText.length + 1);
    viewer.setCaret(offset);
    const selection = window.getSelection();
    const back = caretFromDom(viewer, selection);
    // Between CR and LF there is no place to stand.
    const split = trapText[offset] === '\n' && trapText[offset - 1] === '\r';
    const node = selection?.focusNode;
    const shown = node instanceof Text ? node.data[selection?.focusOffset ?? 0] : undefined;
    // Read from the DOM by itself: the unit behind the point is the one the table gives.
    if (shown !== undefined && shown !== display[offset]) wrong++;
    if (shown === undefined && !/[\r\n]|^$/.test(trapText[offset] ?? '')) wrong++;
    if (back !== offset - (split ? 1 : 0)) wrong++;
  }
  expect(wrong).toBe(0);
});

function caretFromDom(
  viewer: ReturnType<typeof openTestPage>['viewer'],
  selection: Selection | null,
): number {
  // Extending from elsewhere makes the view read the DOM selection anew.
  if (!selection) return -1;
  document.dispatchEvent(new Event('selectionchange'));
  return viewer.caret().focus;
}

test('the document holds one unit for one unit, and markup stays text', async () => {
  const { root, filled } = openTestPage(trapText);
  await filled;
  expect(root.querySelector('b')).toBeNull();
  const shown = Array.from(root.querySelectorAll('p'), (line) => line.textContent ?? '');
  const breaks = trapText.split(/\r\n|\r|\n/);
  expect(shown.map((line) => line.length)).toEqual(breaks.map((line) => line.length));
  expect(shown.join('')).toContain('\u2400\u2401\u241b\u2421');
});

test('painted ranges are the passages of the marks', async () => {
  const words = 'one two three four five six seven eight nine ten\n'.repeat(40);
  const marks = Array.from({ length: 60 }, (_, index) => {
    const start = (index * 37) % 1500;
    return markAt(`m${index}`, index % 2 ? 'note' : 'mention', { start, end: start + 5 + index });
  });
  const { viewer } = openTestPage(words, marks);
  const painted = [...CSS.highlights.entries()]
    .filter(([name]) => /mark-(mention|note)$/.test(name))
    .flatMap(([, highlight]) => [...highlight].map((range) => textOf(range as StaticRange)));
  const asked = marks
    .filter((mark) => (mark.spans[0]?.start ?? 0) < viewer.visibleRange().end)
    .map((mark) => words.slice(mark.spans[0]?.start, mark.spans[0]?.end).replaceAll('\n', ''));
  expect(painted.length).toBeGreaterThanOrEqual(asked.length);
  for (const quote of asked) expect(painted).toContain(quote);
});

function textOf(range: StaticRange): string {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

test('adding a mark leaves a live selection alone', () => {
  const words = 'one two three four five\n'.repeat(30);
  const { viewer } = openTestPage(words);
  viewer.select({ start: 4, end: 31 });
  const selection = window.getSelection();
  const before = [
    selection?.anchorNode,
    selection?.anchorOffset,
    selection?.focusNode,
    selection?.focusOffset,
  ];
  viewer.setMarks(
    marksOf([markAt('a', 'mention', { start: 0, end: 40 }), markAt('b', 'note', { start: 5, end: 9 })]),
  );
  const after = [
    selection?.anchorNode,
    selection?.anchorOffset,
    selection?.focusNode,
    selection?.focusOffset,
  ];
  expect(after).toEqual(before);
  expect(selection?.toString().replaceAll('\n', '')).toBe(words.slice(4, 31).replaceAll('\n', ''));
});

test('a line of 100,000 characters is cut into pieces that join, and offsets hold across the cuts', async () => {
  const text = `short\n${'lorem ipsum dolor '.repeat(5600)}\nend`;
  const { viewer, root, filled, boxOf } = openTestPage(text);
  await filled;
  const pieces = root.querySelectorAll('.reading-line-continued');
  expect(pieces.length).toBe(5);
  const first = pieces[0]?.previousElementSibling?.getBoundingClientRect();
  expect(Math.abs((first?.bottom ?? 0) - (pieces[0]?.getBoundingClientRect().top ?? 1))).toBeLessThan(0.5);
  for (const offset of [19_990, 20_000, 20_010, 60_000, 100_000]) {
    viewer.reveal({ start: offset, end: offset + 3 }, { caret: true });
    const box = boxOf(offset, offset + 1);
    expect(viewer.offsetAtPoint(box.left + 0.5, box.top + box.height / 2)).toBe(offset);
  }
});

test('right-to-left lines run from the right and keep their offsets', () => {
  const text = 'Left to right\nالسلام عليكم ورحمة الله\nmixed العربية here\n';
  const { root, viewer, boxOf } = openTestPage(text);
  const lines = root.querySelectorAll('p');
  expect(getComputedStyle(lines[1] as Element).direction).toBe('rtl');
  expect(getComputedStyle(lines[2] as Element).direction).toBe('ltr');
  const start = text.indexOf('السلام');
  const first = boxOf(start, start + 1);
  const later = boxOf(start + 8, start + 9);
  expect(first.left).toBeGreaterThan(later.left);
  expect(viewer.offsetAtPoint(first.right - 1, first.top + 5)).toBe(start);
});

test('a style whose colour changed is painted in the new one', () => {
  const { viewer } = openTestPage('some words', [markAt('a', 'mention', { start: 0, end: 4 })]);
  viewer.setMarkStyle(() => ({ key: 'tag-x', look: 'fill', colour: 'rgb(1, 2, 3)', dashed: false }));
  viewer.setMarkStyle(() => ({ key: 'tag-x', look: 'fill', colour: 'rgb(4, 5, 6)', dashed: false }));
  const rules = document.adoptedStyleSheets.flatMap((sheet) =>
    Array.from(sheet.cssRules, (rule) => rule.cssText),
  );
  const ours = rules.filter((rule) => rule.includes('mark-tag-x'));
  expect(ours.length).toBe(1);
  expect(ours[0]).toContain('rgb(4, 5, 6)');
});
