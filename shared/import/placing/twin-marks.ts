// Marks that are here already although the file has no ids: a corpus that went out in a poor format and comes back.
import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Span } from '../../model/span.ts';
import { differingFields } from '../../native/merge-fields.ts';
import type { CorpusStore } from '../../store/corpus-store.ts';
import type { PlacedEntities } from './place-entities.ts';

export class TwinMarks {
  readonly #store: CorpusStore;
  readonly #entities: PlacedEntities;
  readonly #taken = new Set<Id>();
  /** Marks of the source asked about last, by kind and passages. */
  #ours: { readonly sourceId: Id; readonly byShape: ReadonlyMap<string, readonly Annotation[]> } | null =
    null;

  constructor(store: CorpusStore, entities: PlacedEntities) {
    this.#store = store;
    this.#entities = entities;
  }

  /**
   * The record of one of our marks on the same passages from which nothing that the file says differs; null where there is
   * none. `build` makes a record under our id. A mention may name an entity by its words alone; ours knows which it is.
   */
  find(
    kind: Annotation['kind'],
    sourceId: Id,
    spans: readonly Span[],
    entityId: Id | null,
    build: (id: Id, entityId: Id | null) => Annotation | null,
  ): Annotation | null {
    for (const ours of this.#oursOf(sourceId).get(shapeOf(kind, spans)) ?? []) {
      if (this.#taken.has(ours.id)) continue;
      const known = ours.kind === 'mention' ? ours.entityId : null;
      const isOther = entityId !== null && known !== null && known !== entityId;
      if (isOther && !this.#entities.mayBe(entityId, known)) continue;
      const record = build(ours.id, known);
      if (!record || differingFields('annotations', ours, record).length > 0) continue;
      this.#taken.add(ours.id);
      if (isOther) this.#entities.replace(entityId, known);
      return record;
    }
    return null;
  }

  #oursOf(sourceId: Id): ReadonlyMap<string, readonly Annotation[]> {
    if (this.#ours?.sourceId === sourceId) return this.#ours.byShape;
    const byShape = new Map<string, Annotation[]>();
    for (const mark of this.#store.marksOf(sourceId).ordered) {
      const shape = shapeOf(mark.kind, mark.spans);
      const alike = byShape.get(shape);
      if (alike) alike.push(mark);
      else byShape.set(shape, [mark]);
    }
    this.#ours = { sourceId, byShape };
    return byShape;
  }
}

function shapeOf(kind: Annotation['kind'], spans: readonly Span[]): string {
  return `${kind} ${spans.map(({ start, end }) => `${start}–${end}`).join(' ')}`;
}
