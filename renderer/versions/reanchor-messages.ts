// What page and re-anchoring worker say to each other. Marks cross in portions, so that no message takes the page a frame.
import type { ProposedMark } from '../../shared/anchoring/decide-mark.ts';
import type { AnchoredMark } from '../../shared/anchoring/reanchor-marks.ts';
import type { Zone } from '../../shared/model/source.ts';

/** Marks a message. */
export const marksPerMessage = 500;

export type ReanchorRequest =
  | {
      readonly kind: 'texts';
      readonly oldText: string;
      readonly newText: string;
      readonly zones: readonly Zone[];
      /** How many marks will follow. */
      readonly total: number;
    }
  | { readonly kind: 'marks'; readonly marks: readonly AnchoredMark[] };

export type ReanchorMessage =
  /** In the order of the request. */
  | { readonly kind: 'placed'; readonly marks: readonly ProposedMark[] }
  /** The last one: the zones that are still there. */
  | { readonly kind: 'done'; readonly zones: readonly Zone[] };
