// Page numbers in words: runs of them shortened.

/** More runs than this are not listed. */
const mostRuns = 12;

/** `3, 5–9, 12`; of very many the first ones. `pages` grows. */
export function pageNumbers(pages: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last.to === page - 1) last.to = page;
    else runs.push({ from: page, to: page });
  }
  const words = runs.slice(0, mostRuns).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return words.join(', ') + (runs.length > mostRuns ? ' and more' : '');
}
