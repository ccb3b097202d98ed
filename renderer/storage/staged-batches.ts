// The batches in which a bulk is written: nobody sees what `stagings` notes until the bulk's last transaction takes the notes away.
import type { Table } from 'dexie';
import type { Id } from '../../shared/model/ids.ts';
import type { BodyRow, CorpusDatabase, DocumentRow, PackRow } from './corpus-database.ts';
import { corpusDatabaseTables } from './corpus-database.ts';

/** UTF-16 units per request: copied in a few milliseconds. */
const unitsPerRequest = 500_000;

/** What is written in one transaction. */
export interface Batch {
  packs: PackRow[];
  texts: { sha256: string; text: string }[];
  originals: { sourceId: Id; bytes: Uint8Array }[];
  documents: DocumentRow[];
  bodies: BodyRow[];
  units: number;
}

/** A batch to be filled. */
export function emptyBatch(): Batch {
  return { packs: [], texts: [], originals: [], documents: [], bodies: [], units: 0 };
}

/** Writes a batch that nobody sees yet; resolves with the key of its note. Rejects, having written nothing, when the database refuses. */
export async function writeBatch(
  database: CorpusDatabase,
  { packs, texts, originals, documents, bodies }: Batch,
): Promise<number> {
  return database.transaction('rw', corpusDatabaseTables(database), async () => {
    const hashes = [...new Set(texts.map((row) => row.sha256))];
    // Asked for all at once: a cursor over them would wait for the database at each.
    const counts = await Promise.all(
      hashes.map((hash) => database.texts.where('sha256').equals(hash).count()),
    );
    const known = new Set(hashes.filter((_, index) => (counts[index] ?? 0) > 0));
    const arriving = new Map(texts.flatMap((row) => (known.has(row.sha256) ? [] : [[row.sha256, row]])));
    const [added] = await Promise.all([
      database.stagings.add({
        packs: packs.map((row) => [row.table, row.group, row.n]),
        texts: [...arriving.keys()],
        originals: originals.map((row) => row.sourceId),
        documents: documents.map((row) => row.sourceId),
        bodies: bodies.map((row) => [row.body, row.part]),
      }),
      addInPortions(database.packs, packs, ({ lines }) => lines.length),
      database.texts.bulkAdd([...arriving.values()]),
      database.originals.bulkPut(originals),
      database.documents.bulkPut(documents),
      addInPortions(database.journalBodies, bodies, ({ changes }) => changes.length),
    ]);
    return added;
  });
}

/** Asks for some rows at a time: each request copies them, which holds up the window. Inside a transaction. */
async function addInPortions<Row>(table: Table<Row>, rows: readonly Row[], unitsOf: (row: Row) => number) {
  for (let from = 0; from < rows.length; ) {
    let to = from;
    for (let units = 0; to < rows.length && units < unitsPerRequest; to++) units += unitsOf(rows[to] as Row);
    await table.bulkAdd(rows.slice(from, to));
    from = to;
  }
}

/** Takes away what every bulk wrote that was cancelled or killed before its last transaction. */
export async function discardStagings(database: CorpusDatabase): Promise<void> {
  for (const batch of await database.stagings.toCollection().primaryKeys())
    await discardStaging(database, batch);
}

/** Takes one batch away. */
export async function discardStaging(database: CorpusDatabase, batch: number): Promise<void> {
  await database.transaction('rw', corpusDatabaseTables(database), async () => {
    const row = await database.stagings.get(batch);
    if (!row) return;
    await database.packs.bulkDelete([...row.packs]);
    await database.texts.bulkDelete([...row.texts]);
    await database.originals.bulkDelete([...row.originals]);
    await database.documents.bulkDelete([...(row.documents ?? [])]);
    await database.journalBodies.bulkDelete([...row.bodies]);
    await database.stagings.delete(batch);
  });
}
