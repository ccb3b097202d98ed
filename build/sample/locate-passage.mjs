// From a quote to the span that is stored. A quote that is not there, or not there often enough, stops the run.

/** UTF-16 units of context on each side, as the native format has it. */
const contextUnits = 32;

/**
 * Where `quote` stands in `text`: the start of each occurrence, in UTF-16 units, none overlapping another.
 * @param {string} text
 * @param {string} quote
 * @returns {number[]}
 */
export function occurrences(text, quote) {
  const starts = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) starts.push(at);
  return starts;
}

/** @param {string} text @param {number} at @returns {boolean} Whether `at` lies between the halves of a surrogate pair. */
function cutsPair(text, at) {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * The span of occurrence `nth` (from 1) of `quote`, with its context.
 * @param {string} text
 * @param {string} quote
 * @param {number} nth
 * @returns {{ start: number, end: number, quote: string, prefix: string, suffix: string }}
 */
export function locatePassage(text, quote, nth) {
  const start = occurrences(text, quote)[nth - 1];
  if (quote === '' || start === undefined)
    throw new Error(`Occurrence ${nth} of “${quote}” is not in the text`);
  const end = start + quote.length;
  if (cutsPair(text, start) || cutsPair(text, end)) throw new Error(`“${quote}” cuts a surrogate pair`);
  let from = Math.max(0, start - contextUnits);
  if (cutsPair(text, from)) from += 1;
  let to = Math.min(text.length, end + contextUnits);
  if (cutsPair(text, to)) to -= 1;
  return { start, end, quote, prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/**
 * A zone from the start of `from` to the end of the first `to` at or after it.
 * @param {string} text
 * @param {import('./notation.mjs').ZoneText} zone
 * @returns {{ kind: string, start: number, end: number }}
 */
export function locateZone(text, [kind, from, to, nth = 1]) {
  const { start } = locatePassage(text, from, nth);
  const last = text.indexOf(to, start);
  if (last < 0) throw new Error(`“${to}” does not follow “${from}”`);
  return { kind, start, end: last + to.length };
}
