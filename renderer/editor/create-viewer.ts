// The reading view, put together: scroller, gutter, Lexical document, painter, caret and handles, and one pass per frame.
import './viewer.css';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Range as TextRange } from '../../shared/model/span.ts';
import type { SourceMarks } from '../../shared/store/source-marks.ts';
import { graphemeAround } from '../../shared/text/grapheme.ts';
import { BoundaryHandles } from './boundary-handles.ts';
import { caretKey } from './caret-keys.ts';
import { FillSlices } from './fill-slices.ts';
import { Gutter } from './gutter.ts';
import { HighlightSheet } from './highlight-sheet.ts';
import { characterAtPoint, offsetAtPoint } from './hit-test.ts';
import { LaidOutSections } from './laid-out-sections.ts';
import { MarkPainter } from './mark-painter.ts';
import { isHardWrapped, pageMetrics, typesetting } from './page-metrics.ts';
import { ReadingCaret } from './reading-caret.ts';
import { paragraphsBetween, type Strip, sectionsBetween } from './reading-window.ts';
import { SelectionInput } from './selection-input.ts';
import { TextDocument } from './text-document.ts';
import type { RevealOptions, ShownText, Viewer, ViewerOptions } from './viewer.ts';

/** How much more than the view is painted, in view heights, above and below: a wheel turn stays inside. */
const paintMargin = 0.5;
/** When less than this is left of that margin, the window moves. */
const paintReserve = 0.15;

/** UTF-16 units that surely fill the first screen and its margin. */
const firstScreen = 10_000;

