// The reading caret: moved by Selection.modify, which works in text that cannot be edited, and drawn by us.

import { offsetAtPoint } from './hit-test.ts';
import type { LaidOutSections } from './laid-out-sections.ts';
import { lineAround } from './line-pieces.ts';
import type { TextDocument } from './text-document.ts';
import type { CaretDirection, CaretGranularity } from './viewer.ts';

/** Where a caret stands, in client pixels. */
export interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export class ReadingCaret {
  readonly element: HTMLElement;
  anchor = 0;
  focus = 0;
  readonly #document: TextDocument;
  readonly #laidOut: LaidOutSections;
  readonly #scroller: HTMLElement;
  /** End went to the end of a wrapped row: draw there, not at the start of the next row (the same offset). */
  #upstream = false;
  /** Where it was drawn last: a caret that did not move is left alone, or every frame would paint it. */
  #drawn: string | null | undefined;

  constructor(document_: TextDocument, laidOut: LaidOutSections, scroller: HTMLElement) {
    this.#document = document_;
    this.#laidOut = laidOut;
    this.#scroller = scroller;
    this.element = document.createElement('div');
    this.element.className = 'reading-caret';
    this.element.setAttribute('aria-hidden', 'true');
  }

  get isCollapsed(): boolean {
    return this.anchor === this.focus;
  }

  /** Puts the caret somewhere and the browser's selection with it. */
  set(anchor: number, focus: number): void {
    const { length } = this.#document.text;
    this.anchor = Math.max(0, Math.min(anchor, length));
    this.focus = Math.max(0, Math.min(focus, length));
    this.#upstream = false;
    this.#select();
  }

  /** Takes over what the browser's selection became by other means. */
  adopt(anchor: number, focus: number): void {
    if (focus !== this.focus) this.#upstream = false;
    this.anchor = anchor;
    this.focus = focus;
  }

  move(direction: CaretDirection, granularity: CaretGranularity, extend: boolean): void {
    const forward = direction === 'right' || direction === 'down';
    const { text, lines } = this.#document;
    const go = (offset: number) => this.set(extend ? this.anchor : offset, offset);
    if (granularity === 'document') return go(forward ? text.length : 0);
    if (granularity === 'page') return this.#movePage(forward, go);
    if (granularity === 'paragraph') {
      const line = lineAround(lines, this.focus);
      if (forward)
        return go(line.end >= text.length ? text.length : lines.startOf(lines.indexAt(line.end) + 1));
      return go(this.focus > line.start ? line.start : lineAround(lines, Math.max(0, line.start - 1)).start);
    }
    this.#modify(direction, granularity, extend, forward);
  }

  /** Where the caret is drawn; null while its paragraph has no box. */
  box(): CaretBox | null {
    const { node, offset } = this.#document.pointOf(this.focus);
    if (!(node instanceof Text)) {
      if (!(node instanceof HTMLElement)) return null;
      const box = node.getBoundingClientRect();
      const left = getComputedStyle(node).direction === 'rtl' ? box.right : box.left;
      return { left, top: box.top, height: box.height };
    }
    const range = document.createRange();
    if (this.#upstream && offset > 0) {
      range.setStart(node, offset - 1);
      range.setEnd(node, offset);
      const before = lastOf(range.getClientRects());
      if (before) return { left: before.right, top: before.top, height: before.height };
    }
    range.setStart(node, offset);
    range.collapse(true);
    const box = lastOf(range.getClientRects()) ?? range.getBoundingClientRect();
    return { left: box.left, top: box.top, height: box.height };
  }

  /**
   * Draws the caret relative to `page`'s box; hides it while something is selected or `inView` is false: measuring it far from
   * the view would lay its section out in every frame.
   */
  draw(page: HTMLElement, inView: boolean): void {
    const box = inView && this.isCollapsed ? this.box() : null;
    const place = box && placeIn(page, box);
    if (place === this.#drawn) return;
    this.#drawn = place;
    this.element.hidden = place === null;
    if (!box || !place) return;
    this.element.style.transform = place;
    this.element.style.height = `${box.height}px`;
    // A moving caret stands; it blinks again once it rests. Without focus nobody sees it, and asking costs a style update.
    if (document.activeElement !== this.#document.root) return;
    for (const animation of this.element.getAnimations()) animation.currentTime = 0;
  }

  #modify(direction: CaretDirection, granularity: CaretGranularity, extend: boolean, forward: boolean): void {
    const selection = window.getSelection();
    if (!selection) return;
    const { text } = this.#document;
    const section = this.#document.sectionOfOffset(this.focus);
    // A section far from the view has no layout, and without layout there is neither row nor word to go to.
    this.#laidOut.also(section - 1, section + 2);
    if (!this.#isSelected(selection)) this.#select();
    const before = this.focus;
    if (granularity === 'line-boundary')
      selection.modify(extend ? 'extend' : 'move', forward ? 'forward' : 'backward', 'lineboundary');
    else if (granularity === 'line')
      selection.modify(extend ? 'extend' : 'move', forward ? 'forward' : 'backward', 'line');
    else selection.modify(extend ? 'extend' : 'move', direction, granularity);
    const anchor = this.#document.offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.#document.offsetOf(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) {
      this.set(this.anchor, before);
      return;
    }
    this.anchor = extend ? anchor : focus;
    this.focus = focus;
    this.#upstream = granularity === 'line-boundary' && forward && focus < text.length;
  }

  #movePage(forward: boolean, go: (offset: number) => void): void {
    const box = this.box();
    const view = this.#scroller.getBoundingClientRect();
    if (!box) return;
    const step = Math.max(box.height, this.#scroller.clientHeight - 2 * box.height);
    const middle = Math.min(Math.max(box.top + box.height / 2, view.top + 1), view.bottom - 1);
    const before = this.#scroller.scrollTop;
    this.#scroller.scrollTop += forward ? step : -step;
    const scrolled = Math.abs(this.#scroller.scrollTop - before);
    if (scrolled < 1) return go(forward ? this.#document.text.length : 0);
    // The scroll event that fills what came into view is a task away.
    this.onJump?.();
    const offset = offsetAtPoint(this.#document, box.left, middle);
    if (offset !== null) go(offset);
  }

  /** Fills and paints the view after the caret scrolled it. Set by the viewer. */
  onJump: (() => void) | null = null;

  #isSelected(selection: Selection): boolean {
    return (
      this.#document.offsetOf(selection.anchorNode, selection.anchorOffset) === this.anchor &&
      this.#document.offsetOf(selection.focusNode, selection.focusOffset) === this.focus
    );
  }

  #select(): void {
    const from = this.#document.pointOf(this.anchor);
    const to = this.#document.pointOf(this.focus);
    window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }
}

function lastOf(boxes: DOMRectList): DOMRect | undefined {
  return boxes[boxes.length - 1];
}

function placeIn(page: HTMLElement, box: CaretBox): string {
  const origin = page.getBoundingClientRect();
  return `translate(${Math.round(box.left - origin.left)}px, ${box.top - origin.top}px)`;
}
