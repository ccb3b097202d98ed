// Looks for an entity's names in texts, one after the other, with progress, and gives way between them.
import { entityFamilies } from '../../shared/entities/entity-families.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Span } from '../../shared/model/span.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { makeSpan } from '../../shared/text/make-span.ts';
import { findOccurrences } from '../../shared/text/occurrences.ts';
import type { CorpusSession } from '../session/corpus-session.ts';

export interface Occurrence {
  /** Unique within one search. */
  readonly key: string;
  readonly sourceId: Id;
  readonly span: Span;
  /** The entity that is marked there already, wholly or in part; null where nothing is. */
  readonly markedAs: Id | null;
}

export interface OccurrenceSearch {
  readonly entityId: Id;
  readonly names: readonly string[];
  readonly wholeWord: boolean;
  readonly sourceIds: readonly Id[];
  readonly signal: AbortSignal;
  /** Sources done so far. */
  readonly onProgress: (done: number) => void;
}

/** Milliseconds of work after which the window gets its turn. */
const slice = 12;

/** All occurrences in the order of the sources; rejects with the signal's reason when it was called off. */
export async function searchOccurrences(
  session: CorpusSession,
  search: OccurrenceSearch,
): Promise<Occurrence[]> {
  const { store } = session;
  const longerNames = otherNames(store, search.entityId);
  const found: Occurrence[] = [];
  let since = performance.now();
  for (const [index, sourceId] of search.sourceIds.entries()) {
    search.signal.throwIfAborted();
    const text = await session.textOf(sourceId);
    for (const range of findOccurrences(text, search.names, { wholeWord: search.wholeWord, longerNames })) {
      found.push({
        key: `${sourceId} ${range.start}`,
        sourceId,
        span: makeSpan(text, range),
        markedAs: markedThere(store, sourceId, range.start, range.end, search.entityId),
      });
    }
    if (performance.now() - since < slice) continue;
    search.onProgress(index + 1);
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  }
  search.signal.throwIfAborted();
  search.onProgress(search.sourceIds.length);
  return found;
}

/** Names and aliases of everybody else: an occurrence inside one of them is not meant. */
function otherNames(store: CorpusStore, entityId: Id): string[] {
  const own = new Set(
    entityFamilies(store)
      .membersOf(entityId)
      .map((member) => member.id),
  );
  const names: string[] = [];
  for (const entity of store.table('entities').values())
    if (!own.has(entity.id)) names.push(entity.name, ...entity.aliases);
  return names;
}

function markedThere(store: CorpusStore, sourceId: Id, start: number, end: number, wanted: Id): Id | null {
  let other: Id | null = null;
  for (const mark of store.marksOf(sourceId).meeting(start, end)) {
    if (mark.kind !== 'mention') continue;
    const entityId = store.resolveEntity(mark.entityId)?.id ?? mark.entityId;
    if (entityId === wanted) return wanted;
    other = entityId;
  }
  return other;
}
