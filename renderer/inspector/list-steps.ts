// Small steps on lists: a copy with one item replaced, removed or moved.

/** The list with the item at `index` changed. */
export function replacedAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((other, at) => (at === index ? item : other));
}

/** The list without the item at `index`. */
export function removedAt<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index);
}

/** The list with the item at `index` one place further; the same order at the ends. */
export function movedBy<Item>(list: readonly Item[], index: number, step: -1 | 1): Item[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item === undefined) return next;
  next.splice(Math.min(list.length - 1, Math.max(0, index + step)), 0, item);
  return next;
}

/** The items with their place and a key for drawing, where the order is all the identity they have. */
export function numbered<Item>(
  list: readonly Item[],
): { readonly key: string; readonly index: number; readonly item: Item }[] {
  return list.map((item, index) => ({ key: `item ${index + 1}`, index, item }));
}
