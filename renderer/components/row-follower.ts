// The DOM side of a windowed list: follows its scrolling, learns from the browser how high rows became, keeps a row in sight.
// Sizes come from a ResizeObserver, after the browser's own layout and before paint: asking for them would force one layout more.
import { flushSync } from 'react-dom';
import type { RowKinds, RowWindow } from './row-window.ts';

export class RowFollower<Item> {
  readonly #rows: RowWindow<Item>;
  readonly #keyOf: RowKinds<Item>['keyOf'];
  readonly #redraw: () => void;
  readonly #sizes = new ResizeObserver((entries) => this.#resized(entries));
  #scroller: HTMLElement | null = null;
  #items: readonly Item[] = [];
  #current: string | null = null;
  /** The row that shall stay in sight, until somebody scrolls. */
  #wanted: string | null = null;
  /** Where we scrolled to: any other place is somebody's own choice. */
  #scrolledTo = 0;

  constructor(rows: RowWindow<Item>, keyOf: RowKinds<Item>['keyOf'], redraw: () => void) {
    this.#rows = rows;
    this.#keyOf = keyOf;
    this.#redraw = redraw;
  }

  /** The ref of the scroller. */
  readonly watchScroller = (scroller: HTMLElement | null): (() => void) | undefined => {
    if (!scroller) return undefined;
    this.#scroller = scroller;
    this.#sizes.observe(scroller);
    return () => {
      this.#sizes.unobserve(scroller);
      this.#scroller = null;
    };
  };

  /** The ref of a row, whose element bears its index as `data-index`. */
  readonly watchRow = (row: HTMLElement | null): (() => void) | undefined => {
    if (!row) return undefined;
    this.#sizes.observe(row);
    return () => this.#sizes.unobserve(row);
  };

  readonly onScroll = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = this.#scroller ?? {};
    if (Math.abs(scrollTop - this.#scrolledTo) > 1) this.#wanted = null;
    this.#scrolledTo = scrollTop;
    // At once: what scrolled into view must be there in the same frame.
    if (this.#rows.setView(scrollTop, clientHeight)) flushSync(this.#redraw);
  };

  /** To be called when the list was drawn with these items, before paint. A new current row comes into sight, now or as soon as it is among them. */
  follow(items: readonly Item[], current: string | null): void {
    const changed = items !== this.#items;
    this.#items = items;
    if (current !== this.#current && (current === null || this.#indexOf(current) >= 0)) {
      this.#current = current;
      this.#wanted = current ?? this.#wanted;
    } else if (!changed) return;
    if (this.#align()) this.#redraw();
  }

  /** Scrolls no further than needed to show a row, and again when rows or view turn out to have other sizes. */
  show(index: number): void {
    const item = this.#items[index];
    if (item === undefined) return;
    this.#wanted = this.#keyOf(item);
    if (this.#align()) this.#redraw();
  }

  /** The element of a row that is drawn. */
  rowAt(index: number): HTMLElement | null {
    return this.#scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  }

  #resized(entries: readonly ResizeObserverEntry[]): void {
    const scroller = this.#scroller;
    // Folded away: what has no width has no heights worth knowing.
    if (!scroller || scroller.clientWidth === 0) return;
    const heights = new Map<number, number>();
    let redraw = false;
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (target === scroller) redraw = this.#rows.setView(scroller.scrollTop, height) || redraw;
      else if (target instanceof HTMLElement) heights.set(Number(target.dataset.index), height);
    }
    const measured = this.#rows.measure(heights);
    if (redraw || measured) flushSync(this.#redraw);
    const moved = measured && measured.moved !== 0 && this.#scrollTo(scroller.scrollTop + measured.moved);
    if (this.#align() || moved) flushSync(this.#redraw);
  }

  /** Brings the wanted row into sight; true when other rows are to be drawn for it. */
  #align(): boolean {
    const index = this.#wanted === null ? -1 : this.#indexOf(this.#wanted);
    const top = index < 0 ? null : this.#rows.topShowing(index);
    return top !== null && this.#scrollTo(top);
  }

  #scrollTo(top: number): boolean {
    const scroller = this.#scroller;
    if (!scroller) return false;
    scroller.scrollTop = top;
    this.#scrolledTo = scroller.scrollTop;
    return this.#rows.setView(this.#scrolledTo, scroller.clientHeight);
  }

  #indexOf(key: string): number {
    return this.#items.findIndex((item) => this.#keyOf(item) === key);
  }
}