/** Builds a reading view inside `host`, which gives it its size. */
export function createViewer(host: HTMLElement, options: ViewerOptions = {}): Viewer {
  const view = make('reading-view');
  const scroller = make('reading-scroller');
  const page = make('reading-page');
  const root = make('reading-text');
  root.setAttribute('role', 'document');
  root.tabIndex = 0;
  view.append(scroller);
  scroller.append(page);
  // Lexical lives in the document from the start: it keeps an observer on its root.
  page.append(root);
  host.append(view);

  const text = new TextDocument(root);
  const sheet = new HighlightSheet();
  const painter = new MarkPainter(text, sheet);
  const gutter = new Gutter(text, painter);
  const laidOut = new LaidOutSections(text);
  const caret = new ReadingCaret(text, laidOut, scroller);
  const handles = new BoundaryHandles(text, (edit, final) => options.onBoundaryDrag?.(edit, final));
  page.prepend(gutter.element);
  page.append(caret.element, handles.element);

  let painted: TextRange = { start: 0, end: 0 };
  let paintedStrip = { first: 0, last: -1 };
  /** The least that must be painted, as of the last frame: what is in view, and the reserve. */
  let nearStrip = paintedStrip;
  let reported: TextRange | null = null;
  let reporting = false;
  /** How rows were set when their places were last measured, and what was how high in the last frame. */
  let typeset = '';
  let heights = '';
  const listening = new AbortController();
  const { signal } = listening;

  const filling = new FillSlices(
    text,
    () => text.plan.sectionOf(Math.max(0, paintedStrip.last)),
    () => options.onFilled?.(),
  );

  /** Fills what is in view, moves the painted window when the view comes near its edge, and puts the overlays in place. */
  function frame(repaint: boolean): void {
    if (!text.isShown) return;
    const view = scroller.getBoundingClientRect();
    if (view.height === 0) return;
    layOutView(view);
    heights = heightsNow();
    const reserve = view.height * paintReserve;
    const needed = paragraphsBetween(text, view.top - reserve, view.bottom + reserve);
    nearStrip = needed;
    const outside = needed.first < paintedStrip.first || needed.last > paintedStrip.last;
    if (outside) {
      const margin = view.height * paintMargin;
      paintOnly(paragraphsBetween(text, view.top - margin, view.bottom + margin));
    }
    if (outside || repaint) painter.paint(painted);
    // Caret before stripes: mostly it stays where it is, and after new stripes its place would have to be laid out again.
    drawOverlays();
    gutter.update(painted);
    reportVisible();
  }

  function paintOnly(strip: Strip): void {
    paintedStrip = strip;
    painted = { start: text.lines.startOf(strip.first), end: text.lines.startOf(strip.last + 1) };
  }

  function heightsNow(): string {
    return `${root.offsetHeight} ${scroller.clientHeight}`;
  }

  /** Another reading size, another width, or a section got its real height: unless the last frame knew it already. */
  function onResize(): void {
    const now = typesetting(root);
    if (now !== typeset) gutter.reset();
    else if (heightsNow() === heights) return;
    typeset = now;
    frame(false);
  }

  /** Paints the marks anew where everything stays in its place. Every line with a mark is drawn anew: only those near the view. */
  function paintMarks(): void {
    if (nearStrip.last >= nearStrip.first) paintOnly(nearStrip);
    painter.paint(painted);
    gutter.updateAfterPaint(painted);
  }

  function layOutView(view: DOMRect): void {
    const margin = view.height * paintMargin;
    // Laying out changes heights, so what is in view is asked again until it is all there.
    for (let round = 0; round < 8; round++) {
      const { first, last } = sectionsBetween(text, view.top - margin, view.bottom + margin);
      if (laidOut.also(first, last + 1)) continue;
      laidOut.only(first, last + 1);
      return;
    }
  }

  function drawOverlays(): void {
    caret.draw(page, caret.focus >= painted.start && caret.focus <= painted.end);
    handles.draw(page);
  }

  /** Tells the range in view after the frame was painted: what listens to it is not the reader's business. */
  function reportVisible(): void {
    if (reporting || !options.onVisibleRange) return;
    reporting = true;
    requestAnimationFrame(() => {
      setTimeout(() => {
        reporting = false;
        if (signal.aborted) return;
        const range = visibleRange();
        if (reported?.start === range.start && reported.end === range.end) return;
        reported = range;
        options.onVisibleRange?.(range);
      });
    });
  }

  function visibleRange(): TextRange {
    const view = scroller.getBoundingClientRect();
    const { first, last } = paragraphsBetween(text, view.top + 1, view.bottom - 1);
    let start = text.lines.startOf(first);
    let end = text.lines.endOf(last);
    const box = root.getBoundingClientRect();
    // A long paragraph cut by an edge of the view: the row at the edge counts, not the paragraph.
    if ((text.lineElement(first)?.getBoundingClientRect().top ?? view.top) < view.top - 1) {
      const offset = offsetAtPoint(text, box.left, view.top + 2);
      if (offset !== null && offset > start) start = offset;
    }
    if ((text.lineElement(last)?.getBoundingClientRect().bottom ?? 0) > view.bottom + 1) {
      const offset = offsetAtPoint(text, box.right, view.bottom - 2);
      if (offset !== null && offset >= start && offset < end) end = offset;
    }
    return { start, end: Math.max(start, end) };
  }

  function show(source: string, marks: SourceMarks, shown: ShownText): void {
    filling.stop();
    painter.reset();
    gutter.reset();
    input.reset();
    laidOut.forget();
    handles.set(null);
    root.setAttribute('aria-label', shown.title);
    if (shown.language) root.lang = shown.language;
    else root.removeAttribute('lang');
    painter.setMarks(marks);
    const from = Math.min(shown.restore?.offset ?? 0, source.length);
    caret.anchor = from;
    caret.focus = from;
    root.dataset.flow = isHardWrapped(source) ? 'lines' : 'paragraphs';
    if (scroller.scrollTop !== 0) scroller.scrollTop = 0;
    painter.prepare({ start: from, end: from + firstScreen });
    text.show(source, pageMetrics(root), from, scroller.clientHeight * (1 + paintMargin));
    paintedStrip = { first: 0, last: -1 };
    nearStrip = paintedStrip;
    reported = null;
    if (from > 0) scrollTo({ start: from, end: from }, 'top');
    typeset = typesetting(root);
    frame(true);
    filling.start();
  }

  /** Scrolls a range into view. What comes into view with it gets its real height, so the place is corrected until it holds. */
  function scrollTo(range: TextRange, align: 'nearest' | 'centre' | 'top'): void {
    const section = text.sectionOfOffset(range.start);
    laidOut.also(section - 1, section + 2);
    const view = scroller.getBoundingClientRect();
    const place = placeFor(range, align, view);
    if (place === null) return;
    for (let round = 0; round < 6; round++) {
      const before = scroller.scrollTop;
      scroller.scrollTop += (boxOf(range.start, range.start)?.top ?? place) - place;
      if (Math.abs(scroller.scrollTop - before) < 1) return;
      layOutView(view);
      laidOut.also(section - 1, section + 2);
    }
  }

  /** The client height at which a range's first row should stand; null when it is well in view. */
  function placeFor(range: TextRange, align: 'nearest' | 'centre' | 'top', view: DOMRect): number | null {
    if (align === 'top') return view.top;
    const first = boxOf(range.start, range.start);
    if (!first) return null;
    const last = range.end > range.start ? (boxOf(range.end, range.end) ?? first) : first;
    const padding = Math.min(view.height / 6, 64);
    const above = first.top < view.top + padding;
    // Of a passage higher than the view only the beginning can be asked for.
    const bottom = Math.min(last.bottom, first.top + view.height / 2);
    const below = bottom > view.bottom - padding;
    if (!above && !below) return null;
    if (align === 'centre') return view.top + view.height / 3;
    return above ? view.top + padding : first.top + view.bottom - padding - bottom;
  }

  function boxOf(start: number, end: number): DOMRect | null {
    const from = text.pointOf(start);
    if (from.node instanceof HTMLElement) return from.node.getBoundingClientRect();
    const to = text.pointOf(end);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  }

  function reveal(range: TextRange, how: RevealOptions = {}): void {
    scrollTo(range, how.align ?? 'centre');
    if (how.caret) caret.set(range.start, range.start);
    frame(true);
  }

  function rangeRect(range: TextRange): DOMRect | null {
    // Only the painted part: a box around lines far away would put the bar out of the window.
    const start = Math.max(range.start, painted.start);
    const end = Math.min(range.end, painted.end);
    if (start > end) return null;
    const { startContainer, startOffset, endContainer, endOffset } = text.rangeOf(start, end);
    const measured = document.createRange();
    measured.setStart(startContainer, startOffset);
    measured.setEnd(endContainer, endOffset);
    const box = measured.getBoundingClientRect();
    return box.height === 0 ? boxOf(start, start) : box;
  }

  function afterCaretMoved(): void {
    scrollTo({ start: caret.focus, end: caret.focus }, 'nearest');
    frame(false);
  }

  function selectBy(byKeyboard: boolean, anchor: number, focus: number, scroll: boolean): void {
    caret.set(anchor, focus);
    if (scroll) afterCaretMoved();
    else drawOverlays();
    input.report(byKeyboard);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || handles.active || event.isComposing) return;
    const key = caretKey(event);
    if (!key) return;
    event.preventDefault();
    if (key.kind === 'all') {
      selectBy(true, 0, text.text.length, false);
      return;
    }
    caret.move(key.direction, key.granularity, key.extend);
    afterCaretMoved();
    input.report(true);
  }

  function showFocus(): void {
    view.toggleAttribute('data-focus-visible', root.matches(':focus-visible'));
  }

  function onClick(event: MouseEvent): void {
    const stripe = gutter.markAt(event.target);
    if (event.button !== 0 || !options.onPick) return;
    const toggle = event.ctrlKey || event.metaKey;
    const offset = offsetAtPoint(text, event.clientX, event.clientY) ?? 0;
    const at = { offset, x: event.clientX, y: event.clientY, toggle };
    if (stripe !== null) {
      options.onPick([stripe], at);
      return;
    }
    if (!(event.target instanceof Node) || !root.contains(event.target)) return;
    if (event.detail > 1 || event.shiftKey || !caret.isCollapsed) return;
    const under = characterAtPoint(text, event.clientX, event.clientY);
    options.onPick(under === null ? [] : pickAt(under), at);
  }

  function pickAt(offset: number): string[] {
    // Of a cluster every unit is meant: an imported mark may hold only some.
    const start = graphemeAround(text.text, offset).start;
    const end = graphemeAround(text.text, offset + 1).end;
    const found = painter.marks.meeting(start, end).filter((mark) => painter.styleOf(mark) !== null);
    return found.sort((a, b) => lengthOf(a) - lengthOf(b)).map((mark) => mark.id);
  }

  const input = new SelectionInput(text, caret, options, drawOverlays);
  caret.onJump = () => frame(false);
  root.addEventListener('keydown', onKeyDown, { signal });
  root.addEventListener('focus', drawOverlays, { signal });
  // A key press makes the focus of an earlier click visible.
  for (const type of ['focus', 'blur', 'keydown'] as const)
    root.addEventListener(type, showFocus, { signal });
  page.addEventListener('click', onClick, { signal });
  scroller.addEventListener('scroll', () => frame(false), { signal, passive: true });
  const resized = new ResizeObserver(onResize);
  resized.observe(root);
  resized.observe(scroller);
  // A face that arrives late or another reading size moves every row.
  document.fonts.addEventListener(
    'loadingdone',
    () => {
      gutter.reset();
      frame(false);
    },
    { signal },
  );

  return {
    show,
    setMarks(marks) {
      painter.setMarks(marks);
      paintMarks();
    },
    setMarkStyle(styleOf) {
      painter.setStyle(styleOf);
      paintMarks();
    },
    setSelectedMarks(ids) {
      painter.setSelected(ids);
      gutter.showSelectedAfterPaint();
    },
    setPending: (ranges) => painter.setPending(ranges),
    setHits: (ranges, current) => painter.setHits(ranges, current),
    setBoundary(edit) {
      handles.set(edit);
      painter.setBoundary(edit);
      handles.draw(page);
    },
    reveal,
    rangeRect,
    visibleRange,
    offsetAtPoint: (x, y) => offsetAtPoint(text, x, y),
    setCaret(offset, extend = false) {
      caret.set(extend ? caret.anchor : offset, offset);
      drawOverlays();
      input.report(true);
    },
    caret: () => ({ anchor: caret.anchor, focus: caret.focus }),
    select: (range) => selectBy(false, range.start, range.end, false),
    moveCaret(direction, granularity, extend) {
      caret.move(direction, granularity, extend);
      afterCaretMoved();
      input.report(true);
    },
    clearSelection() {
      caret.set(caret.focus, caret.focus);
      drawOverlays();
      input.report(false);
    },
    focus: () => root.focus({ preventScroll: true }),
    destroy() {
      listening.abort();
      resized.disconnect();
      filling.stop();
      input.destroy();
      painter.reset();
      sheet.destroy();
      text.destroy();
      view.remove();
    },
  };
}

function make(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function lengthOf(mark: Annotation): number {
  return mark.spans.reduce((length, span) => length + span.end - span.start, 0);
}
