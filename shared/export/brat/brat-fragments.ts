// A mark's passages as brat writes them: split at line breaks, in text order, none of them empty.

/**
 * What ends a line for brat's parser, which reads .ann files with Python's `codecs`: LF and also VT, FF, FS, GS, RS, NEL
 * and the two separators of Unicode. Each is one code point.
 */
export const lineBreaks: ReadonlySet<string> = new Set('\n\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029');

/** `offsets` as `0 5;9 12` in code points; `text` is what they cover, joined by one space. Null for line breaks alone. */
export function bratFragments(passages: readonly { readonly start: number; readonly text: string }[]): {
  readonly offsets: string;
  readonly text: string;
} | null {
  const fragments: { start: number; end: number; text: string }[] = [];
  for (const passage of passages) {
    let at = passage.start;
    let [start, text] = [at, ''];
    const put = () => {
      if (text !== '') fragments.push({ start, end: at, text });
    };
    for (const character of passage.text) {
      if (lineBreaks.has(character)) {
        put();
        [start, text] = [at + 1, ''];
      } else text += character;
      at++;
    }
    put();
  }
  if (fragments.length === 0) return null;
  // brat's own order: it compares the text column with the fragments in the order of their offsets.
  fragments.sort((a, b) => a.start - b.start);
  return {
    offsets: fragments.map(({ start, end }) => `${start} ${end}`).join(';'),
    text: fragments.map(({ text }) => text).join(' '),
  };
}
