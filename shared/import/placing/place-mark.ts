// One mark of a file as a record of the corpus.
import type { Annotation } from '../../model/annotation.ts';
import { emptyClaim } from '../../model/claim.ts';
import type { Id } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import type { IncomingAttribution, IncomingMark } from '../incoming.ts';
import type { PlacedCodebook } from './place-codebook.ts';
import type { PlacedEntities } from './place-entities.ts';
import type { PlacedPassages } from './place-passages.ts';
import { placedId } from './placed-id.ts';
import type { PlacingContext } from './placing-context.ts';
import { copyOf, shapedRecord } from './shape-record.ts';
import type { SourceText } from './source-text.ts';

export interface Vocabulary {
  readonly tags: PlacedCodebook;
  readonly entities: PlacedEntities;
}

/** The id a mark has or gets: the file's own, or one made of format, text, source and key, whatever corpus it comes into. */
export function markId({ id, key, source }: IncomingMark, sha256: string, format: string): Id {
  return typeof id === 'string' && id !== '' ? id : placedId(format, 'mark', sha256, source, key);
}

/** The record of a mark whose passages were found; null where its shape cannot be mended. */
export function markRecord(
  mark: IncomingMark,
  id: Id,
  { source, text }: { readonly source: Source; readonly text: SourceText },
  passages: PlacedPassages,
  entityId: Id | null,
  vocabulary: Vocabulary,
  context: PlacingContext,
): Annotation | null {
  const { where, kind } = mark;
  const before = context.store.get('annotations', id);
  // A mark that changed its kind begins anew; what both kinds have stays.
  const ours = before?.kind === kind ? before : undefined;
  const kept = before && { tags: before.tags, comment: before.comment, status: before.status };
  const stamps = context.stamps.of('annotations', id, mark, before, where);
  const isLost = passages.anchor === 'lost';
  const spans = ownSpans(passages.spans, before?.sourceId === source.id ? before.spans : [], text, isLost);
  const isInPlace = before !== undefined && before.sourceId === source.id && spans === before.spans;
  const anchor = isInPlace && (before.anchor !== 'lost' || isLost) ? before.anchor : anchorOf(mark, passages);
  const tags = Array.isArray(mark.tags) ? { tags: tagsOf(mark, vocabulary, context) } : {};
  const fixed = { id, sourceId: source.id, kind, spans, anchor, ...stamps };
  const parts =
    kind === 'mention'
      ? { entityId }
      : kind === 'claim'
        ? { claim: claimOf(mark, ours?.kind === 'claim' ? ours.claim : emptyClaim, vocabulary, context) }
        : {};
  const stated = {
    ...fixed,
    ...parts,
    ...tags,
    ...(mark.comment === undefined ? {} : { comment: mark.comment }),
    ...(mark.status === undefined ? {} : { status: mark.status }),
  };
  const bare = kind === 'claim' ? { claim: ours?.kind === 'claim' ? ours.claim : emptyClaim } : parts;
  const base = ours ? { ...ours, ...fixed, ...bare } : { ...kept, ...fixed, ...bare };
  return shapedRecord('annotations', base, stated, where, context.problems);
}

/** What the analyst or another tool doubted stays doubted: a quote that stands where the file says proves no more. */
function anchorOf({ anchor }: IncomingMark, placed: PlacedPassages): Annotation['anchor'] {
  if (placed.anchor !== 'exact') return placed.anchor;
  if (anchor === 'lost') return 'uncertain';
  return anchor === 'moved' || anchor === 'uncertain' ? anchor : 'exact';
}

/**
 * Ours where they cover the same with the same words. Contexts of other lengths are no difference, nor is half of a line
 * break, which a file that has LF alone cannot hold.
 */
function ownSpans(
  placed: readonly Span[],
  ours: readonly Span[],
  text: SourceText,
  isLost: boolean,
): readonly Span[] {
  const isSame =
    placed.length === ours.length &&
    placed.every((span, at) => {
      const own = ours[at];
      if (!own) return false;
      // A lost passage has no place that could differ.
      return text.isSameSpan(span, own) || (isLost && span.quote === own.quote);
    });
  return isSame ? ours : placed;
}

function tagsOf({ tags, where }: IncomingMark, vocabulary: Vocabulary, { problems }: PlacingContext): Id[] {
  const ids = new Set<Id>();
  for (const tag of tags ?? []) {
    const id = typeof tag === 'string' ? vocabulary.tags.find(tag) : undefined;
    if (id !== undefined) ids.add(id);
    else
      problems.repeatedWarning(
        `tag ${tag}`,
        where,
        `The tag “${tag}” is not in the file’s codebook; it is left out.`,
      );
  }
  return [...ids];
}

/** The claim's fields over those it has here; a field of the wrong shape is left out alone, not the claim. */
function claimOf(
  { claim, where }: IncomingMark,
  ours: object,
  vocabulary: Vocabulary,
  { problems }: PlacingContext,
): object {
  if (!claim) return ours;
  const { attribution, ...fields } = claim;
  const result = { ...ours, ...(copyOf(fields) as object) };
  if (!Array.isArray(attribution)) return result;
  return { ...result, attribution: attribution.map((hop) => hopOf(hop, where, vocabulary, problems)) };
}

function hopOf(
  { entity, ...hop }: IncomingAttribution,
  where: string,
  { entities }: Vocabulary,
  problems: PlacingContext['problems'],
): object {
  const entityId = entity === undefined ? undefined : entities.find(entity);
  if (entity !== undefined && entityId === undefined)
    problems.repeatedWarning(
      'voice',
      where,
      'A voice of a claim is not among the file’s entities; its name stays.',
    );
  const name = hop.name ?? (entityId === undefined ? (entity ?? '') : entities.nameOf(entityId));
  return { role: 'says', ...hop, name, entityId: entityId ?? null };
}
