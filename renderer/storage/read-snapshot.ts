// The whole corpus as it is on disk at one moment, for exports and backups in a worker.
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { CorpusStore } from '../../shared/store/corpus-store.ts';
import { CorpusDatabase, corpusDatabaseName } from './corpus-database.ts';
import { readJournal } from './read-journal.ts';
import { packName, stagedPacks } from './read-packs.ts';
import { unpack } from './record-encoding.ts';

export interface CorpusSnapshot {
  readonly store: CorpusStore;
  readonly textOf: (sha256: string) => Promise<string | null>;
  /** The journal as it was at that moment. */
  readonly journal: () => AsyncGenerator<JournalEntry, void>;
  readonly close: () => void;
}

/** Packs parsed and indexed at a time. */
const packsPerStep = 256;

/** Reads all records in one transaction: writes wait for it, half a second with 200,000 marks, so that no state is half. */
export async function readSnapshot(id: Id): Promise<CorpusSnapshot> {
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const store = new CorpusStore();
  const { rows, lastSeq } = await database.transaction(
    'r',
    [database.packs, database.stagings, database.journalHeads],
    async () => {
      // What an import has written so far does not count until its last transaction.
      const staged = await stagedPacks(database);
      const all = await database.packs.toArray();
      const [last = 0] = await database.journalHeads.toCollection().reverse().limit(1).primaryKeys();
      const visible = all.filter((row) => !staged.has(packName(row)));
      return { rows: visible, lastSeq: last };
    },
  );
  for (let from = 0; from < rows.length; from += packsPerStep)
    store.apply(rows.slice(from, from + packsPerStep).flatMap(unpack), 'load');
  return {
    store,
    textOf: async (sha256) => (await database.texts.get(sha256))?.text ?? null,
    journal: async function* () {
      for await (const entry of readJournal(database)) {
        if (entry.seq > lastSeq) return;
        yield entry;
      }
    },
    close: () => database.close(),
  };
}
