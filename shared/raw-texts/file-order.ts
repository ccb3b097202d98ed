// The order in which the files of a folder become sources: as people number them, report-2 before report-10.

/** One language for all, so that a folder gives the same order on every machine. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Compares two paths with `/` between folders, folder by folder; never 0 for two that differ. For `sort`. */
export function compareFilePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let place = 0; place < Math.min(left.length, right.length); place++) {
    const order = byName.compare(left[place] ?? '', right[place] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
