// Marks whose place in a new version is not sure, or lost: accepted where they are proposed, given up, or placed by hand.
import { editDistance } from '../anchoring/near-match.ts';
import type { ChangeSet } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Span } from '../model/span.ts';
import { makeSpan } from '../text/make-span.ts';
import type { CommandContext } from './command-context.ts';
import { changeSet, counted, edition } from './command-context.ts';

/** Of a quote this share may differ from what stands at a proposed place; with less in common the place only stands in. */
const mostDifference = 0.75;
/** Longer quotes are compared by their beginning. */
const compared = 2_000;

/** Whether the mark waits for a decision about its place. */
export function needsPlace(mark: Annotation): boolean {
  return mark.anchor === 'uncertain' || mark.anchor === 'lost';
}

/**
 * Whether a span of an uncertain mark is not a proposed place but stands in for a lost passage: its old words have next to
 * nothing in common with what stands there.
 */
export function isStandIn(text: string, { start, end, quote }: Span): boolean {
  const found = text.slice(start, Math.min(end, start + compared));
  const words = quote.slice(0, compared);
  if (found === words) return false;
  const longer = Math.max(found.length, words.length);
  return editDistance(found, 0, found.length, words) / longer > mostDifference;
}

/** Accepts uncertain marks where they are proposed: what stands there is what they mark now. Lost passages are left out. */
export function acceptPlaces(context: CommandContext, ids: readonly Id[], text: string): ChangeSet | null {
  const changes = ids.flatMap((id) => {
    const mark = context.store.get('annotations', id);
    if (mark?.anchor !== 'uncertain') return [];
    const there = mark.spans.filter((span) => span.end <= text.length && !isStandIn(text, span));
    if (there.length === 0) return [];
    const spans = there.map((span) => makeSpan(text, span));
    return edition(context, 'annotations', id, { spans, anchor: 'moved' });
  });
  return changeSet(`Accepted the place of ${counted(changes.length, 'mark')}`, changes);
}

/** Gives up the proposed places: the marks are lost, with their old words, until they are placed by hand. */
export function rejectPlaces(context: CommandContext, ids: readonly Id[]): ChangeSet | null {
  const changes = ids.flatMap((id) =>
    context.store.get('annotations', id)?.anchor === 'uncertain'
      ? edition(context, 'annotations', id, { anchor: 'lost' })
      : [],
  );
  return changeSet(`Rejected the place of ${counted(changes.length, 'mark')}`, changes);
}

/** Puts a mark on passages chosen by hand, in reading order. Its anchor is exact: somebody has looked. */
export function placeByHand(context: CommandContext, id: Id, spans: readonly Span[]): ChangeSet | null {
  if (spans.length === 0) return null;
  return changeSet(
    'Placed a mark by hand',
    edition(context, 'annotations', id, { spans: [...spans], anchor: 'exact' }),
  );
}
