// The string Lexical holds in place of the source's: same length, one unit for one unit, with what would draw nothing made
// visible. The viewer gives it a paragraph's content (LineIndex.startOf to endOf), which has no LF and no CR in it; given
// more, LF stays, CR before LF draws nothing and a lone CR breaks the line. The source and the clipboard never see it.

/** Draws nothing; stands for the CR of a CRLF. */
const invisible = '\u200b';

/** Stands for NEL, the line end of mainframes and of texts that came from them: Unicode's symbol for newline. */
const nextLine = '\u2424';

/** Stands for what has no picture of its own: C1 controls and halves of surrogate pairs. */
const unknown = '\ufffd';

// Controls but tab and LF, line and paragraph separator, and surrogates without their other half.
const needsReplacing = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029]' +
    '|[\\ud800-\\udbff](?![\\udc00-\\udfff])' +
    '|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  'g',
);

/** `text` as it is drawn; `toDisplay(text).length === text.length`, and every offset means the same in both. */
export function toDisplay(text: string): string {
  if (text.search(needsReplacing) < 0) return text;
  return text.replace(needsReplacing, (unit, offset: number) => {
    const code = unit.charCodeAt(0);
    if (code === 0x0d) return text.charCodeAt(offset + 1) === 0x0a ? invisible : '\n';
    // VT, FF, line and paragraph separator.
    if (code === 0x0b || code === 0x0c || code === 0x2028 || code === 0x2029) return '\n';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x85) return nextLine;
    return code === 0x7f ? '\u2421' : unknown;
  });
}
