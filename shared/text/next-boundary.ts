// Where a boundary goes when it is moved by one letter or one word.

/** The next grapheme or word boundary from `offset`; looks at no more than a window around it. */
export function nextBoundary(text: string, offset: number, direction: -1 | 1, byWord: boolean): number {
  const from = Math.max(0, offset - boundaryWindow);
  const to = Math.min(text.length, offset + boundaryWindow);
  const segmenter = new Intl.Segmenter(undefined, { granularity: byWord ? 'word' : 'grapheme' });
  const edges: number[] = [];
  for (const segment of segmenter.segment(text.slice(from, to))) {
    const at = from + segment.index;
    if (!byWord || segment.isWordLike) edges.push(at, at + segment.segment.length);
  }
  if (direction === 1) return edges.find((edge) => edge > offset) ?? to;
  return edges.findLast((edge) => edge < offset) ?? from;
}

/** UTF-16 units on either side: longer than any word or grapheme cluster met in practice. */
const boundaryWindow = 256;
