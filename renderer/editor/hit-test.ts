// From a point on the screen to an offset: the nearest caret position, or the very character under the point.
import type { TextDocument } from './text-document.ts';

/** The caret position nearest to a client point; points beside the text count as its edge. Null outside the text. */
export function offsetAtPoint(text: TextDocument, x: number, y: number): number | null {
  const box = text.root.getBoundingClientRect();
  if (y < box.top) return 0;
  if (y > box.bottom) return text.text.length;
  const inside = Math.min(Math.max(x, box.left + 1), box.right - 1);
  const position = document.caretPositionFromPoint(inside, y);
  return position ? text.offsetOf(position.offsetNode, position.offset) : null;
}

/** The offset of a unit of the character drawn under a client point; null over blank space. */
export function characterAtPoint(text: TextDocument, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y);
  const node = position?.offsetNode;
  if (!position || !(node instanceof Text) || text.offsetOf(node, 0) === null) return null;
  const caret = position.offset;
  const range = document.createRange();
  // The caret snaps to the nearer edge, so the character is the one before or the one behind it. A cluster has many units:
  // widen until something with a width is found.
  for (let reach = 1; reach <= clusterReach; reach++) {
    for (const [from, to] of [
      [caret, caret + reach],
      [caret - reach, caret],
    ] as const) {
      if (from < 0 || to > node.length) continue;
      range.setStart(node, from);
      range.setEnd(node, to);
      if (contains(range, x, y)) return text.offsetOf(node, from === caret ? caret : caret - 1);
    }
  }
  return null;
}

/** Units of the longest cluster looked through: family emoji with skin tones take 25. */
const clusterReach = 28;

function contains(range: Range, x: number, y: number): boolean {
  for (const box of range.getClientRects())
    if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) return true;
  return false;
}
