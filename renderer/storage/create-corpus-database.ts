// Makes the database of an empty corpus: a header and the entity types every corpus begins with. No journal entry: nothing came before.
import type { TableName, Tables } from '../../shared/change/change-set.ts';
import { initialEntityTypes } from '../../shared/model/codebook.ts';
import type { CorpusInfo } from '../../shared/model/corpus.ts';
import { corpusInfoSchema } from '../../shared/model/corpus.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { PackRow } from './corpus-database.ts';
import { CorpusDatabase, corpusDatabaseName } from './corpus-database.ts';

/** Resolves when the corpus is on disk. */
export async function createCorpusDatabase(id: Id, title: string): Promise<void> {
  const info: CorpusInfo = corpusInfoSchema.parse({ id, title });
  const database = new CorpusDatabase(corpusDatabaseName(id));
  try {
    await database.packs.bulkAdd([pack('corpus', [info]), pack('entityTypes', initialEntityTypes)]);
  } finally {
    database.close();
  }
}

function pack<Table extends 'corpus' | 'entityTypes'>(
  table: Table & TableName,
  records: readonly Tables[Table][],
): PackRow {
  return {
    table,
    group: '',
    n: 0,
    ids: records.map((record) => record.id),
    lines: records.map((record) => JSON.stringify(record)).join('\n'),
  };
}
