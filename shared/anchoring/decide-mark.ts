// From what was found, and what the analyst decided about it, to what a mark becomes in the new version.
import type { AnchorState } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Range, Span } from '../model/span.ts';
import { makeSpan } from '../text/make-span.ts';
import type { ReanchoredMark } from './reanchor-marks.ts';

/** A mark as its re-anchoring proposes it. */
export interface ProposedMark extends ReanchoredMark {
  /** Its spans when nothing is decided: see `spansIn`; those of the old text when it is lost. */
  readonly spans: readonly Span[];
}

/** What the analyst decided about a mark that is not sure. `places`: one for each passage; null leaves that passage out. */
export type MarkDecision =
  | { readonly kind: 'accepted'; readonly places: readonly (Range | null)[] }
  | { readonly kind: 'rejected' };

/** A mark in the new version. */
export interface DecidedMark {
  readonly id: Id;
  readonly anchor: AnchorState;
  readonly spans: readonly Span[];
}

/** The first decision that suggests itself: every passage where it was proposed. */
export function acceptance(mark: ProposedMark): MarkDecision {
  return { kind: 'accepted', places: mark.passages.map((passage) => passage.range) };
}

/** What becomes of a mark. Rejected: lost, with its old words; accepted: moved; undecided: as it was proposed. */
export function decideMark(
  newText: string,
  mark: ProposedMark,
  oldSpans: readonly Span[],
  decision: MarkDecision | undefined,
): DecidedMark {
  const { id } = mark;
  if (decision?.kind === 'rejected') return { id, anchor: 'lost', spans: oldSpans };
  if (decision?.kind === 'accepted') {
    const spans = decision.places.flatMap((place) => (place ? [makeSpan(newText, place)] : []));
    if (spans.length > 0) return { id, anchor: 'moved', spans };
  }
  return { id, anchor: mark.anchor, spans: mark.spans };
}
