// Bulk edits over a real IndexedDB: nothing is seen of one before it is stored, and all of it or nothing is there afterwards,
// whether it is cancelled, refused, killed, undone or looked at from another window.
import { expect, test, vi } from 'vitest';
import type { Change } from '../../shared/change/change-set.ts';
import { setComment } from '../../shared/commands/edit-marks.ts';
import { CorpusStore } from '../../shared/store/corpus-store.ts';
import { CorpusDatabase, corpusDatabaseName } from '../storage/corpus-database.ts';
import { CorpusLoading } from '../storage/corpus-loading.ts';
import { PackDirectory } from '../storage/pack-directory.ts';
import type { CorpusSession } from './corpus-session.ts';
import { runCommand } from './run-command.ts';
import {
  adding,
  edited,
  importMarks,
  newCorpus,
  note,
  openTest,
  source,
  stateOf,
} from './session-fixture.test-support.ts';

/** Enough for several batches. */
const many = 12_000;

async function corpusWithMarks(count = many): Promise<{ id: string; session: CorpusSession }> {
  const id = await newCorpus();
  const session = await openTest(id);
  await session.whenComplete();
  await importMarks(session, 's1', count / 2);
  await importMarks(session, 's2', count / 2);
  return { id, session };
}

async function rowCounts(id: string): Promise<Record<string, number>> {
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const counts: Record<string, number> = {};
  for (const table of database.tables) counts[table.name] = await table.count();
  database.close();
  return counts;
}

function comments(store: CorpusStore): string[] {
  return [...new Set([...store.table('annotations').values()].map((mark) => mark.comment))].sort();
}

async function labels(session: CorpusSession): Promise<string[]> {
  return (await session.journalPage(null, 9)).map((head) => head.label);
}

test('cancelled in the middle it leaves memory, disk, journal and undo as they were', async () => {
  const { id, session } = await corpusWithMarks();
  const [state, rows] = [stateOf(session.store), await rowCounts(id)];
  const abort = new AbortController();
  const seen: [number, number][] = [];
  const onProgress = (done: number, total: number) => {
    seen.push([done, total]);
    if (seen.length === 2) abort.abort();
  };
  const outcome = await session.runBulk(() => edited(session, 'x'), { onProgress, signal: abort.signal });
  expect(outcome).toEqual({ kind: 'cancelled' });
  expect(seen.at(-1)?.[1]).toBe(many);
  expect(seen.at(-1)?.[0]).toBeLessThan(many);
  expect(stateOf(session.store)).toEqual(state);
  expect(await rowCounts(id)).toEqual(rows);
  expect(session.saveState.get()).toEqual({ kind: 'saved' });
  expect(session.undoState.get()).toEqual({ undo: 'Imported s2', redo: null });
  session.run(adding('Marked', 'annotations', [note('m1', 's1')]));
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(comments(again.store)).toEqual(['']);
  expect(again.store.table('annotations').size).toBe(many + 1);
  await again.close();
});

test('what the database refuses in the middle changes nothing, and the next step is stored', async () => {
  const { id, session } = await corpusWithMarks();
  const [state, rows] = [stateOf(session.store), await rowCounts(id)];
  const add = IDBObjectStore.prototype.add;
  let adds = 0;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    if (++adds > 80) throw new DOMException('full', 'QuotaExceededError');
    return add.call(this, value, key);
  });
  await expect(session.runBulk(() => edited(session, 'x'))).rejects.toThrow('full');
  full.mockRestore();
  expect(stateOf(session.store)).toEqual(state);
  expect(await rowCounts(id)).toEqual(rows);
  expect(await session.runBulk(() => edited(session, 'y'))).toEqual({ kind: 'done', label: 'Commented y' });
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(comments(again.store)).toEqual(['y']);
  await again.close();
});

