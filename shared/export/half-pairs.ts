// Halves of surrogate pairs, which no encoding of a file holds. Most texts have no pair at all: that is asked first.

const surrogate = /[\ud800-\udfff]/;
const half = /\p{Surrogate}/gu;

/** How many halves of pairs there are in a text. */
export function countHalves(text: string): number {
  return surrogate.test(text) ? (text.match(half)?.length ?? 0) : 0;
}

/** The text with U+FFFD for each half. */
export function withoutHalves(text: string): string {
  return surrogate.test(text) ? text.replace(half, '\ufffd') : text;
}
