// The pieces of text that pdf.js finds on a page, put together into lines: pieces of one baseline, in their order.
import { InlineText, trimBlanks } from '../inline-text.ts';
import { inReadingOrder, logicalText } from './reading-order.ts';

/** What is used of pdf.js's text items. Lengths are in points; y grows upwards. */
export interface PdfPiece {
  readonly str: string;
  /** As pdf.js took its letters to run: `ltr`, `rtl` or `ttb`. */
  readonly dir: string;
  /** `[…, …, …, …, x, y]` of the baseline's beginning; the first four are size and turn. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Of the letters, in points. */
  readonly size: number;
  /** Columns of a table, parted by tabs. */
  readonly isRow: boolean;
}

/** Gaps wider than this many sizes part columns; the widest blanks of justified lines are narrower. */
const columnGap = 2;

/** The lines of a page, in the order in which its file has them. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: OpenLine | null = null;
  const close = () => {
    const line = open?.close();
    if (line) lines.push(line);
    open = null;
  };
  for (const piece of pieces) {
    if (piece.str !== '') {
      if (open && !open.takes(piece)) close();
      open ??= new OpenLine();
      open.add(piece);
    }
    if (piece.hasEOL) close();
  }
  close();
  return lines;
}

class OpenLine {
  readonly #pieces: PdfPiece[] = [];
  #y = 0;
  #size = 0;

  /** A piece on another baseline begins another line; raised figures and letters stay in theirs. */
  takes(piece: PdfPiece): boolean {
    const most = Math.max(this.#size, sizeOf(piece)) * 0.7;
    return this.#size === 0 || isBlank(piece) || Math.abs(at(piece, 5) - this.#y) < most;
  }

  add(piece: PdfPiece): void {
    this.#pieces.push(piece);
    if (isBlank(piece) || sizeOf(piece) < this.#size) return;
    this.#size = sizeOf(piece);
    this.#y = at(piece, 5);
  }

  close(): PdfLine | null {
    const line = new InlineText();
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let isRow = false;
    let before: PdfPiece | null = null;
    const gaps = wideGaps(this.#pieces, columnGap * this.#size);
    for (const piece of inReadingOrder(this.#pieces)) {
      // pdf.js makes blanks of gaps; how wide those are is seen at the next piece.
      if (isBlank(piece)) {
        line.fold(piece.str);
        continue;
      }
      if (before && isParted(before, piece, gaps)) {
        line.column();
        isRow = true;
      }
      line.add(legible(logicalText(piece)));
      left = Math.min(left, at(piece, 4));
      right = Math.max(right, at(piece, 4) + piece.width);
      before = piece;
    }
    const text = trimBlanks(line.take());
    return text === '' ? null : { text, left, right, y: this.#y, size: this.#size || 1, isRow };
  }
}

/** Glyphs that no font explains come as control characters. */
function legible(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
}

function isBlank(piece: PdfPiece): boolean {
  return /^\s*$/.test(piece.str);
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The gaps of a line that are wider than `least`, on the paper from the left. */
function wideGaps(pieces: readonly PdfPiece[], least: number): Gap[] {
  const fromLeft = pieces.filter((piece) => !isBlank(piece)).sort((a, b) => at(a, 4) - at(b, 4));
  const gaps: Gap[] = [];
  let from = Number.POSITIVE_INFINITY;
  for (const piece of fromLeft) {
    const to = at(piece, 4);
    if (to - from > least) gaps.push({ from, to });
    from = Math.max(Number.isFinite(from) ? from : to, to + piece.width);
  }
  return gaps;
}

/** Whether a wide gap stands between two pieces, whichever of them is at the left. */
function isParted(one: PdfPiece, other: PdfPiece, gaps: readonly Gap[]): boolean {
  const from = Math.min(at(one, 4) + one.width, at(other, 4) + other.width);
  const to = Math.max(at(one, 4), at(other, 4));
  return gaps.some((gap) => gap.from >= from && gap.to <= to);
}

function sizeOf(piece: PdfPiece): number {
  return piece.height || Math.hypot(at(piece, 2), at(piece, 3));
}

function at(piece: PdfPiece, index: number): number {
  return piece.transform[index] ?? 0;
}
