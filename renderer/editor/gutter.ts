// Stripes beside the text for claims and notes, in lanes, so that overlaps stay visible. Only for the painted window.
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Range as TextRange } from '../../shared/model/span.ts';
import { afterPaint } from '../session/after-paint.ts';
import type { MarkPainter } from './mark-painter.ts';
import type { TextDocument } from './text-document.ts';
import type { MarkStyle } from './viewer.ts';

/** Lanes beside each other; deeper stacks share the outermost. */
const laneCount = 6;

/** Where a passage stands, in pixels below the top of its section: that holds while sections above change height. */
interface Place {
  readonly section: number;
  readonly top: number;
  readonly bottom: number;
}

interface Stripe {
  readonly element: HTMLElement;
  readonly mark: Id;
  style: MarkStyle;
  top: number;
  height: number;
  /** What it is dressed for; the document is slower to ask. */
  dress: string;
}

export class Gutter {
  readonly element: HTMLElement;
  readonly #document: TextDocument;
  readonly #painter: MarkPainter;
  readonly #places = new Map<TextRange, Place>();
  readonly #lanes = new Map<Id, number>();
  #stripes = new Map<TextRange, Stripe>();
  #callOff = () => {};
  #callOffDressing = () => {};

  constructor(document_: TextDocument, painter: MarkPainter) {
    this.#document = document_;
    this.#painter = painter;
    this.element = document.createElement('div');
    this.element.className = 'reading-gutter';
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Forgets measured places: the text, its face or its width changed. */
  reset(): void {
    this.#places.clear();
    this.#lanes.clear();
  }

  /** Draws the stripes one frame later: they have to be measured and laid out, and the marks need not wait for that. */
  updateAfterPaint(window: TextRange): void {
    this.#callOff();
    this.#callOff = afterPaint(() => this.update(window));
  }

  /** Draws the stripes of the painted marks. `window`: UTF-16 units. Reads all boxes first, then writes. */
  update(window: TextRange): void {
    this.#callOff();
    const origin = this.element.getBoundingClientRect().top;
    const sectionTops = new Map<number, number>();
    const wanted: { mark: Annotation; span: TextRange; style: MarkStyle; top: number; bottom: number }[] = [];
    for (const [mark, { style }] of this.#painter.painted()) {
      if (style.look === 'fill') continue;
      for (const span of mark.spans) {
        if (span.end <= window.start || span.start >= window.end) continue;
        const place = this.#placeOf(span, window);
        if (!place) continue;
        const sectionTop = sectionTops.get(place.section) ?? this.#topOf(place.section) - origin;
        sectionTops.set(place.section, sectionTop);
        wanted.push({ mark, span, style, top: sectionTop + place.top, bottom: sectionTop + place.bottom });
      }
    }
    wanted.sort((a, b) => a.top - b.top || b.bottom - a.bottom);
    this.#assignLanes(wanted);
    const next = new Map<TextRange, Stripe>();
    for (const { mark, span, style, top, bottom } of wanted) {
      const stripe = this.#stripes.get(span) ?? this.#make(mark, style);
      this.#stripes.delete(span);
      stripe.style = style;
      this.#place(stripe, top, bottom - top);
      this.#dress(stripe);
      next.set(span, stripe);
    }
    for (const { element } of this.#stripes.values()) element.remove();
    this.#stripes = next;
  }

  /** Shows which marks are selected, one frame later too. Stripes stay where they are, so nothing is measured. */
  showSelectedAfterPaint(): void {
    this.#callOffDressing();
    this.#callOffDressing = afterPaint(() => {
      for (const stripe of this.#stripes.values()) this.#dress(stripe);
    });
  }

  /** The mark whose stripe an event hit. */
  markAt(target: EventTarget | null): Id | null {
    return target instanceof HTMLElement ? (target.dataset.mark ?? null) : null;
  }

  #dress(stripe: Stripe): void {
    const { element, mark, style } = stripe;
    const lane = this.#lanes.get(mark) ?? 0;
    const selected = this.#painter.selected.has(mark);
    const wanted = `${style.key} ${lane} ${selected}`;
    if (stripe.dress === wanted) return;
    stripe.dress = wanted;
    dress(element, style, lane, selected);
  }

