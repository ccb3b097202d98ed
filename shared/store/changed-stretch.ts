// Where two versions of a list differ: what is kept for 10,000 marks need not be made anew for one.

/** Both lists are the same before `start`, and from `beforeEnd` and `afterEnd` on. */
export interface ChangedStretch {
  readonly start: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** The stretch in which two lists hold other items, compared by identity; empty in both when the lists are equal. */
export function changedStretch<Item>(before: readonly Item[], after: readonly Item[]): ChangedStretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  return { start, beforeEnd, afterEnd };
}
