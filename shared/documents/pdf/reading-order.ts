// Text that is written from right to left, put into reading order: PDF files have it in the order of the paper.
import type { PdfPiece } from './pdf-lines.ts';

/** Hebrew, Arabic, Syriac, Thaana, N’Ko and what belongs to them, without the shapes below. */
const rightToLeft = '\\u0590-\\u08ff\\ufb1d-\\ufb4f';
/** Arabic letters as shapes, which pdf.js does not know to run from right to left. */
const shapes = '\\ufb50-\\ufdff\\ufe70-\\ufefc';
const anyShape = new RegExp(`[${shapes}]`);
const shapeRuns = new RegExp(`[${shapes}](?:[^${rightToLeft}a-zA-Z0-9]*[${shapes}])*`, 'g');
const letterRuns = new RegExp(`[${rightToLeft}](?:[^${shapes}a-zA-Z0-9]*[${rightToLeft}])*`, 'g');
const leftToRightRuns = /[\p{L}\p{Nd}](?:[\p{L}\p{Nd}\p{M}.,:/%+-]*[\p{L}\p{Nd}%])?/gu;
const rtlLetters = new RegExp(`[${rightToLeft}${shapes}]`, 'g');

/** The letters of a piece in reading order, shapes as the letters they stand for. */
export function logicalText({ str, dir }: Pick<PdfPiece, 'str' | 'dir'>): string {
  if (!anyShape.test(str)) return dir === 'rtl' && hasRtl(str) ? mirrored(str) : str;
  // pdf.js turned what it knows: the letters, in a line from the right everything but the shapes.
  const logical =
    dir === 'rtl'
      ? str.replace(shapeRuns, reversed)
      : keepNumbers(reversed(str.replace(letterRuns, reversed)));
  return mirrored(logical).replace(new RegExp(`[${shapes}]+`, 'g'), (run) => run.normalize('NFKC'));
}

const mirrors = new Map([...'()[]{}<>«»‹›≤≥'].map((sign, at, all) => [sign, all[at ^ 1] ?? sign]));

/** In text from the right an opening bracket has the shape of a closing one, and the file holds the shapes. */
function mirrored(text: string): string {
  return text.replace(/[()[\]{}<>«»‹›≤≥]/g, (sign) => mirrors.get(sign) ?? sign);
}

function mirroredPiece(piece: PdfPiece): PdfPiece {
  return /[\p{L}\p{Nd}]/u.test(piece.str) ? piece : { ...piece, str: mirrored(piece.str) };
}

/** Numbers and Latin words run from left to right within a line from the right. */
function keepNumbers(text: string): string {
  return text.replace(leftToRightRuns, (run) => (hasRtl(run) ? run : reversed(run)));
}

/** The pieces of a line from its reader's point of view: from the right where most letters run that way. */
export function inReadingOrder(pieces: readonly PdfPiece[]): readonly PdfPiece[] {
  let balance = 0;
  for (const { str } of pieces) {
    const rtl = str.match(rtlLetters)?.length ?? 0;
    balance += rtl - ((str.match(/\p{L}/gu)?.length ?? 0) - rtl);
  }
  if (balance <= 0) return pieces;
  const fromRight = [...pieces].sort((a, b) => edge(b) - edge(a));
  const ordered: PdfPiece[] = [];
  let run: PdfPiece[] = [];
  for (const piece of fromRight) {
    const isLeftToRight = /[\p{L}\p{Nd}]/u.test(piece.str) && !hasRtl(piece.str);
    if (isLeftToRight || (run.length > 0 && !hasRtl(piece.str))) run.push(piece);
    else {
      ordered.push(...turned(run), mirroredPiece(piece));
      run = [];
    }
  }
  return [...ordered, ...turned(run)];
}

/** Blanks at the end of a run belong to the line around it. */
function turned(run: readonly PdfPiece[]): PdfPiece[] {
  const end = run.findLastIndex(({ str }) => /[\p{L}\p{Nd}]/u.test(str)) + 1;
  return [...run.slice(0, end).reverse(), ...run.slice(end).map(mirroredPiece)];
}

function hasRtl(text: string): boolean {
  return text.search(rtlLetters) >= 0;
}

function reversed(text: string): string {
  // Marks stay behind their letter.
  return (text.match(/[\s\S]\p{M}*/gu) ?? []).reverse().join('');
}

function edge({ transform, width }: PdfPiece): number {
  return (transform[4] ?? 0) + width / 2;
}
