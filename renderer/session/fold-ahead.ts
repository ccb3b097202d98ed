// Folds the words of a list while nothing else is to do, so that its filter answers the first letter at once.

/** Milliseconds of idle time that are left untouched. */
const reserve = 4;

/** Begins; the returned function stops it. `fold` remembers what it made. */
export function foldAhead<Item>(items: readonly Item[], fold: (item: Item) => void): () => void {
  let next = 0;
  const work = (deadline: IdleDeadline) => {
    while (next < items.length && deadline.timeRemaining() > reserve) fold(items[next++] as Item);
    if (next < items.length) handle = requestIdleCallback(work);
  };
  let handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}
