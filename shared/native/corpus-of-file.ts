// A file that was read, as a corpus of its own in memory.
import type { Change } from '../change/change-set.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';

/** A store that holds exactly the file's records. */
export function corpusOfFile(file: ParsedCorpus): CorpusStore {
  const store = new CorpusStore();
  const added = (table: Change['table'], records: readonly { readonly id: Id }[]) =>
    records.map((after) => ({ table, id: after.id, before: null, after }) as Change);
  store.apply(
    [
      ...added('corpus', [file.corpus]),
      ...added('analysts', file.analysts),
      ...added('tags', file.tags),
      ...added('entityTypes', file.entityTypes),
      ...added('relationTypes', file.relationTypes),
      ...added('sources', file.sources),
      ...added('entities', file.entities),
      ...added('annotations', file.annotations),
      ...added('links', file.links),
      ...file.deleted.map(
        (after): Change => ({
          table: 'deleted',
          id: tombstoneKey(after.table, after.id),
          before: null,
          after,
        }),
      ),
    ],
    'load',
  );
  return store;
}