test('nobody sees a part of it: memory changes after the commit, and is told once', async () => {
  const { id, session } = await corpusWithMarks();
  const told: number[] = [];
  session.store.subscribe(({ changes }) => told.push(changes.length));
  const during: string[][] = [];
  const onProgress = () => during.push(comments(session.store));
  await session.runBulk(() => edited(session, 'x'), { onProgress });
  expect(during.length).toBeGreaterThan(2);
  expect(during.every(([comment, ...others]) => comment === '' && others.length === 0)).toBe(true);
  expect(told).toEqual([many]);
  expect(comments(session.store)).toEqual(['x']);
  expect(session.store.marksOf('s1').ordered[7]?.comment).toBe('x');
  expect(await session.undo()).toBe('Commented x');
  expect(told).toEqual([many, many]);
  expect(session.store.marksOf('s1').ordered[7]?.comment).toBe('');
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(comments(again.store)).toEqual(['']);
  expect(await again.redo()).toBe('Commented x');
  await again.flush();
  const history = await again.historyOf('annotations', 's1-7');
  expect(history.map(({ label, changes }) => [label, changes[0]?.before, changes.length])).toEqual([
    ['Redid: Commented x', expect.objectContaining({ comment: '' }), 1],
    ['Undid: Commented x', expect.objectContaining({ comment: 'x' }), 1],
    ['Commented x', expect.objectContaining({ comment: '' }), 1],
    ['Imported s1', null, 1],
  ]);
  await again.close();
});

test('while it is stored a command waits, a change made from the old state is refused, the journal keeps the order', async () => {
  const { id, session } = await corpusWithMarks();
  let refused = '';
  let waited: Promise<string | null> | null = null;
  const onProgress = () => {
    if (waited) return;
    waited = runCommand(session, (context) => setComment(context, 's1-3', 'mine'));
    const before = session.store.get('annotations', 's1-4') ?? null;
    try {
      session.run({
        label: 'Removed',
        reason: '',
        changes: [{ table: 'annotations', id: 's1-4', before, after: null }],
      });
    } catch (error) {
      refused = String(error);
    }
  };
  await session.runBulk(() => edited(session, 'x'), { onProgress });
  expect(refused).toContain('“Commented x” is still being stored');
  expect(session.store.get('annotations', 's1-4')?.comment).toBe('x');
  expect(await waited).toBe('Changed a comment');
  expect(session.store.get('annotations', 's1-3')?.comment).toBe('mine');
  expect(await labels(session)).toEqual(['Changed a comment', 'Commented x', 'Imported s2', 'Imported s1']);
  const state = stateOf(session.store);
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(state);
  expect(await again.undo()).toBe('Changed a comment');
  expect(again.store.get('annotations', 's1-3')?.comment).toBe('x');
  expect(await again.undo()).toBe('Commented x');
  expect(comments(again.store)).toEqual(['']);
  await again.close();
});

test('what is changed while the command is made is in it', async () => {
  const { session } = await corpusWithMarks();
  let marked = false;
  const command = function* () {
    const steps = edited(session, 'x');
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (!marked) session.run(adding('Marked', 'annotations', [note('m1', 's1')]));
      marked = true;
      yield;
    }
  };
  await session.runBulk(command);
  expect(session.store.get('annotations', 'm1')?.comment).toBe('x');
  expect((await labels(session)).slice(0, 2)).toEqual(['Commented x', 'Marked']);
  await session.close();
});

test('marks that go, come and move between sources in one bulk are found again', async () => {
  const { id, session } = await corpusWithMarks();
  const before = stateOf(session.store);
  const marks = [...session.store.table('annotations').values()];
  const command = function* () {
    yield;
    const changes = marks.flatMap((mark, index): Change[] => {
      if (index % 3 === 0) return [{ table: 'annotations', id: mark.id, before: mark, after: null }];
      if (index % 3 === 1) return [];
      const after = { ...mark, sourceId: mark.sourceId === 's1' ? 's2' : 's1' };
      return [{ table: 'annotations', id: mark.id, before: mark, after }];
    });
    const made = Array.from({ length: 900 }, (_, index) => note(`new-${index}`, 's2', index));
    return { label: 'Mixed', reason: '', changes: [...changes, ...adding('', 'annotations', made).changes] };
  };
  await session.runBulk(command);
  const after = stateOf(session.store);
  expect(session.store.table('annotations').size).toBe((many / 3) * 2 + 900);
  // Into the packs that were made anew.
  session.run(adding('Marked', 'annotations', [note('m1', 's1')]));
  await session.undo();
  await session.close();
  const again = await openTest(id);
  await again.whenComplete();
  expect(stateOf(again.store)).toEqual(after);
  await again.undo();
  expect(stateOf(again.store)).toEqual(before);
  await again.close();
  const last = await openTest(id);
  await last.whenComplete();
  expect(stateOf(last.store)).toEqual(before);
  await last.close();
});

