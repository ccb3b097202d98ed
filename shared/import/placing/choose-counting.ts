// Finds out how a file counts offsets: by the way in which most quotes stand where it says.
import type { OffsetUnit, Selector } from '../incoming.ts';
import type { ReadOffsets } from './placement-report.ts';
import type { Counting, SourceText } from './source-text.ts';

type Unit = Counting['unit'];
const units: readonly Unit[] = ['code-point', 'utf-16'];

/** How many quotes of one source stand at their offsets, by way of counting. */
export interface Tally {
  /** Passages with offset and quote. */
  readonly quotes: number;
  /** Passages with an offset at all. */
  readonly offsets: number;
  readonly standing: readonly { readonly counting: Counting; readonly count: number }[];
}

/** Counts for one source. `lfText`: the file's text has LF where the source has CRLF, so that one way is likelier. */
export function tallyOf(text: SourceText, selectors: readonly Selector[], lfText: boolean): Tally {
  const quoted = selectors.filter(
    ({ start, quote }) => start !== undefined && quote !== undefined && quote !== '',
  );
  const newlines = text.text.includes('\r\n') ? (lfText ? [true, false] : [false, true]) : [false];
  const standing = units
    .flatMap((unit) => newlines.map((crlfAsOne): Counting => ({ unit, crlfAsOne })))
    .map((counting) => ({
      counting,
      count: quoted.reduce((sum, selector) => sum + (text.standing(selector, counting) ? 1 : 0), 0),
    }));
  return {
    quotes: quoted.length,
    offsets: selectors.filter(({ start }) => start !== undefined).length,
    standing,
  };
}

/**
 * The unit of the whole file. A stated one holds unless fewer than half of the quotes stand so and at least half stand the
 * other way: the quote decides. Where nothing tells, code points, which most formats count.
 */
export function unitOf(stated: OffsetUnit, tallies: readonly Tally[]): Unit {
  const standing = (unit: Unit) => tallies.reduce((sum, tally) => sum + best(tally, unit).count, 0);
  const [points, utf16] = [standing('code-point'), standing('utf-16')];
  if (stated === 'detect') return utf16 > points ? 'utf-16' : 'code-point';
  const quotes = tallies.reduce((sum, tally) => sum + tally.quotes, 0);
  const [as, other] = stated === 'utf-16' ? [utf16, points] : [points, utf16];
  const isOther = as * 2 < quotes && other * 2 >= quotes && other > 0;
  return isOther ? (units.find((unit) => unit !== stated) ?? stated) : stated;
}

/** How one source's offsets are counted: as the file's are, unless its own quotes say otherwise. */
export function countingOf(stated: OffsetUnit, unit: Unit, tally: Tally): ReadOffsets {
  const usual = best(tally, unit);
  const other = best(tally, unit === 'utf-16' ? 'code-point' : 'utf-16');
  const chosen = other.count > usual.count && other.count * 2 >= tally.quotes ? other : usual;
  const { counting, count } = chosen;
  const basis = counting.unit === stated ? 'stated' : count > 0 ? 'quotes' : 'assumed';
  return { ...counting, basis, quotes: tally.quotes, standing: count };
}

/** The way of counting in this unit by which most quotes stand; the likelier one where several do alike. */
function best({ standing }: Tally, unit: Unit): { readonly counting: Counting; readonly count: number } {
  let found = { counting: { unit, crlfAsOne: false }, count: -1 };
  for (const each of standing)
    if (each.counting.unit === unit && each.count > found.count) found = { ...each };
  return { ...found, count: Math.max(0, found.count) };
}
