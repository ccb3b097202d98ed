// The whole record of a mark as JSON, for formats with a field where it fits: what their own fields cannot hold stays.
import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import type { CorpusView } from '../corpus-view.ts';

/** The native record without its passages, keys in the order of the model. */
export function ownRecord(mark: Annotation): Record<string, unknown> {
  const { spans: _, ...rest } = mark;
  return rest;
}

/** The record and, under `names`, what the ids in it are called: for files that carry no codebook and no registry. */
export function namedRecord(mark: Annotation, view: CorpusView): Record<string, unknown> {
  const named = (vocabulary: 'tags' | 'analysts', ids: readonly Id[]) =>
    Object.fromEntries(ids.map((id) => [id, view.nameOf(vocabulary, id)]));
  const entities = entitiesOf(mark, view);
  return {
    ...ownRecord(mark),
    names: {
      ...(mark.tags.length > 0 && { tags: named('tags', mark.tags) }),
      analysts: named('analysts', [mark.createdBy, mark.updatedBy]),
      ...(Object.keys(entities).length > 0 && { entities }),
    },
  };
}

/** What tells a source from others, beside one record of each file: formats have no place for file name and hash. */
export function sourceNames({ title, fileName, sha256 }: Source) {
  return { title, fileName, sha256 };
}

/** Name and type of every entity the mark speaks of, with those they were merged into. */
function entitiesOf(mark: Annotation, view: CorpusView): Record<Id, unknown> {
  const ids =
    mark.kind === 'mention'
      ? [mark.entityId]
      : mark.kind === 'claim'
        ? mark.claim.attribution.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]))
        : [];
  const found: Record<Id, unknown> = {};
  for (const id of ids) {
    const entity = view.entityItself(id);
    const head = view.entity(id);
    if (!entity || !head) continue;
    const merged = head.id === entity.id ? {} : { mergedInto: head.id };
    found[id] = { name: entity.name, type: view.nameOf('entityTypes', entity.type), ...merged };
    if (head.id !== id) found[head.id] = { name: head.name, type: view.nameOf('entityTypes', head.type) };
  }
  return found;
}

/** The hedged judgement of a claim as one word: `icd203:very-likely`; null where there is none. */
export function likelihoodTerm(mark: Annotation): string | null {
  if (mark.kind !== 'claim' || !mark.claim.likelihood) return null;
  return `${mark.claim.likelihood.scale}:${mark.claim.likelihood.term}`;
}

/** Who says it, from the document's author to the origin: "Sound Watch > Observatory". */
export function speakerChain(mark: Annotation): string {
  return mark.kind === 'claim' ? mark.claim.attribution.map(({ name }) => name).join(' > ') : '';
}
