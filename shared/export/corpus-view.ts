// What exporters ask of a corpus again and again: the scope, marks by source, names of tags, types, analysts, entities.
import type { Annotation } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { CorpusInfo } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { byId, type ExportScope, exportScope } from '../native/export-scope.ts';
import { compareMarks } from '../store/source-marks.ts';
import type { ExportInput, ExportOptions } from './exporter.ts';

type Vocabulary = 'tags' | 'entityTypes' | 'relationTypes' | 'analysts';

export class CorpusView {
  readonly info: CorpusInfo;
  readonly scope: ExportScope;
  readonly tags: readonly CodebookEntry[];
  readonly entityTypes: readonly CodebookEntry[];
  readonly relationTypes: readonly CodebookEntry[];
  readonly #input: ExportInput;
  readonly #bySource = new Map<Id, Annotation[]>();
  #links: ReadonlyMap<Id, readonly Link[]> | undefined;
  readonly #names: Readonly<Record<Vocabulary, ReadonlyMap<Id, string>>>;

  constructor(input: ExportInput, options: ExportOptions) {
    this.#input = input;
    const { store } = input;
    this.info = store.info;
    this.scope = exportScope(store, options.sourceIds, false);
    this.tags = byId(store.table('tags').values());
    this.entityTypes = byId(store.table('entityTypes').values());
    this.relationTypes = byId(store.table('relationTypes').values());
    const names = (list: readonly { readonly id: Id; readonly name: string }[]) =>
      new Map(list.map((entry) => [entry.id, entry.name]));
    this.#names = {
      tags: names(this.tags),
      entityTypes: names(this.entityTypes),
      relationTypes: names(this.relationTypes),
      analysts: names(this.scope.analysts),
    };
    for (const mark of this.scope.annotations) {
      const marks = this.#bySource.get(mark.sourceId);
      if (marks) marks.push(mark);
      else this.#bySource.set(mark.sourceId, [mark]);
    }
    for (const marks of this.#bySource.values()) marks.sort(compareMarks);
  }

  /** A source's marks in text order. */
  marksOf(source: Source): readonly Annotation[] {
    return this.#bySource.get(source.id) ?? [];
  }

  /** The links that begin or end at this claim or entity. */
  linksOf(id: Id): readonly Link[] {
    if (!this.#links) {
      const links = new Map<Id, Link[]>();
      for (const link of this.scope.links)
        for (const end of new Set([link.from.id, link.to.id])) {
          const known = links.get(end);
          if (known) known.push(link);
          else links.set(end, [link]);
        }
      this.#links = links;
    }
    return this.#links.get(id) ?? [];
  }

  /** The exact text of a source, or null where it is not at hand. */
  async textOf(source: Source): Promise<string | null> {
    return this.#input.textOf(source.sha256);
  }

  /** The name of a tag, entity type, relation type or analyst; the id itself where it is unknown. */
  nameOf(vocabulary: Vocabulary, id: Id): string {
    return this.#names[vocabulary].get(id) ?? id;
  }

  /** The entity that is finally meant, after merges. */
  entity(id: Id): Entity | undefined {
    return this.#input.store.resolveEntity(id);
  }

  /** The entity with this id, merged or not. */
  entityItself(id: Id): Entity | undefined {
    return this.#input.store.get('entities', id);
  }
}
