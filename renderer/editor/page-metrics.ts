// What the page and the text say about how lines will stand on it, asked before the text is in the document.
import type { PageMetrics } from './section-plan.ts';

/** Measures the element that will hold the text. */
export function pageMetrics(root: HTMLElement): PageMetrics {
  const style = getComputedStyle(root);
  const size = Number.parseFloat(style.fontSize) || 18;
  return {
    lineHeight: Number.parseFloat(style.lineHeight) || size * 1.5,
    paragraphGap: Number.parseFloat(style.getPropertyValue('--paragraph-gap')) || 0,
    // A Latin text face averages 0.45 em a character; wrapping loses half a word a row.
    charactersPerLine: Math.max(20, (root.clientWidth || 600) / (size * 0.45) - 3),
  };
}

/** What rows depend on: when it is another, every row stands elsewhere. */
export function typesetting(root: HTMLElement): string {
  // In a narrow pane another reading size leaves the width as it is.
  const { width, fontSize, fontFamily } = getComputedStyle(root);
  return `${width} ${fontSize} ${fontFamily}`;
}

/** Whether lines end where a page once ended: judged by the first lines, of which a paragraph's would be longer. */
export function isHardWrapped(source: string): boolean {
  const lines = source
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length > 3 && lines.filter((line) => line.length > 100).length * 20 < lines.length;
}
