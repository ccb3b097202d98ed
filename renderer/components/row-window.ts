// Which rows of a list are drawn and where they stand. Heights are measured where a row was drawn and estimated elsewhere;
// after a change only what changed is looked at, because even looking at 10,000 items takes milliseconds. Pixels are CSS pixels.
import { changedStretch } from '../../shared/store/changed-stretch.ts';

/** What the list knows of its items. Both must say the same of the same item. */
export interface RowKinds<Item> {
  readonly keyOf: (item: Item) => string;
  readonly heightOf: (item: Item) => number;
}

/** Rows [first, end). */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn beyond the view at either side when the range is chosen anew … */
const overscan = 8;
/** … which is when fewer than this are left of them: most steps of a wheel draw nothing. */
const reserve = 2;

export class RowWindow<Item> {
  readonly #kinds: RowKinds<Item>;
  readonly #measured = new Map<string, number>();
  #items: readonly Item[] = [];
  #heights = new Float64Array(0);
  /** Where each row begins, and behind them where the last one ends. */
  #starts = new Float64Array(1);
  #view = { top: 0, height: 0 };
  #drawn: RowRange = { first: 0, end: 0 };

  constructor(kinds: RowKinds<Item>) {
    this.#kinds = kinds;
  }

  /** The rows to draw: none before the height of the view is known. */
  get drawn(): RowRange {
    return this.#drawn;
  }

  /** Height of all rows. */
  get total(): number {
    return this.startOf(this.#items.length);
  }

  /** How many rows fill the view, roughly; at least one. */
  get rowsInView(): number {
    return Math.max(1, Math.floor((this.#view.height * this.#items.length) / Math.max(1, this.total)));
  }

  /** Where a row begins. */
  startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }

  setItems(items: readonly Item[]): void {
    if (items === this.#items) return;
    const { start, beforeEnd, afterEnd } = changedStretch(this.#items, items);
    const heights = new Float64Array(items.length);
    heights.set(this.#heights.subarray(0, start));
    heights.set(this.#heights.subarray(beforeEnd), afterEnd);
    for (let index = start; index < afterEnd; index++) heights[index] = this.#expected(items[index] as Item);
    const starts = new Float64Array(items.length + 1);
    starts.set(this.#starts.subarray(0, start + 1));
    this.#items = items;
    this.#heights = heights;
    this.#starts = starts;
    this.#place(start);
    // The browser does the same to a scroller whose content gets shorter.
    const lowest = Math.max(0, this.total - this.#view.height);
    this.#view = { ...this.#view, top: Math.min(this.#view.top, lowest) };
    this.#choose();
  }

  /** Notes what part of the list is in view; true when other rows are to be drawn. */
  setView(top: number, height: number): boolean {
    this.#view = { top, height };
    return this.#choose();
  }

  /**
   * Notes the real heights of rows by their index. Null when they were known; else by how much the rows in view moved, and the
   * view is to be scrolled for them to stay where they are.
   */
  measure(heights: ReadonlyMap<number, number>): { readonly moved: number } | null {
    let lowest = this.#items.length;
    const anchor = this.#indexAt(this.#view.top);
    const before = this.startOf(anchor);
    for (const [index, height] of heights) {
      const item = this.#items[index];
      if (item === undefined || height === 0) continue;
      this.#measured.set(this.#kinds.keyOf(item), height);
      if (this.#heights[index] === height) continue;
      this.#heights[index] = height;
      lowest = Math.min(lowest, index);
    }
    if (lowest === this.#items.length) return null;
    this.#place(lowest);
    this.#choose();
    return { moved: this.startOf(anchor) - before };
  }

  /** The place of the view that shows a row whole, with the least scrolling; null when it does already or there is no view yet. */
  topShowing(index: number): number | null {
    const { top, height } = this.#view;
    if (height === 0) return null;
    const start = this.startOf(index);
    const end = this.startOf(index + 1);
    if (start >= top && end <= top + height) return null;
    // Of a row higher than the view its beginning is shown.
    return start < top || end - start > height ? start : end - height;
  }

  #expected(item: Item): number {
    const { keyOf, heightOf } = this.#kinds;
    return (this.#measured.size > 0 ? this.#measured.get(keyOf(item)) : undefined) ?? heightOf(item);
  }

  /** Adds up the heights from a row on. */
  #place(from: number): void {
    let start = this.startOf(from);
    for (let index = from; index < this.#items.length; index++) {
      start += this.#heights[index] ?? 0;
      this.#starts[index + 1] = start;
    }
  }

  /** The row at a height: the last one that begins there or above. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#items.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Keeps the drawn rows while they reach beyond the view; true when they had to change. */
  #choose(): boolean {
    const { top, height } = this.#view;
    const count = this.#items.length;
    const first = this.#indexAt(top);
    const end = height === 0 ? first : Math.min(count, this.#indexAt(top + height) + 1);
    const { drawn } = this;
    const covers =
      drawn.first <= Math.max(0, first - reserve) &&
      drawn.end >= Math.min(count, end + reserve) &&
      drawn.end <= count &&
      // A view that got smaller leaves rows nobody sees.
      drawn.end - drawn.first <= end - first + 3 * overscan;
    if (covers && height > 0) return false;
    const next =
      height === 0
        ? { first: 0, end: 0 }
        : { first: Math.max(0, first - overscan), end: Math.min(count, end + overscan) };
    this.#drawn = next;
    return next.first !== drawn.first || next.end !== drawn.end;
  }
}
