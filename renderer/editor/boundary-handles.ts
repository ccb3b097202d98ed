// Two handles at the ends of the passage whose boundaries are being changed. They report; the caller decides.

import type { Range as TextRange } from '../../shared/model/span.ts';
import { graphemeAround } from '../../shared/text/grapheme.ts';
import { offsetAtPoint } from './hit-test.ts';
import type { TextDocument } from './text-document.ts';

export class BoundaryHandles {
  readonly element: HTMLElement;
  readonly #document: TextDocument;
  readonly #report: (edit: TextRange, final: boolean) => void;
  readonly #start = makeHandle('start');
  readonly #end = makeHandle('end');
  #edit: TextRange | null = null;

  constructor(document_: TextDocument, report: (edit: TextRange, final: boolean) => void) {
    this.#document = document_;
    this.#report = report;
    this.element = document.createElement('div');
    this.element.className = 'reading-handles';
    this.element.setAttribute('aria-hidden', 'true');
    this.element.hidden = true;
    this.element.append(this.#start, this.#end);
    this.#start.addEventListener('pointerdown', (event) => this.#drag(event, 'start'));
    this.#end.addEventListener('pointerdown', (event) => this.#drag(event, 'end'));
  }

  get active(): boolean {
    return this.#edit !== null;
  }

  set(edit: TextRange | null): void {
    this.#edit = edit;
  }

  /** Puts the handles where their characters are now; one in an empty section is not shown. */
  draw(page: HTMLElement): void {
    const hidden = this.#edit === null;
    // Also the same value would restyle the page, in every frame of a scroll.
    if (this.element.hidden !== hidden) this.element.hidden = hidden;
    if (!this.#edit) return;
    const origin = page.getBoundingClientRect();
    const first = this.#boxAt(this.#edit.start, true);
    const last = this.#boxAt(this.#edit.end, false);
    put(
      this.#start,
      first && { x: first.left - origin.left, y: first.top - origin.top, height: first.height },
    );
    put(this.#end, last && { x: last.right - origin.left, y: last.top - origin.top, height: last.height });
  }

  #boxAt(offset: number, isStart: boolean): DOMRect | null {
    if (!this.#document.isFilled(this.#document.sectionOfOffset(offset))) return null;
    const { text } = this.#document;
    const from = isStart ? offset : graphemeAround(text, Math.max(0, offset - 1)).start;
    const to = isStart ? graphemeAround(text, Math.min(text.length, offset + 1)).end : offset;
    const range = document.createRange();
    const a = this.#document.pointOf(from);
    const b = this.#document.pointOf(Math.max(from, to));
    range.setStart(a.node, a.offset);
    range.setEnd(b.node, b.offset);
    const boxes = range.getClientRects();
    return boxes[isStart ? 0 : boxes.length - 1] ?? range.getBoundingClientRect();
  }

  #drag(event: PointerEvent, side: 'start' | 'end'): void {
    if (event.button !== 0 || !this.#edit) return;
    // Keeps the browser from starting a selection, and the handle from covering the character under the pointer.
    event.preventDefault();
    this.element.dataset.dragging = '';
    const listening = new AbortController();
    const { signal } = listening;
    const move = (to: PointerEvent, final: boolean) => {
      const offset = offsetAtPoint(this.#document, to.clientX, to.clientY);
      const edit = this.#edit;
      if (edit && offset !== null)
        this.#report(moved(edit, side, graphemeAround(this.#document.text, offset).start), final);
    };
    const stop = () => {
      delete this.element.dataset.dragging;
      listening.abort();
    };
    window.addEventListener('pointermove', (to) => move(to, false), { signal });
    window.addEventListener('pointercancel', stop, { signal });
    window.addEventListener(
      'pointerup',
      (to) => {
        move(to, true);
        stop();
      },
      { signal },
    );
  }
}

/** The edit with one end elsewhere; a passage never becomes empty or turns around. */
function moved(edit: TextRange, side: 'start' | 'end', offset: number): TextRange {
  if (side === 'start') return { start: Math.min(offset, edit.end - 1), end: edit.end };
  return { start: edit.start, end: Math.max(offset, edit.start + 1) };
}

function makeHandle(side: 'start' | 'end'): HTMLElement {
  const element = document.createElement('div');
  element.className = 'reading-handle';
  element.dataset.side = side;
  return element;
}

function put(element: HTMLElement, at: { x: number; y: number; height: number } | null): void {
  element.hidden = at === null;
  if (!at) return;
  element.style.transform = `translate(${at.x}px, ${at.y}px)`;
  element.style.height = `${at.height}px`;
}
