// Gives the highlights the ranges of what meets the painted window, and nothing else. Marks that stay keep their range.
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Range as TextRange } from '../../shared/model/span.ts';
import { SourceMarks } from '../../shared/store/source-marks.ts';
import { type HighlightSheet, highlightPriority } from './highlight-sheet.ts';
import type { TextDocument } from './text-document.ts';
import type { MarkStyle, StyleOfMark } from './viewer.ts';

/** A mark as it stands in the document now. */
interface PaintedMark {
  readonly style: MarkStyle;
  readonly highlight: Highlight;
  readonly ranges: readonly StaticRange[];
  /** It reaches beyond the window, so another window needs other ranges. */
  readonly clipped: boolean;
}

const rules = {
  selected:
    'background-color: color-mix(in oklab, var(--accent, #3b6fd4) 26%, transparent); text-decoration: underline solid 2px var(--accent, #3b6fd4);',
  pending: 'background-color: var(--pending, color-mix(in oklab, var(--accent, #3b6fd4) 34%, transparent));',
  boundary:
    'background-color: var(--selection, color-mix(in oklab, var(--accent, #3b6fd4) 30%, transparent));',
  hit: 'background-color: var(--find-hit, #f6e27a); color: var(--ink, #111);',
  current: 'background-color: var(--find-current, #f2b632); color: var(--ink, #111);',
};

export class MarkPainter {
  readonly #document: TextDocument;
  readonly #sheet: HighlightSheet;
  readonly #painted = new Map<Annotation, PaintedMark>();
  readonly #plain: Record<keyof typeof rules, Highlight>;
  #styleOf: StyleOfMark = () => null;
  #marks = new SourceMarks();
  #window: TextRange = { start: 0, end: 0 };
  #selected: ReadonlySet<Id> = new Set();
  #pending: readonly TextRange[] = [];
  #hits: readonly TextRange[] = [];
  #currentHit = -1;
  #boundary: TextRange | null = null;

  constructor(document: TextDocument, sheet: HighlightSheet) {
    this.#document = document;
    this.#sheet = sheet;
    this.#plain = {
      selected: sheet.named('selected', highlightPriority.selected, rules.selected),
      pending: sheet.named('pending', highlightPriority.pending, rules.pending),
      boundary: sheet.named('boundary', highlightPriority.boundary, rules.boundary),
      hit: sheet.named('hit', highlightPriority.hit, rules.hit),
      current: sheet.named('hit-current', highlightPriority.currentHit, rules.current),
    };
  }

  get marks(): SourceMarks {
    return this.#marks;
  }

  get selected(): ReadonlySet<Id> {
    return this.#selected;
  }

  styleOf(mark: Annotation): MarkStyle | null {
    return this.#styleOf(mark);
  }

  /** The painted marks, in text order of their arrival. */
  painted(): IterableIterator<[Annotation, { readonly style: MarkStyle }]> {
    return this.#painted.entries();
  }

  /** Forgets everything that was painted: another text is coming. */
  reset(): void {
    for (const mark of [...this.#painted.keys()]) this.#erase(mark);
    for (const highlight of Object.values(this.#plain)) highlight.clear();
    this.#pending = [];
    this.#hits = [];
    this.#currentHit = -1;
    this.#boundary = null;
    this.#selected = new Set();
  }

  setMarks(marks: SourceMarks): void {
    this.#marks = marks;
  }

  setStyle(styleOf: StyleOfMark): void {
    this.#styleOf = styleOf;
    for (const mark of [...this.#painted.keys()]) this.#erase(mark);
  }

  setSelected(ids: readonly Id[]): void {
    this.#selected = new Set(ids);
    this.#paintSelected();
  }

  setPending(ranges: readonly TextRange[]): void {
    this.#pending = ranges;
    this.#replace('pending', ranges);
  }

  setHits(ranges: readonly TextRange[], current: number): void {
    this.#hits = ranges;
    this.#currentHit = current;
    this.#paintHits();
  }

  setBoundary(range: TextRange | null): void {
    this.#boundary = range;
    this.#replace('boundary', range ? [range] : []);
  }

  /**
   * Makes the highlights of the marks that meet a range, before its text is in the document: a rule that comes later restyles
   * every line that is there.
   */
  prepare(range: TextRange): void {
    for (const mark of this.#marks.meeting(range.start, range.end)) {
      const style = this.#styleOf(mark);
      if (style) this.#sheet.ofStyle(style);
    }
  }

  /** Paints the marks of `window` (UTF-16 units; its sections are filled) and drops what is outside of it. */
  paint(window: TextRange): void {
    const moved = window.start !== this.#window.start || window.end !== this.#window.end;
    this.#window = window;
    const meeting = this.#marks.meeting(window.start, window.end);
    const staying = new Set(meeting);
    for (const [mark, painted] of [...this.#painted])
      if (!staying.has(mark) || (painted.clipped && moved)) this.#erase(mark);
    for (const mark of meeting) if (!this.#painted.has(mark)) this.#draw(mark);
    this.#paintSelected();
    if (!moved) return;
    this.#replace('pending', this.#pending);
    this.#replace('boundary', this.#boundary ? [this.#boundary] : []);
    this.#paintHits();
  }

  #draw(mark: Annotation): void {
    const style = this.#styleOf(mark);
    if (!style) return;
    const highlight = this.#sheet.ofStyle(style);
    const { ranges, clipped } = this.#visible(mark.spans);
    for (const range of ranges) highlight.add(range);
    this.#painted.set(mark, { style, highlight, ranges, clipped });
  }

  #erase(mark: Annotation): void {
    const painted = this.#painted.get(mark);
    if (!painted) return;
    for (const range of painted.ranges) painted.highlight.delete(range);
    this.#painted.delete(mark);
  }

  #paintSelected(): void {
    if (this.#selected.size === 0) {
      if (this.#plain.selected.size > 0) this.#plain.selected.clear();
      return;
    }
    const spans: TextRange[] = [];
    for (const mark of this.#painted.keys()) if (this.#selected.has(mark.id)) spans.push(...mark.spans);
    this.#replace('selected', spans);
  }

  #paintHits(): void {
    const { start, end } = this.#window;
    const first = firstEndingBehind(this.#hits, start);
    const plain: TextRange[] = [];
    for (let index = first; index < this.#hits.length; index++) {
      const hit = this.#hits[index];
      if (!hit || hit.start >= end) break;
      if (index !== this.#currentHit) plain.push(hit);
    }
    this.#replace('hit', plain);
    const current = this.#hits[this.#currentHit];
    this.#replace('current', current ? [current] : []);
  }

  #replace(name: keyof typeof rules, ranges: readonly TextRange[]): void {
    const highlight = this.#plain[name];
    if (highlight.size > 0) highlight.clear();
    for (const range of this.#visible(ranges).ranges) highlight.add(range);
  }

  /** The parts of some ranges inside the window. A range over the whole text would cost a step per line in it. */
  #visible(ranges: readonly TextRange[]): { ranges: StaticRange[]; clipped: boolean } {
    const { start, end } = this.#window;
    const visible: StaticRange[] = [];
    let clipped = false;
    for (const range of ranges) {
      if (range.start < start || range.end > end) clipped = true;
      const from = Math.max(range.start, start);
      const to = Math.min(range.end, end);
      if (from < to) visible.push(this.#document.rangeOf(from, to));
    }
    return { ranges: visible, clipped };
  }
}

/** Index of the first of some ordered ranges that ends behind an offset. */
function firstEndingBehind(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
