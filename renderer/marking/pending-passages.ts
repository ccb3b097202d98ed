// What a selection becomes before anything is stored: trimmed, whole graphemes, in reading order, never overlapping.
import type { Range } from '../../shared/model/span.ts';
import { cleanRange } from '../../shared/text/trim-range.ts';

/** The passage a raw selection means (UTF-16 units), or null when it holds nothing but blanks. */
export function passageOf(text: string, selected: Range): Range | null {
  return cleanRange(text, selected);
}

/**
 * The pending passages after another selection. Without `additive` it replaces them; with it, it is the next passage in
 * reading order, swallowing the ones it overlaps.
 */
export function withPassage(pending: readonly Range[], passage: Range, additive: boolean): Range[] {
  if (!additive) return [passage];
  const overlapping = pending.filter((other) => other.start < passage.end && other.end > passage.start);
  const joined = overlapping.reduce(
    (whole, other) => ({ start: Math.min(whole.start, other.start), end: Math.max(whole.end, other.end) }),
    passage,
  );
  return [...pending.filter((other) => !overlapping.includes(other)), joined];
}