  #make(mark: Annotation, style: MarkStyle): Stripe {
    const element = document.createElement('div');
    element.className = 'reading-stripe';
    element.dataset.mark = mark.id;
    this.element.append(element);
    return { element, mark: mark.id, style, top: Number.NaN, height: Number.NaN, dress: '' };
  }

  #place(stripe: Stripe, top: number, height: number): void {
    if (stripe.top !== top) stripe.element.style.top = `${top}px`;
    if (stripe.height !== height) stripe.element.style.height = `${height}px`;
    stripe.top = top;
    stripe.height = height;
  }

  /** A mark keeps its lane while it stays in the window, so that stripes do not jump under the reader. */
  #assignLanes(wanted: readonly { mark: Annotation; top: number; bottom: number }[]): void {
    const present = new Set(wanted.map(({ mark }) => mark.id));
    for (const id of this.#lanes.keys()) if (!present.has(id)) this.#lanes.delete(id);
    const taken: { lane: number; top: number; bottom: number; id: Id }[] = [];
    const kept = wanted.filter(({ mark }) => this.#lanes.has(mark.id));
    for (const { mark, top, bottom } of kept)
      taken.push({ lane: this.#lanes.get(mark.id) ?? 0, top, bottom, id: mark.id });
    for (const { mark, top, bottom } of wanted) {
      if (this.#lanes.has(mark.id)) continue;
      const used = new Set<number>();
      for (const other of taken) if (other.top < bottom && other.bottom > top) used.add(other.lane);
      let lane = 0;
      while (lane < laneCount - 1 && used.has(lane)) lane++;
      this.#lanes.set(mark.id, lane);
      taken.push({ lane, top, bottom, id: mark.id });
    }
  }

  #placeOf(span: TextRange, window: TextRange): Place | null {
    const known = this.#places.get(span);
    if (known) return known;
    const start = Math.max(span.start, window.start);
    const end = Math.min(span.end, window.end);
    const section = this.#document.sectionOfOffset(start);
    const first = this.#boxAt(start, true);
    const last = this.#boxAt(end, false);
    if (!first || !last) return null;
    const sectionTop = this.#topOf(section);
    const place = { section, top: first.top - sectionTop, bottom: last.bottom - sectionTop };
    // Cut off by the window, or reaching into a section whose own place may move: good for this frame only.
    const whole = start === span.start && end === span.end;
    if (whole && this.#document.sectionOfOffset(Math.max(start, end - 1)) === section)
      this.#places.set(span, place);
    return place;
  }

  /** The line box at an offset. A paragraph of one row needs no range, and most are. */
  #boxAt(offset: number, isStart: boolean): DOMRect | null {
    const at = isStart ? offset : offset - 1;
    const paragraph = this.#document.lines.indexAt(at);
    const line = this.#document.lineElement(paragraph);
    if (!line) return null;
    const from = this.#document.lines.startOf(paragraph);
    const length = this.#document.lines.endOf(paragraph) - from;
    const text = line.firstChild?.firstChild;
    if (length < singleRowUnits || !(text instanceof Text)) return line.getBoundingClientRect();
    const range = document.createRange();
    const local = Math.min(Math.max(0, at - from), length - 1);
    range.setStart(text, local);
    range.setEnd(text, local + 1);
    return range.getBoundingClientRect();
  }

  #topOf(section: number): number {
    return this.#document.sectionElement(section)?.getBoundingClientRect().top ?? 0;
  }
}

/** No face fits fewer than this many units into a row of a usual measure. */
const singleRowUnits = 24;

function dress(element: HTMLElement, style: MarkStyle, lane: number, selected: boolean): void {
  element.dataset.look = style.look;
  element.dataset.lane = String(lane);
  element.toggleAttribute('data-dashed', style.dashed);
  element.toggleAttribute('data-selected', selected);
  element.style.setProperty('--stripe-colour', style.colour);
}
