// What became of one passage when its text was replaced, and why: in types and in words.
import type { Range } from '../model/span.ts';

/** Why a passage is where it is said to be, or why nobody can be sure. */
export const placeReasons = [
  'same-place',
  'moved',
  'typography',
  'words-changed',
  'repeated',
  'other-context',
  'part-of-word',
  'crossed',
  'gone',
] as const;
export type PlaceReason = (typeof placeReasons)[number];

/** A passage in the new text. Offsets are UTF-16 units of the new text. */
export interface PlacedPassage {
  /** The best place; null when it is lost. */
  readonly range: Range | null;
  /** Whether it may be taken without asking. */
  readonly sure: boolean;
  /** 1: the very words; below, the share of their characters that is still there. 0: lost. */
  readonly score: number;
  readonly reason: PlaceReason;
  /** Other places that fit about as well, best first; a few at most. */
  readonly others: readonly Range[];
}

/** One sentence for the analyst. */
export const placeReasonWording: Readonly<Record<PlaceReason, string>> = {
  'same-place': 'At its place.',
  moved: 'The same words in the same context, at another place.',
  typography: 'The same words with other quotation marks, dashes, spaces or line breaks.',
  'words-changed': 'The words were changed here.',
  repeated: 'The same words stand in several places, and nothing tells for sure which is meant.',
  'other-context': 'The same words, but what stands around them is different.',
  'part-of-word': 'The same letters, but as part of a longer word or number.',
  crossed: 'The passages of this mark do not follow each other as before.',
  gone: 'The words are not in the new text.',
};
