// Cohen's kappa for two analysts who graded the same things (Cohen 1960, Educational and Psychological Measurement 20).

export interface Kappa {
  /** 1 is perfect, 0 is chance; null where nothing was compared or both always gave one and the same grade. */
  readonly kappa: number | null;
  /** The part of pairs with the same grade, from 0 to 1; null where nothing was compared. */
  readonly agreed: number | null;
  readonly pairs: number;
}

/** Kappa of pairs of grades, the first analyst's and the second's. Grades are categories: near misses count as misses. */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [one, other] of pairs) {
    first.set(one, (first.get(one) ?? 0) + 1);
    second.set(other, (second.get(other) ?? 0) + 1);
    if (one === other) same++;
  }
  if (pairs.length === 0) return { kappa: null, agreed: null, pairs: 0 };
  const agreed = same / pairs.length;
  let expected = 0;
  for (const [grade, count] of first) expected += (count * (second.get(grade) ?? 0)) / pairs.length ** 2;
  return { kappa: expected === 1 ? null : (agreed - expected) / (1 - expected), agreed, pairs: pairs.length };
}