test('a kill at any moment leaves all of a bulk or nothing, and at least what was said to be stored', async () => {
  const { id, session } = await corpusWithMarks(3_000);
  await session.close();
  let [begun, stored] = [0, 0];
  for (let round = 0; round < 8; round++) {
    const worker = new Worker(new URL('./killed-bulk-writer.test-support.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', ({ data }: MessageEvent<{ begun?: number; stored?: number }>) => {
      begun = data.begun ?? begun;
      stored = data.stored ?? stored;
    });
    worker.postMessage(id);
    const last = begun;
    await vi.waitFor(() => expect(begun).toBeGreaterThan(last), { timeout: 20_000, interval: 5 });
    await new Promise((resolve) => setTimeout(resolve, 7 + 37 * round));
    worker.terminate();
    const said = stored;
    // A terminated worker's lock is let go a moment later.
    const after = await vi.waitFor(
      async () => {
        const opened = await openTest(id);
        if (opened.saveState.get().kind !== 'read-only') return opened;
        await opened.close();
        throw new Error('still locked');
      },
      { timeout: 10_000 },
    );
    await after.whenComplete();
    const found = comments(after.store);
    expect(found.length, `round ${round}: ${found.join(' ')}`).toBe(1);
    // An undo of what was stored may have been the last thing.
    expect(Number(found[0])).toBeGreaterThanOrEqual(said - 1);
    expect(Number(found[0])).toBeLessThanOrEqual(begun);
    expect(after.store.table('annotations').size).toBe(3_000);
    const [head] = await after.journalPage(null, 1);
    const entry = await after.journalEntry(head?.seq ?? 0);
    expect(entry?.changes.at(-1)?.after, 'the journal ends with what is there').toMatchObject({
      comment: found[0],
    });
    await after.close();
    expect((await rowCounts(id)).stagings).toBe(0);
    begun = Math.max(begun, Number(found[0]));
    stored = Number(found[0]);
  }
});

test('a window that only reads shows a state that there has been, whatever is committed while it reads', async () => {
  const id = await newCorpus();
  const session = await openTest(id);
  await session.whenComplete();
  for (const name of ['s1', 's2', 's3']) await importMarks(session, name, 700);
  await session.flush();
  const database = new CorpusDatabase(corpusDatabaseName(id));
  const store = new CorpusStore();
  const loading = new CorpusLoading(database, new PackDirectory(), store, false);
  await loading.loadFirst('s1');
  expect(store.table('annotations').size).toBe(700);
  // After its first screen: a source, a tag and an edit of every mark are committed, one mark goes.
  await importMarks(session, 's4', 700);
  session.run(adding('Added a tag', 'tags', [{ id: 't1' }]));
  await session.runBulk(() => edited(session, 'x'));
  const gone = session.store.get('annotations', 's1-5') ?? null;
  session.run({
    label: 'Deleted',
    reason: '',
    changes: [{ table: 'annotations', id: 's1-5', before: gone, after: null }],
  });
  await session.flush();
  const seen: string[] = [];
  store.subscribe(() => seen.push(comments(store).join()));
  await loading.loadRest();
  await loading.complete;
  expect(stateOf(store)).toEqual(stateOf(session.store));
  expect([...new Set(seen)]).toEqual(['x']);
  expect(store.get('sources', 's4')).toEqual(source('s4', 1));
  await loading.stop();
  database.close();
  await session.close();
});
