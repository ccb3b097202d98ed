// Lines of a page into paragraphs, by their distance, size, indent and length. No letter is taken away: hyphens stay.
import type { PdfLine } from './pdf-lines.ts';

export interface PdfParagraph {
  readonly text: string;
  /** A row of a table: stands close to the next row. */
  readonly isRow: boolean;
}

/** Line spacing of most lines, in sizes, where a page has too few lines to tell. */
const usualSpacing = 1.25;
/** A line this much farther away than usual begins a paragraph. */
const farther = 1.3;

/** The paragraphs of a page. */
export function paragraphsOf(read: readonly PdfLine[]): PdfParagraph[] {
  const lines = withoutStretched(read);
  const spacing = usualSpacingOf(lines);
  const paragraphs: PdfParagraph[] = [];
  let text = '';
  let before: PdfLine | null = null;
  const close = () => {
    if (text !== '') paragraphs.push({ text, isRow: before?.isRow ?? false });
    text = '';
  };
  for (const [index, line] of lines.entries()) {
    if (before && begins(before, line, lines, index, spacing)) close();
    text = text === '' ? line.text : joinedLines(text, line.text);
    before = line;
  }
  close();
  return paragraphs;
}

/**
 * Lines of a few long words that a narrow column stretched from edge to edge are no rows of a table: each word stands alone,
 * and the line beside reaches from the same left to the same right.
 */
function withoutStretched(read: readonly PdfLine[]): readonly PdfLine[] {
  const lines = [...read];
  for (const [index, line] of read.entries()) {
    if (!line.isRow || /[ \d]/.test(line.text)) continue;
    const isStretched = [lines[index - 1], lines[index + 1]].some(
      (other) =>
        other !== undefined &&
        !other.isRow &&
        Math.abs(other.y - line.y) < 2 * line.size &&
        Math.abs(other.left - line.left) < 0.5 * line.size &&
        Math.abs(other.right - line.right) < 0.5 * line.size,
    );
    if (isStretched) lines[index] = { ...line, isRow: false, text: line.text.replaceAll('\t', ' ') };
  }
  return lines;
}

function begins(
  before: PdfLine,
  line: PdfLine,
  lines: readonly PdfLine[],
  index: number,
  spacing: number,
): boolean {
  if (before.isRow || line.isRow) return true;
  const size = Math.max(before.size, line.size);
  if (Math.min(before.size, line.size) < 0.88 * size) return true;
  const down = before.y - line.y;
  // Upwards: the next column. Its first line goes on where the sentence was not over.
  if (down < -size) return !goesOn(before.text, line.text);
  if (down > spacing * size * farther) return true;
  if (startsItem(line.text)) return true;
  const isIndented = line.left - before.left > 0.8 * size && line.left - before.left < 6 * size;
  if (isIndented && endsSentence(before.text)) return true;
  return leavesRoom(before, line, columnOf(lines, index, before));
}

/** Whether the first word of a line would have fitted into the line before it, which ended there on purpose. */
function leavesRoom(before: PdfLine, line: PdfLine, column: { left: number; right: number }): boolean {
  const isRtl = rtlLetter.test(line.text);
  const room = isRtl ? before.left - column.left : column.right - before.right;
  const word = line.text.search(/\s|$/);
  const width = ((line.right - line.left) / line.text.length) * (word + 1);
  // Words of wide letters, and lines that a program filled less than it could, need some more.
  return room > 1.4 * width + before.size && room > 0.1 * (column.right - column.left);
}

const rtlLetter = /[\u0590-\u08ff]/;

/** The distance between lines, in sizes: the median of the page. */
function usualSpacingOf(lines: readonly PdfLine[]): number {
  const distances: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before) continue;
    const distance = (before.y - line.y) / Math.max(before.size, line.size);
    if (distance > 0.5 && distance < 4) distances.push(distance);
  }
  if (distances.length < 3) return usualSpacing;
  distances.sort((a, b) => a - b);
  // The lower third: in a page of headings and lists most distances are those between paragraphs.
  return Math.min(2.2, Math.max(1, distances[Math.floor(distances.length / 3)] ?? usualSpacing));
}

/** From where to where the lines of this column reach, as the lines around tell. */
function columnOf(
  lines: readonly PdfLine[],
  index: number,
  { left, right }: PdfLine,
): { left: number; right: number } {
  const column = { left, right };
  for (const line of lines.slice(Math.max(0, index - 8), index + 8)) {
    if (line.right < left || line.left > right) continue;
    column.left = Math.min(column.left, line.left);
    column.right = Math.max(column.right, line.right);
  }
  return column;
}

function endsSentence(text: string): boolean {
  return /[.!?:;…。！？؟۔][\p{Pf}\p{Pe}"'\d\]]*$/u.test(text.slice(-8));
}

function goesOn(before: string, after: string): boolean {
  return !endsSentence(before) && /^[\p{Ll}\p{Lo}]/u.test(after);
}

function startsItem(text: string): boolean {
  return /^([•‣▪◦●■–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u.test(text);
}

/**
 * Two lines of a paragraph: a blank between them. None after a hyphen between letters, where nobody can tell whether it
 * belongs to the word, nor between signs of scripts that write no blanks.
 */
export function joinedLines(before: string, after: string): string {
  const end = before.slice(-3);
  if (/[\p{L}\p{N}][-\u00ad\u2010\u2011]$/u.test(end) && /^[\p{L}\p{N}]/u.test(after)) return before + after;
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff60]/u;
  const last = [...before.slice(-2)].at(-1) ?? '';
  const first = [...after.slice(0, 2)][0] ?? '';
  return unspaced.test(last) && unspaced.test(first) ? before + after : `${before} ${after}`;
}
