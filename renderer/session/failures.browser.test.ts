// What goes wrong: a killed window, a full disk, a cancelled or killed import, a second window.
import { expect, test, vi } from 'vitest';
import { CorpusDatabase, corpusDatabaseName } from '../storage/corpus-database.ts';
import { PackDirectory } from '../storage/pack-directory.ts';
import { StagedImport } from '../storage/stage-import.ts';
import type { BulkImport, CorpusSession } from './corpus-session.ts';
import {
  adding,
  incoming,
  newCorpus,
  note,
  openTest,
  source,
  stateOf,
} from './session-fixture.test-support.ts';

async function corpusWithSource(): Promise<{ id: string; session: CorpusSession }> {
  const id = await newCorpus();
  const session = await openTest(id);
  await session.whenComplete();
  const changeSet = adding('Imported', 'sources', [source('s1', 1)]);
  await session.importBulk({ changeSet, texts: [incoming(source('s1', 1))], history: [] });
  return { id, session };
}

function bulkOf(sources: number, marks: number): BulkImport {
  const reports = Array.from({ length: sources }, (_, index) => source(`b${index}`, index + 10));
  const notes = reports.flatMap((report) =>
    Array.from({ length: marks }, (_, index) => note(`${report.id}-${index}`, report.id, index)),
  );
  const changes = [...adding('', 'sources', reports).changes, ...adding('', 'annotations', notes).changes];
  const texts = reports.map((report) => incoming(report, `${report.id} `.repeat(20_000)));
  return { changeSet: { label: 'Imported many', reason: '', changes }, texts, history: [] };
}

async function rowCounts(id: string): Promise<Record<string, number>> {
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const counts: Record<string, number> = {};
  for (const table of database.tables) counts[table.name] = await table.count();
  database.close();
  return counts;
}

test('what was said to be saved survives a kill, and no command is there by half', async () => {
  const { id, session } = await corpusWithSource();
  await session.close();
  let saved = -1;
  for (let round = 0; round < 5; round++) {
    const worker = new Worker(new URL('./killed-writer.test-support.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', (event: MessageEvent<number>) => {
      saved = Math.max(saved, event.data);
    });
    worker.postMessage(id);
    const before = saved;
    await vi.waitFor(() => expect(saved).toBeGreaterThan(before), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 20 + 13 * round));
    worker.terminate();
    const said = saved;
    // A terminated worker's lock is let go a moment later.
    const after = await vi.waitFor(async () => {
      const opened = await openTest(id);
      if (opened.saveState.get().kind !== 'read-only') return opened;
      await opened.close();
      throw new Error('still locked');
    });
    await after.whenComplete();
    const marks = after.store.table('annotations');
    expect(marks.has(`m${said}-a`)).toBe(true);
    for (const markId of marks.keys()) {
      expect(marks.has(markId.replace(/.$/, (end) => (end === 'a' ? 'b' : 'a')))).toBe(true);
    }
    const [head] = await after.journalPage(null, 1);
    expect(head?.seq).toBe(1 + marks.size / 2);
    await after.close();
  }
});

test('a full disk stops the queue in order; another try writes everything', async () => {
  const { id, session } = await corpusWithSource();
  session.run(adding('First', 'annotations', [note('m1', 's1')]));
  await session.flush();
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  session.run(adding('Second', 'annotations', [note('m2', 's1')]));
  session.run(adding('Third', 'tags', [{ id: 't1' }]));
  await expect(session.flush()).rejects.toThrow('full');
  expect(session.saveState.get()).toMatchObject({ kind: 'failed', waiting: 2 });
  await session.retry();
  expect(session.saveState.get()).toMatchObject({ kind: 'failed', waiting: 2 });
  session.run(adding('Fourth', 'annotations', [note('m3', 's1')]));
  expect(session.saveState.get()).toMatchObject({ kind: 'failed', waiting: 3 });
  expect(await session.undo()).toBe('Fourth');
  full.mockRestore();
  await session.retry();
  expect(session.saveState.get()).toEqual({ kind: 'saved' });
  const state = stateOf(session.store);
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(state);
  expect((await again.journalPage(null, 9)).map((head) => head.label)).toEqual([
    'Undid: Fourth',
    'Fourth',
    'Third',
    'Second',
    'First',
    'Imported',
  ]);
  await again.close();
});

