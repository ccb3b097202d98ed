// Whether a passage of folded text is made of whole words.

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
// Scripts written without spaces: their words have no visible edge, so any edge will do.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether [start, end) (UTF-16 units, not empty) neither begins nor ends inside a word. */
export function isWholeWord(text: string, start: number, end: number): boolean {
  return isWordEdge(text, start) && isWordEdge(text, end);
}

/** Whether a word can begin or end at `offset`. */
function isWordEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = characterBefore(text, offset);
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (!wordCharacter.test(before) || !wordCharacter.test(after)) return true;
  return unspaced.test(before) || unspaced.test(after);
}

function characterBefore(text: string, offset: number): string {
  const pair = offset > 1 ? (text.codePointAt(offset - 2) ?? 0) : 0;
  return pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(offset - 1);
}
