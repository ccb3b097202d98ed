// Which lines are in view, found by their boxes. Reads layout, writes nothing.
import type { TextDocument } from './text-document.ts';

/** First and last paragraph that touch a strip of the page (client pixels); their sections need not be filled. */
export interface Strip {
  readonly first: number;
  readonly last: number;
}

/** The sections between two client heights, by bisection over their boxes. */
export function sectionsBetween(text: TextDocument, top: number, bottom: number): Strip {
  const first = lowerBound(text.plan.count, (index) => (bottomOf(text.sectionElement(index)) > top ? 1 : 0));
  const start = Math.min(first, text.plan.count - 1);
  let last = start;
  while (last + 1 < text.plan.count && bottomOf(text.sectionElement(last)) < bottom) last++;
  return { first: start, last };
}

/** The paragraphs between two client heights; in an empty section all of its paragraphs. */
export function paragraphsBetween(text: TextDocument, top: number, bottom: number): Strip {
  const sections = sectionsBetween(text, top, bottom);
  const from = text.plan.firstOf(sections.first);
  const firstEnd = text.plan.firstOf(sections.first + 1);
  const first = text.isFilled(sections.first)
    ? Math.min(from + lowerBound(firstEnd - from, (index) => below(text, from + index, top)), firstEnd - 1)
    : from;
  const lastFrom = text.plan.firstOf(sections.last);
  const lastEnd = text.plan.firstOf(sections.last + 1);
  const last = text.isFilled(sections.last)
    ? Math.min(
        lastFrom + lowerBound(lastEnd - lastFrom, (index) => below(text, lastFrom + index, bottom)),
        lastEnd - 1,
      )
    : lastEnd - 1;
  return { first, last: Math.max(first, last) };
}

function below(text: TextDocument, paragraph: number, height: number): number {
  return bottomOf(text.lineElement(paragraph)) > height ? 1 : 0;
}

function bottomOf(element: HTMLElement | undefined): number {
  return element ? element.getBoundingClientRect().bottom : 0;
}

/** First index in [0, count) for which `test` is not 0; count when there is none. */
function lowerBound(count: number, test: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle) !== 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