test('what the database refuses after everything was asked for is refused whole', async () => {
  const { id, session } = await corpusWithSource();
  session.run(adding('First', 'annotations', [note('m1', 's1')]));
  await session.flush();
  const [last] = await session.journalPage(null, 1);
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const head = await database.journalHeads.get(last?.seq ?? 0);
  if (!head) throw new Error('The journal is empty');
  const taken = { ...head, id: 'taken', seq: head.seq + 1 };
  await database.journalHeads.add(taken);
  const before = await rowCounts(id);
  session.run(adding('Second', 'annotations', [note('m2', 's1')]));
  await expect(session.flush()).rejects.toThrow();
  expect(await rowCounts(id)).toEqual(before);
  const pack = await database.packs.get(['annotations', 's1', 0]);
  expect(pack?.ids).toEqual(['m1']);
  await database.journalHeads.delete(taken.seq);
  await session.retry();
  expect(session.saveState.get()).toEqual({ kind: 'saved' });
  expect((await database.packs.get(['annotations', 's1', 0]))?.ids).toEqual(['m1', 'm2']);
  database.close();
  await session.close();
});

test('an import that fails, is cancelled or is killed leaves nothing', async () => {
  const { id, session } = await corpusWithSource();
  await session.flush();
  const before = await rowCounts(id);
  const state = stateOf(session.store);
  const bulk = bulkOf(200, 30);
  const abort = new AbortController();
  let calls = 0;
  const onProgress = () => {
    if (++calls === 2) abort.abort();
  };
  expect(await session.importBulk(bulk, { onProgress, signal: abort.signal })).toBe('cancelled');
  expect(calls).toBe(2);
  expect(await rowCounts(id)).toEqual(before);

  const add = IDBObjectStore.prototype.add;
  let adds = 0;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    if (++adds > 300) throw new DOMException('full', 'QuotaExceededError');
    return add.call(this, value, key);
  });
  await expect(session.importBulk(bulk)).rejects.toThrow('full');
  full.mockRestore();
  expect(await rowCounts(id)).toEqual(before);
  expect(stateOf(session.store)).toEqual(state);
  expect(session.saveState.get()).toEqual({ kind: 'saved' });
  await session.close();

  const database = new CorpusDatabase(corpusDatabaseName(id));
  const directory = new PackDirectory();
  directory.completeTable('sources');
  for (let n = 0; n < 5; n++) directory.reserve('sources', '');
  const staged = new StagedImport(database, directory, { seq: 2, body: 50 }, bulk);
  expect(await staged.stage({})).toBe('staged');
  database.close();
  expect((await rowCounts(id)).packs).toBeGreaterThan(before.packs ?? 0);
  const again = await openTest(id);
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(state);
  expect(await rowCounts(id)).toEqual(before);
  expect(await again.importBulk(bulk)).toBe('done');
  expect(again.store.table('annotations').size).toBe(6000);
  const imported = stateOf(again.store);
  expect(await again.undo()).toBe('Imported many');
  expect(stateOf(again.store)).toEqual(state);
  await again.redo();
  await again.close();
  const last = await openTest(id);
  await last.whenComplete();
  expect(stateOf(last.store)).toEqual(imported);
  expect(await last.textOf('b7')).toBe('b7 '.repeat(20_000));
  await last.close();
});

test('marks can be made while an import is being written', async () => {
  const { id, session } = await corpusWithSource();
  const done = session.importBulk(bulkOf(100, 30));
  for (let index = 0; index < 20; index++) {
    session.run(adding('Marked', 'annotations', [note(`m${index}`, 's1')]));
    session.run(adding('Made a source', 'sources', [source(`x${index}`, index)]));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await done).toBe('done');
  const state = stateOf(session.store);
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(state);
  await again.close();
});

