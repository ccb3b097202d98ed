// Whether a passage that is equal letter for letter also ends where words end: "40" is not in "40,000", nor "foo" in "food".
import { isWordUnit } from './words.ts';

const digit = /\p{N}/u;
/** Between two letters or digits these make one word of them; a full stop, comma, colon or slash only between digits. */
const joiners = new Set([..."-'&@_"]);
const digitJoiners = new Set([...'.,:/']);

/** How the text goes on over the boundary at `offset` (UTF-16 units of a folded text): not at all, in a word, by a joiner. */
function joint(text: string, offset: number): 'none' | 'word' | 'compound' {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (isWordUnit(before)) {
    if (isWordUnit(after)) return 'word';
    return joins(text.charAt(offset - 1), text.charAt(offset), text.charAt(offset + 1)) ? 'compound' : 'none';
  }
  if (!isWordUnit(after)) return 'none';
  return joins(text.charAt(offset - 2), text.charAt(offset - 1), text.charAt(offset)) ? 'compound' : 'none';
}

function joins(before: string, between: string, after: string): boolean {
  if (!isWordUnit(before.charCodeAt(0)) || !isWordUnit(after.charCodeAt(0))) return false;
  return joiners.has(between) || (digitJoiners.has(between) && digit.test(before) && digit.test(after));
}

/** Whether [start, end) of the old text and its equal at `at` of the new one end at words in the same way. */
export function endsAlike(oldText: string, start: number, end: number, newText: string, at: number): boolean {
  return (
    joint(oldText, start) === joint(newText, at) && joint(oldText, end) === joint(newText, at + end - start)
  );
}
