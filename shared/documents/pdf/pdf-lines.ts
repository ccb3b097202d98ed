// The pieces of text that pdf.js finds on a page, put together into lines: pieces of one baseline, in their order.
import { trimBlanks, trimEndBlanks } from '../inline-text.ts';

/** What is used of pdf.js's text items. Lengths are in points; y grows upwards. */
export interface PdfPiece {
  readonly str: string;
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
  #text = '';
  #left = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #y = 0;
  #size = 0;
  #isRow = false;

  /** A piece on another baseline begins another line; raised figures and letters stay in theirs. */
  takes(piece: PdfPiece): boolean {
    const most = Math.max(this.#size, sizeOf(piece)) * 0.7;
    return this.#text === '' || /^\s*$/.test(piece.str) || Math.abs(at(piece, 5) - this.#y) < most;
  }

  add(piece: PdfPiece): void {
    const left = at(piece, 4);
    const right = left + piece.width;
    const isBlank = /^\s*$/.test(piece.str);
    if (isBlank) {
      // pdf.js makes blanks of gaps; how wide they are is seen at the next piece.
      if (!/\s$/.test(this.#text)) this.#text += piece.str.replace(/[ \t\n\r]+/g, ' ');
      return;
    }
    const gap = this.#text === '' ? 0 : Math.max(left - this.#right, this.#left - right);
    if (this.#size > 0 && gap > columnGap * this.#size) {
      this.#text = `${trimEndBlanks(this.#text)}\t`;
      this.#isRow = true;
    }
    this.#text += piece.str;
    if (sizeOf(piece) >= this.#size) {
      this.#size = sizeOf(piece);
      this.#y = at(piece, 5);
    }
    this.#left = Math.min(this.#left, left);
    this.#right = Math.max(this.#right, right);
  }

  close(): PdfLine | null {
    const text = trimBlanks(this.#text);
    if (text === '') return null;
    return {
      text,
      left: this.#left,
      right: this.#right,
      y: this.#y,
      size: this.#size || 1,
      isRow: this.#isRow,
    };
  }
}

function sizeOf(piece: PdfPiece): number {
  return piece.height || Math.hypot(at(piece, 2), at(piece, 3));
}

function at(piece: PdfPiece, index: number): number {
  return piece.transform[index] ?? 0;
}
