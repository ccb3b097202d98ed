// Whether a name begins with nearly what was typed: a bounded Damerau–Levenshtein distance to its best prefix.

/** Whether some prefix of `name` from `start` is at most `edits` edits (a swap of neighbours is one) away from `wanted`. */
export function startsWithin(name: string, start: number, wanted: string, edits: number): boolean {
  const width = Math.min(name.length - start, wanted.length + edits);
  if (width < wanted.length - edits) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= wanted.length; row++) {
    const current = [row];
    let least = row;
    const unit = wanted.charCodeAt(row - 1);
    for (let column = 1; column <= width; column++) {
      const other = name.charCodeAt(start + column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (unit === other ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        unit === name.charCodeAt(start + column - 2) &&
        wanted.charCodeAt(row - 2) === other;
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > edits) return false;
    beforeLast = last;
    last = current;
  }
  return Math.min(...last) <= edits;
}
