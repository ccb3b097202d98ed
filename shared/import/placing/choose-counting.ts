// Finds out how a file counts offsets: by the way in which most quotes stand where it says.
import type { OffsetUnit, Selector } from '../incoming.ts';
import type { ReadOffsets } from './placement-report.ts';
import type { Counting, SourceText } from './source-text.ts';

type Unit = Counting['unit'];
const units: readonly Unit[] = ['code-point', 'utf-16'];

/** How many quotes of one source stand at their offsets, by way of counting. */
export interface Tally {
  /** Whether the file's text has LF where the source has CRLF; null where the file has no text, or the source no CRLF. */
  readonly lfText: boolean | null;
  /** Passages with offset and quote. */
  readonly quotes: number;
  /** Passages with an offset at all. */
  readonly offsets: number;
  readonly standing: readonly { readonly counting: Counting; readonly count: number }[];
}

/** Quotes looked up between two pauses; each in up to four ways. */
const quotesPerPause = 256;

/** Counts for one source; `fileText`: its text as the file has it, undefined where it has none. */
export async function tallyOf(
  text: SourceText,
  selectors: readonly Selector[],
  fileText: string | undefined,
  pause: () => Promise<void>,
): Promise<Tally> {
  const quoted = selectors.filter(
    ({ start, quote }) => start !== undefined && quote !== undefined && quote !== '',
  );
  const hasCrlf = text.text.includes('\r\n');
  const newlines = hasCrlf ? [false, true] : [false];
  const standing = units
    .flatMap((unit) => newlines.map((crlfAsOne): Counting => ({ unit, crlfAsOne })))
    .map((counting) => ({ counting, count: 0 }));
  for (const [at, selector] of quoted.entries()) {
    if (at % quotesPerPause === 0) await pause();
    for (const way of standing) if (text.standing(selector, way.counting)) way.count++;
  }
  return {
    lfText: hasCrlf && fileText !== undefined ? !fileText.includes('\r\n') : null,
    quotes: quoted.length,
    offsets: selectors.filter(({ start }) => start !== undefined).length,
    standing,
  };
}

/**
 * How the whole file counts. A stated unit holds unless fewer than half of the quotes stand so and at least half stand the
 * other way: the quote decides. Where nothing tells, code points, which most formats count, and every unit of a CRLF.
 */
export function fileCounting(stated: OffsetUnit, tallies: readonly Tally[]): Counting {
  const standing = (fits: (counting: Counting) => boolean) =>
    tallies.reduce((sum, tally) => sum + Math.max(0, ...counts(tally, fits)), 0);
  const count = (unit: Unit) => standing((counting) => counting.unit === unit);
  const unit = unitOf(stated, count, tallies);
  const withCrlf = (crlfAsOne: boolean) =>
    standing((counting) => counting.unit === unit && counting.crlfAsOne === crlfAsOne);
  const lfTexts = tallies.reduce((sum, { lfText }) => sum + (lfText === null ? 0 : lfText ? 1 : -1), 0);
  const [asOne, asTwo] = [withCrlf(true), withCrlf(false) - withoutCrlf(tallies, unit)];
  return { unit, crlfAsOne: asOne === asTwo ? lfTexts > 0 : asOne > asTwo };
}

function unitOf(stated: OffsetUnit, count: (unit: Unit) => number, tallies: readonly Tally[]): Unit {
  if (stated === 'detect') return count('utf-16') > count('code-point') ? 'utf-16' : 'code-point';
  const quotes = tallies.reduce((sum, tally) => sum + tally.quotes, 0);
  const other = stated === 'utf-16' ? 'code-point' : 'utf-16';
  const isOther = count(stated) * 2 < quotes && count(other) * 2 >= quotes && count(other) > 0;
  return isOther ? other : stated;
}

/** Quotes that stand in sources without any CRLF, which say nothing of how it counts. */
function withoutCrlf(tallies: readonly Tally[], unit: Unit): number {
  return tallies
    .filter(({ standing }) => !standing.some(({ counting }) => counting.crlfAsOne))
    .reduce((sum, tally) => sum + Math.max(0, ...counts(tally, (counting) => counting.unit === unit)), 0);
}

/** How one source's offsets are counted: as the file's are, unless its own quotes or text say otherwise. */
export function countingOf(stated: OffsetUnit, file: Counting, tally: Tally): ReadOffsets {
  const usual = { unit: file.unit, crlfAsOne: tally.lfText ?? file.crlfAsOne };
  let chosen: Counting = usual;
  let most = counts(tally, (counting) => isSame(counting, usual))[0] ?? 0;
  for (const { counting, count } of tally.standing) {
    // Another unit than the file's takes more than a chance hit.
    const isLikely = counting.unit === file.unit || count * 2 >= tally.quotes;
    if (count > most && isLikely) [chosen, most] = [counting, count];
  }
  const basis = chosen.unit === stated ? 'stated' : most > 0 ? 'quotes' : 'assumed';
  const crlfAsOne = chosen.crlfAsOne && tally.standing.some(({ counting }) => counting.crlfAsOne);
  return { unit: chosen.unit, crlfAsOne, basis, quotes: tally.quotes, standing: most };
}

function counts({ standing }: Tally, fits: (counting: Counting) => boolean): number[] {
  return standing.filter(({ counting }) => fits(counting)).map(({ count }) => count);
}

function isSame(a: Counting, b: Counting): boolean {
  return a.unit === b.unit && a.crlfAsOne === b.crlfAsOne;
}
