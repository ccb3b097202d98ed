// How the paragraphs of a text are grouped into sections: the unit that is filled, laid out and skipped as one.
import type { LineIndex } from '../../shared/text/lines.ts';

/** Paragraphs per section in an ordinary text. */
const usualParagraphs = 50;
/** Beyond this many sections their own boxes cost more than they save. */
const mostSections = 500;
/** UTF-16 units after which a section ends early: about two milliseconds to fill and lay out. */
const longestSection = 24_000;

/** What the estimate of a section's height needs to know of the page. */
export interface PageMetrics {
  /** CSS pixels. */
  readonly lineHeight: number;
  readonly paragraphGap: number;
  readonly charactersPerLine: number;
}

export class SectionPlan {
  readonly lines: LineIndex;
  readonly count: number;
  readonly #firsts: Int32Array;

  constructor(lines: LineIndex) {
    this.lines = lines;
    const most = Math.max(usualParagraphs, Math.ceil(lines.count / mostSections));
    const longest = Math.max(longestSection, Math.ceil(lines.length / mostSections));
    const firsts: number[] = [];
    let first = 0;
    for (let index = 0; index < lines.count; index++) {
      const full = index - first >= most || lines.startOf(index) - lines.startOf(first) >= longest;
      if (index > 0 && !full) continue;
      first = index;
      firsts.push(index);
    }
    this.#firsts = Int32Array.from(firsts);
    this.count = firsts.length;
  }

  /** First paragraph of a section; the paragraph count for `count`. */
  firstOf(section: number): number {
    return this.#firsts[section] ?? this.lines.count;
  }

  /** The section that holds a paragraph. */
  sectionOf(paragraph: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstOf(middle) <= paragraph) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** About how high a section will be, in CSS pixels. */
  heightOf(section: number, page: PageMetrics): number {
    let rows = 0;
    let gaps = 0;
    for (let index = this.firstOf(section); index < this.firstOf(section + 1); index++) {
      const length = this.lines.startOf(index + 1) - this.lines.startOf(index);
      rows += Math.max(1, Math.ceil(length / page.charactersPerLine));
      gaps++;
    }
    return Math.round(rows * page.lineHeight + gaps * page.paragraphGap);
  }
}
