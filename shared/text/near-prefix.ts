// Whether a name begins with nearly what was typed: a bounded Damerau–Levenshtein distance to its best prefix.

/**
 * A test whether some prefix of `name` from `start` is at most `edits` edits away from `wanted` (a swap of neighbours is one).
 * The rows of the table are made once and used for every name.
 */
export function nearPrefixTest(wanted: string, edits: number): (name: string, start: number) => boolean {
  const columns = wanted.length + edits + 1;
  const rows = [new Uint16Array(columns), new Uint16Array(columns), new Uint16Array(columns)] as const;
  return (name, start) => {
    const width = Math.min(name.length - start, columns - 1);
    if (width < wanted.length - edits) return false;
    let [beforeLast, last, current] = rows;
    for (let column = 0; column <= width; column++) last[column] = column;
    for (let row = 1; row <= wanted.length; row++) {
      current[0] = row;
      let least = row;
      const unit = wanted.charCodeAt(row - 1);
      for (let column = 1; column <= width; column++) {
        const other = name.charCodeAt(start + column - 1);
        let cost = (last[column - 1] ?? 0) + (unit === other ? 0 : 1);
        const fromLast = (last[column] ?? 0) + 1;
        if (fromLast < cost) cost = fromLast;
        const fromLeft = (current[column - 1] ?? 0) + 1;
        if (fromLeft < cost) cost = fromLeft;
        const isSwap =
          row > 1 &&
          column > 1 &&
          unit === name.charCodeAt(start + column - 2) &&
          wanted.charCodeAt(row - 2) === other;
        if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
        current[column] = cost;
        if (cost < least) least = cost;
      }
      if (least > edits) return false;
      [beforeLast, last, current] = [last, current, beforeLast];
    }
    for (let column = 0; column <= width; column++) if ((last[column] ?? 0) <= edits) return true;
    return false;
  };
}
