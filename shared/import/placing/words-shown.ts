// Words of a passage as a report shows them.

/** Long enough to recognise a passage, short enough for a row. */
const shownUnits = 80;

/** The words of some passages on one line, at most 80 UTF-16 units, never half of a pair at the end. */
export function exampleWords(quotes: readonly string[]): string {
  // No more is needed of a long quote than what is shown of it after runs of blanks are one.
  const words = quotes
    .map((quote) => quote.slice(0, shownUnits * 4))
    .join(' … ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= shownUnits) return words;
  return `${words
    .slice(0, shownUnits - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
