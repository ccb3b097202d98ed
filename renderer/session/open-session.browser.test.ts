// The session over a real IndexedDB: what is run is there after reopening, undone exactly, and never half.
import { expect, test } from 'vitest';
import { unnamedAnalyst } from './command-context.ts';
import {
  adding,
  incoming,
  newCorpus,
  note,
  openTest,
  source,
  stateOf,
} from './session-fixture.test-support.ts';

test('writes, reads back, and undoes across a restart', async () => {
  const id = await newCorpus();
  const first = await openTest(id);
  const report = source('s1', 1);
  await first.importBulk({
    changeSet: adding('Imported 1 text', 'sources', [report]),
    texts: [incoming(report)],
    history: [],
  });
  expect(await first.originalOf('s1')).toBeDefined();
  const before = stateOf(first.store);
  first.run(adding('Marked a note', 'annotations', [note('m1', 's1', 10)]));
  expect(first.saveState.get().kind).toBe('saving');
  await first.flush();
  expect(first.saveState.get()).toEqual({ kind: 'saved' });
  expect(await first.originalOf('s1')).toBeUndefined();
  const marked = stateOf(first.store);
  await first.close();

  const second = await openTest(id, 's1');
  expect(second.store.marksOf('s1').size).toBe(1);
  await second.whenComplete();
  expect(stateOf(second.store)).toEqual(marked);
  expect(await second.textOf('s1')).toBe('text of s1');
  expect(second.undoState.get()).toEqual({ undo: 'Marked a note', redo: null });
  expect(await second.undo()).toBe('Marked a note');
  expect(stateOf(second.store)).toEqual(before);
  expect(second.undoState.get()).toEqual({ undo: 'Imported 1 text', redo: 'Marked a note' });
  await second.close();

  const third = await openTest(id);
  await third.whenComplete();
  expect(stateOf(third.store)).toEqual(before);
  expect(await third.redo()).toBe('Marked a note');
  expect(stateOf(third.store)).toEqual(marked);
  expect(await third.undo()).toBe('Marked a note');
  expect(await third.undo()).toBe('Imported 1 text');
  expect(await third.undo()).toBeNull();
  expect(third.store.table('sources').size).toBe(0);
  const journal = [];
  for await (const entry of third.journal()) journal.push(`${entry.seq} ${entry.label}`);
  await third.flush();
  expect((await third.journalPage(null, 10)).map((head) => `${head.seq} ${head.label}`)).toEqual([
    '6 Undid: Imported 1 text',
    '5 Undid: Marked a note',
    '4 Redid: Marked a note',
    '3 Undid: Marked a note',
    '2 Marked a note',
    '1 Imported 1 text',
  ]);
  await third.close();
});

test('every signature is explained, also of what was made before the analyst gave a name', async () => {
  const session = await openTest(await newCorpus());
  const unsigned = { ...source('s1', 1), createdBy: unnamedAnalyst, updatedBy: unnamedAnalyst };
  session.run(adding('Imported', 'sources', [unsigned]));
  expect([...session.store.table('analysts').values()]).toEqual([
    { id: 'a1', name: 'Ada' },
    { id: unnamedAnalyst, name: 'Unnamed analyst' },
  ]);
  await session.close();
});
