// Reads the journal: pages of heads, whole entries, one record's history, everything in order. Never all of it at once.
import type { Change, TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { JournalEntry, JournalHead } from '../../shared/model/journal.ts';
import type { BodyRow, CorpusDatabase, HeadRow } from './corpus-database.ts';
import { coarseKey, decodeChanges, sourcesOf } from './record-encoding.ts';

/** Heads per read, and journal rows per read when the whole journal is streamed. */
const headsPerRead = 200;
const partsPerRead = 64;

/** The newest `limit` heads before `beforeSeq` (null: from the end), newest first, as stored. */
export function readHeads(
  database: CorpusDatabase,
  beforeSeq: number | null,
  limit: number,
): Promise<HeadRow[]> {
  return database.journalHeads
    .where('seq')
    .below(beforeSeq ?? Number.POSITIVE_INFINITY)
    .reverse()
    .limit(limit)
    .toArray();
}

/** A head without what only storage knows. */
export function publicHead(row: HeadRow): JournalHead {
  const { step: _step, body: _body, parts: _parts, isHistory: _isHistory, ...head } = row;
  return head;
}

/** All changes of an entry. */
export async function readChanges(database: CorpusDatabase, head: HeadRow): Promise<Change[]> {
  const changes: Change[] = [];
  for (let part = 0; part < head.parts; part++) {
    const row = await database.journalBodies.get([head.body, part]);
    if (!row) throw new Error('A part of the journal is missing; the last backup has it.');
    for (const change of decodeChanges(row.changes)) changes.push(change);
  }
  return changes;
}

/** Entries that touched a record, newest first, each with only that record's changes. `sourceId` helps to find a mark's. */
export async function readHistory(
  database: CorpusDatabase,
  table: TableName,
  id: Id,
  sourceId: Id | null,
): Promise<JournalEntry[]> {
  const found = new Map<number, Change[]>();
  const asked = new Set<string>();
  const quoted = JSON.stringify(id);
  const keys = [id, ...(sourceId === null ? [] : [coarseKey(sourceId)])];
  for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
    if (asked.has(key)) continue;
    asked.add(key);
    const rows = await database.journalBodies.where('touches').equals(key).toArray();
    for (const row of rows) {
      if (!row.changes.includes(quoted)) continue;
      const own = decodeChanges(row.changes).filter((change) => change.table === table && change.id === id);
      if (own.length === 0) continue;
      const place = row.body + row.part / 2 ** 20;
      found.set(place, own);
      // A mark may have lived in another source before; its large entries are found there.
      for (const change of own) for (const other of sourcesOf(change)) keys.push(coarseKey(other));
    }
  }
  const byBody = new Map<number, Change[]>();
  for (const [place, changes] of [...found].sort(([a], [b]) => a - b)) {
    byBody.set(Math.floor(place), [...(byBody.get(Math.floor(place)) ?? []), ...changes]);
  }
  const heads = await headsOfBodies(database, byBody);
  return heads.map((head) => ({ ...publicHead(head), changes: byBody.get(head.body) ?? [] }));
}

/** The whole journal in order. */
export async function* readJournal(database: CorpusDatabase): AsyncGenerator<JournalEntry, void> {
  for (let seq = 0; ; ) {
    const heads = await database.journalHeads.where('seq').above(seq).limit(headsPerRead).toArray();
    const last = heads.at(-1);
    if (!last) return;
    seq = last.seq;
    for (let from = 0; from < heads.length; ) {
      let parts = 0;
      let to = from;
      do parts += heads[to++]?.parts ?? 0;
      while (to < heads.length && parts < partsPerRead);
      const some = heads.slice(from, to);
      from = to;
      const bodies = await readBodies(database, some);
      for (const head of some) {
        const changes = (bodies.get(head.body) ?? []).flatMap((row) => decodeChanges(row.changes));
        yield { ...publicHead(head), changes };
      }
    }
  }
}

async function readBodies(
  database: CorpusDatabase,
  heads: readonly HeadRow[],
): Promise<Map<number, BodyRow[]>> {
  const numbers = heads.map((head) => head.body);
  const rows = await database.journalBodies
    .where('[body+part]')
    .between([Math.min(...numbers), 0], [Math.max(...numbers), Number.POSITIVE_INFINITY])
    .toArray();
  const bodies = new Map<number, BodyRow[]>();
  for (const row of rows) bodies.set(row.body, [...(bodies.get(row.body) ?? []), row]);
  return bodies;
}

/** The heads of some bodies, newest first. */
async function headsOfBodies(
  database: CorpusDatabase,
  bodies: ReadonlyMap<number, unknown>,
): Promise<HeadRow[]> {
  if (bodies.size === 0) return [];
  const heads = await database.journalHeads
    .where('body')
    .anyOf([...bodies.keys()])
    .toArray();
  return heads.sort((a, b) => b.seq - a.seq);
}
