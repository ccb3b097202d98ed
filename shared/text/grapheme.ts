// Grapheme boundaries near one offset, without ever segmenting a whole text. Offsets are UTF-16 units.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How far to look for a sure boundary. Longer than any real cluster (a flag run, a family emoji, stacked marks). */
const reach = 512;

/** The grapheme cluster that has `offset` strictly inside it, or the empty range at `offset` when it lies on a boundary. */
export function graphemeAround(text: string, offset: number): { start: number; end: number } {
  if (offset <= 0) return { start: 0, end: 0 };
  if (offset >= text.length) return { start: text.length, end: text.length };
  if (isSureBoundary(text, offset)) return { start: offset, end: offset };
  let from = offset - 1;
  while (from > 0 && offset - from < reach && !isSureBoundary(text, from)) from--;
  if (isLowSurrogate(text.charCodeAt(from)) && isHighSurrogate(text.charCodeAt(from - 1))) from--;
  // In a run of flags every pair of letters counts from the run's beginning.
  while (from >= 2 && isFlagLetter(text, from)) from -= 2;
  let to = offset + 1;
  while (to < text.length && to - offset < reach && !isSureBoundary(text, to)) to++;
  if (isLowSurrogate(text.charCodeAt(to)) && isHighSurrogate(text.charCodeAt(to - 1))) to++;
  const cluster = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (!cluster || cluster.index === offset - from) return { start: offset, end: offset };
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length };
}

/** 0xD800–0xDBFF, the first half of a pair. False for NaN, as charCodeAt gives beyond the ends. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** 0xDC00–0xDFFF, the second half of a pair. */
export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A regional indicator symbol, U+1F1E6–U+1F1FF. */
function isFlagLetter(text: string, offset: number): boolean {
  const low = text.charCodeAt(offset + 1);
  return text.charCodeAt(offset) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}

/** Below U+0300 nothing combines or joins, so any two such neighbours are two clusters, but for CR LF. */
function isSureBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before < 0x300 && after < 0x300 && !(before === 0x0d && after === 0x0a);
}