test('records are changed right while the rest is still being read', async () => {
  const { id, session } = await corpusWithSource();
  await session.importBulk(bulkOf(300, 40));
  const [edited, removed] = [
    session.store.get('annotations', 'b299-1'),
    session.store.get('annotations', 'b298-2'),
  ];
  await session.close();
  const early = await openTest(id);
  expect(early.loadState.get().kind).toBe('loading');
  if (!edited || !removed) throw new Error('The import is missing');
  const after = { ...edited, comment: 'early' };
  early.run({
    label: 'Edited',
    reason: '',
    changes: [{ table: 'annotations', id: edited.id, before: edited, after }],
  });
  early.run({
    label: 'Removed',
    reason: '',
    changes: [{ table: 'annotations', id: removed.id, before: removed, after: null }],
  });
  early.run(adding('Marked', 'annotations', [note('early', 'b297')]));
  expect(early.loadState.get().kind).toBe('loading');
  await early.whenComplete();
  const state = stateOf(early.store);
  expect(early.store.get('annotations', edited.id)).toEqual(after);
  expect(early.store.get('annotations', removed.id)).toBeUndefined();
  expect(early.store.table('annotations').size).toBe(300 * 40);
  await early.close();
  const again = await openTest(id);
  await again.undo();
  await again.redo();
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(state);
  await again.close();
});

test('a second window sees nothing of an import that does not count yet', async () => {
  const { id, session } = await corpusWithSource();
  await session.flush();
  const state = stateOf(session.store);
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const directory = new PackDirectory();
  directory.completeTable('sources');
  for (let n = 0; n < 5; n++) directory.reserve('sources', '');
  const staged = new StagedImport(database, directory, { seq: 2, body: 50 }, bulkOf(200, 30));
  expect(await staged.stage({})).toBe('staged');
  const second = await openTest(id, 'b7');
  await second.whenComplete();
  expect(stateOf(second.store)).toEqual(state);
  await second.close();
  await staged.discard();
  database.close();
  await session.close();
});

test('a second window reads and does not write', async () => {
  const { id, session } = await corpusWithSource();
  const second = await openTest(id);
  await second.whenComplete();
  expect(second.saveState.get()).toEqual({ kind: 'read-only' });
  expect(stateOf(second.store)).toEqual(stateOf(session.store));
  expect(() => second.run(adding('Marked', 'annotations', [note('m1', 's1')]))).toThrow('Another window');
  await expect(second.undo()).rejects.toThrow('Another window');
  await second.close();
  await session.close();
  const third = await openTest(id);
  expect(third.saveState.get()).toEqual({ kind: 'saved' });
  await third.close();
});

test('5,000 marks change in one step and go back in one', async () => {
  const { session } = await corpusWithSource();
  const notes = Array.from({ length: 5000 }, (_, index) => note(`m${index}`, 's1', index));
  session.run(adding('Marked many', 'annotations', notes));
  const before = stateOf(session.store);
  const changes = notes.map((mark) => ({
    table: 'annotations' as const,
    id: mark.id,
    before: mark,
    after: { ...mark, status: 'accepted' as const },
  }));
  session.run({ label: 'Accepted many', reason: '', changes });
  await session.flush();
  expect(await session.undo()).toBe('Accepted many');
  expect(stateOf(session.store)).toEqual(before);
  const history = await session.historyOf('annotations', 'm17');
  expect(history.map((entry) => [entry.label, entry.changes.length])).toEqual([
    ['Undid: Accepted many', 1],
    ['Accepted many', 1],
    ['Marked many', 1],
  ]);
  await session.close();
});

test('a damaged or missing database is told in a sentence', async () => {
  const id = await newCorpus();
  const database = new CorpusDatabase(corpusDatabaseName(id));
  await database.packs.update(['corpus', '', 0], { lines: '{"id":' });
  database.close();
  await expect(openTest(id)).rejects.toThrow('Restore its last backup');
  await expect(openTest(crypto.randomUUID())).rejects.toThrow('Restore its last backup');
});
