// Every mention of an entity in the corpus, grouped by source in the order of the sources, in text order within one.
import type { MentionAnnotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { compareMarks } from '../store/source-marks.ts';
import { entityFamilies } from './entity-families.ts';

export interface MentionsInSource {
  readonly source: Source;
  readonly mentions: readonly MentionAnnotation[];
}

/** The mentions of the entity and of all that were merged into it. */
export function mentionsBySource(store: CorpusStore, entityId: Id): MentionsInSource[] {
  const grouped = new Map<Id, MentionAnnotation[]>();
  for (const member of entityFamilies(store).membersOf(entityId)) {
    for (const id of store.mentionsOf(member.id)) {
      const mark = store.get('annotations', id);
      if (mark?.kind !== 'mention') continue;
      const group = grouped.get(mark.sourceId);
      if (group) group.push(mark);
      else grouped.set(mark.sourceId, [mark]);
    }
  }
  return [...grouped]
    .flatMap(([sourceId, mentions]) => {
      const source = store.get('sources', sourceId);
      return source ? [{ source, mentions: mentions.sort(compareMarks) }] : [];
    })
    .sort((a, b) => a.source.position - b.source.position || (a.source.id < b.source.id ? -1 : 1));
}
