// What differs between two short passages, word by word, for showing them side by side.

export interface DifferencePart {
  readonly text: string;
  readonly kind: 'same' | 'removed' | 'added';
}

/** Words compared; a longer passage is shown without differences. */
const mostWords = 1_500;

/** The parts of the old passage (same, removed) and of the new one (same, added); joined they give the passages back. */
export function wordDifferences(
  before: string,
  now: string,
): { readonly before: readonly DifferencePart[]; readonly now: readonly DifferencePart[] } {
  const old = tokensOf(before);
  const fresh = tokensOf(now);
  if (before === now || old.length > mostWords || fresh.length > mostWords)
    return { before: [{ text: before, kind: 'same' }], now: [{ text: now, kind: 'same' }] };
  const { inOld, inNew } = commonWords(old, fresh);
  return {
    before: parts(old, inOld, 'removed'),
    now: parts(fresh, inNew, 'added'),
  };
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

/** A longest common subsequence, as flags. */
function commonWords(old: readonly string[], fresh: readonly string[]) {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] as number;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const inOld = old.map(() => false);
  const inNew = fresh.map(() => false);
  for (let row = 0, column = 0; row < old.length && column < fresh.length; ) {
    if (old[row] === fresh[column]) {
      inOld[row++] = true;
      inNew[column++] = true;
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return { inOld, inNew };
}

function parts(
  tokens: readonly string[],
  common: readonly boolean[],
  different: 'removed' | 'added',
): DifferencePart[] {
  const joined: { text: string; kind: DifferencePart['kind'] }[] = [];
  tokens.forEach((token, index) => {
    const kind = common[index] ? 'same' : different;
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += token;
    else joined.push({ text: token, kind });
  });
  return joined;
}
