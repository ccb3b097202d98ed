// A database written by version 1 opens in today's version with everything in it, and can be undone.
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { adding, note, openTest, source, stateOf } from '../session/session-fixture.test-support.ts';
import { corpusDatabaseName } from './corpus-database.ts';

test('version 1 becomes version 2', async () => {
  const id = crypto.randomUUID();
  const old = new Dexie(corpusDatabaseName(id));
  old.version(1).stores({
    records: '[table+id]',
    marks: 'sourceId',
    texts: 'sha256',
    originals: 'sourceId',
    journal: 'seq',
  });
  const info = { id, title: 'Old', description: '', yardstick: 'icd203' };
  const report = source('s1', 1);
  const marks = Array.from({ length: 1000 }, (_, index) => note(`m${index}`, 's1', index));
  await old.table('records').bulkPut([
    { table: 'corpus', id, record: info },
    { table: 'sources', id: 's1', record: report },
  ]);
  await old.table('marks').put({ sourceId: 's1', marks: JSON.stringify(marks) });
  await old.table('texts').put({ sha256: report.sha256, text: 'the text' });
  const entry = (seq: number, undoes: string | null, changes: unknown) => ({
    id: `j${seq}`,
    seq,
    at: '2026-01-01T00:00:00Z',
    by: 'a1',
    label: `Step ${seq}`,
    reason: '',
    undoes,
    imported: false,
    changes,
  });
  const { changes } = adding('', 'annotations', marks);
  const gone = changes.map((change) => ({ ...change, before: change.after, after: null }));
  await old
    .table('journal')
    .bulkPut([
      entry(1, null, adding('', 'sources', [report]).changes),
      entry(2, null, changes),
      entry(3, 'j2', gone),
      entry(4, 'j3', changes),
    ]);
  old.close();

  const session = await openTest(id);
  await session.whenComplete();
  expect(session.store.info).toEqual(info);
  expect(session.store.marksOf('s1').ordered).toEqual(marks);
  expect(await session.textOf('s1')).toBe('the text');
  const state = stateOf(session.store);
  expect(
    (await session.journalPage(null, 9)).map((head) => [head.seq, head.undoes, head.changeCount]),
  ).toEqual([
    [4, 'j3', 1000],
    [3, 'j2', 1000],
    [2, null, 1000],
    [1, null, 1],
  ]);
  expect((await session.historyOf('annotations', 'm5')).map((found) => found.seq)).toEqual([4, 3, 2]);
  await session.undo();
  expect(session.store.marksOf('s1').size).toBe(0);
  await session.redo();
  expect(stateOf(session.store)).toEqual(state);
  await session.close();
});
