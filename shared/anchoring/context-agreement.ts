// How much of what is known to stand around a passage stands around a place.
import type { Range } from '../model/span.ts';
import { fold } from '../text/fold.ts';

/** Room for what folding drops or shortens, so that the folded context is compared whole (UTF-16 units). */
const slack = 24;

/** What of the context agrees on each side. */
export interface ContextAgreement {
  /** Units that agree, counted from the passage outwards. */
  readonly before: number;
  readonly after: number;
  /** Whether all that is known of a side agrees, and something is known of it. */
  readonly fullBefore: boolean;
  readonly fullAfter: boolean;
}

/**
 * How much of `prefix` and `suffix` stands around a place. `isFolded`: case, typography and blanks may differ, at many times
 * the cost.
 */
export function contextAgreement(
  text: string,
  { start, end }: Range,
  prefix: string,
  suffix: string,
  isFolded: boolean,
): ContextAgreement {
  const before = agreeingBefore(text, start, prefix, isFolded);
  const after = agreeingAfter(text, end, suffix, isFolded);
  return {
    before: before.units,
    after: after.units,
    fullBefore: before.full && prefix !== '',
    fullAfter: after.full && suffix !== '',
  };
}

interface Agreement {
  readonly units: number;
  readonly full: boolean;
}

function agreeingBefore(text: string, start: number, prefix: string, isFolded: boolean): Agreement {
  if (start >= prefix.length && text.startsWith(prefix, start - prefix.length))
    return { units: prefix.length, full: true };
  const around = text.slice(Math.max(0, start - prefix.length - slack), start);
  const known = isFolded ? fold(prefix).folded.trimStart() : prefix;
  const found = isFolded ? fold(around).folded : around;
  let units = 0;
  while (units < known.length && known.at(-1 - units) === found.at(-1 - units)) units++;
  return { units, full: units === known.length };
}

function agreeingAfter(text: string, end: number, suffix: string, isFolded: boolean): Agreement {
  if (text.startsWith(suffix, end)) return { units: suffix.length, full: true };
  const around = text.slice(end, end + suffix.length + slack);
  const known = isFolded ? fold(suffix).folded.trimEnd() : suffix;
  const found = isFolded ? fold(around).folded : around;
  let units = 0;
  while (units < known.length && known.charCodeAt(units) === found.charCodeAt(units)) units++;
  return { units, full: units === known.length };
}
