import { describe, expect, test } from 'vitest';
import type { Change, TableName } from '../change/change-set.ts';
import { tombstoneKey } from '../model/corpus.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { corpusOfFile } from './corpus-of-file.ts';
import { previewImport } from './preview-import.ts';
import {
  changedTo,
  claimOfE,
  early,
  file,
  late,
  none,
  sha256,
  stamps,
  text,
} from './two-copies.test-support.ts';

/** Removes records as the commands do: with a tombstone. */
function remove(store: CorpusStore, at: string, ...records: [TableName, string][]): void {
  for (const [table, id] of records)
    store.apply(
      [
        { table, id, before: null, after: null } as Change,
        { table: 'deleted', id: tombstoneKey(table, id), before: null, after: { table, id, at, by: 'a' } },
      ],
      'command',
    );
}

describe('the same mark on both sides', () => {
  const cases = [
    { name: 'equal', ours: { comment: 'x' }, theirs: { comment: 'x' }, counted: 'same', comment: null },
    {
      name: 'theirs newer',
      ours: { comment: 'x' },
      theirs: { comment: 'y', at: late },
      counted: 'changed',
      comment: 'y',
    },
    {
      name: 'ours newer',
      ours: { comment: 'x', at: late },
      theirs: { comment: 'y' },
      counted: 'conflicting',
      comment: null,
    },
    {
      name: 'same stamp',
      ours: { comment: 'x' },
      theirs: { comment: 'y' },
      counted: 'conflicting',
      comment: null,
    },
    {
      name: 'only stamps',
      ours: { comment: 'x', at: late },
      theirs: { comment: 'x' },
      counted: 'same',
      comment: null,
    },
  ] as const;
  test.each(cases)('$name', async ({ ours, theirs, counted, comment }) => {
    const store = corpusOfFile(await file(ours));
    const preview = await previewImport({ store, textOf: none }, await file(theirs));
    expect(preview.counts.annotations[counted]).toBe(1);
    expect(changedTo(preview.changeSet?.changes, 'annotations')[0]?.comment ?? null).toBe(comment);
  });

  test('a conflict is shown field by field and can be decided', async () => {
    const store = corpusOfFile(await file({ comment: 'x' }));
    const theirs = await file({ comment: 'y' });
    const preview = await previewImport({ store, textOf: none }, theirs);
    expect(preview.conflicts).toEqual([
      {
        table: 'annotations',
        id: 'm',
        name: 'two',
        fields: [{ field: 'comment', ours: 'x', theirs: 'y', chosen: 'ours' }],
        chosen: 'ours',
      },
    ]);
    expect(preview.changeSet).toBeNull();
    const decided = await previewImport({ store, textOf: none }, theirs, { resolve: () => 'theirs' });
    expect(changedTo(decided.changeSet?.changes, 'annotations')[0]?.comment).toBe('y');
  });
});

test('a source with the same hash and file name is the same, and its marks follow', async () => {
  const store = corpusOfFile(await file({}));
  remove(store, early, ['annotations', 'm']);
  const preview = await previewImport(
    { store, textOf: none },
    await file({ corpusId: 'd', sourceId: 's2', at: late }),
  );
  expect([...preview.remapped]).toEqual([['s2', 's']]);
  expect(changedTo(preview.changeSet?.changes, 'annotations')[0]?.sourceId).toBe('s');
  expect(preview.counts.sources).toMatchObject({ new: 0, same: 1 });
  expect(changedTo(preview.changeSet?.changes, 'corpus')).toEqual([]);
});

test('a source nobody touched here takes over what the file knows of it; a touched one is a conflict', async () => {
  const source = {
    id: 's2',
    position: 0,
    title: 'Better',
    fileName: 'a.txt',
    text,
    sha256: sha256(text),
    length: text.length,
  };
  const theirs = await file({ more: { annotations: [], sources: [{ ...source, ...stamps(early) }] } });
  const untouched = corpusOfFile(await file({}));
  const preview = await previewImport({ store: untouched, textOf: none }, theirs);
  expect(changedTo(preview.changeSet?.changes, 'sources')).toMatchObject([{ id: 's', title: 'Better' }]);
  const ours = untouched.get('sources', 's');
  if (!ours) throw new Error('no source');
  untouched.apply(
    [{ table: 'sources', id: 's', before: ours, after: { ...ours, updatedAt: late } }],
    'command',
  );
  const again = await previewImport({ store: untouched, textOf: none }, theirs);
  expect(again.conflicts).toMatchObject([
    { table: 'sources', fields: [{ field: 'title', ours: 'S', theirs: 'Better' }] },
  ]);
});

test('the same text under another file name is another source, at the end of the list', async () => {
  const store = corpusOfFile(await file({}));
  const more = { annotations: [] };
  const preview = await previewImport(
    { store, textOf: none },
    await file({ sourceId: 's2', fileName: 'b.txt', more }),
  );
  expect(changedTo(preview.changeSet?.changes, 'sources')).toMatchObject([{ id: 's2', position: 1 }]);
});

test('what was deleted here later stays deleted; what was changed there later comes back with what it needs', async () => {
  const store = corpusOfFile(await file({}));
  remove(store, '2026-01-15T00:00:00Z', ['annotations', 'm'], ['sources', 's'], ['entities', 'e']);
  const stays = await previewImport({ store, textOf: none }, await file({}));
  expect(stays.changeSet).toBeNull();
  expect(stays.stayDeleted.map((record) => record.id)).toEqual(['s', 'e', 'm']);
  const back = await previewImport({ store, textOf: none }, await file({ at: late }));
  store.apply(back.changeSet?.changes ?? [], 'import');
  expect([
    store.table('sources').size,
    store.table('entities').size,
    store.table('annotations').size,
  ]).toEqual([1, 1, 1]);
  expect(store.table('deleted').size).toBe(0);
});

test('a tag and a voice deleted here come back with a new mark that has them, and stay away without one', async () => {
  const store = corpusOfFile(await file({ more: { annotations: [] } }));
  remove(store, late, ['tags', 't'], ['entities', 'e']);
  const without = await previewImport({ store, textOf: none }, await file({ more: { annotations: [] } }));
  expect(without.changeSet).toBeNull();
  const theirs = await file({ more: { annotations: [claimOfE] } });
  const preview = await previewImport({ store, textOf: none }, theirs);
  store.apply(preview.changeSet?.changes ?? [], 'import');
  expect([store.table('tags').has('t'), store.table('entities').has('e')]).toEqual([true, true]);
  expect(store.table('deleted').size).toBe(0);
});

test('a voice deleted there stays while a claim here names it', async () => {
  const store = corpusOfFile(await file({ more: { annotations: [claimOfE] } }));
  const deleted = [{ table: 'entities', id: 'e', at: late, by: 'a' }];
  const theirs = await file({ more: { annotations: [], entities: [], deleted } });
  const preview = await previewImport({ store, textOf: none }, theirs);
  expect(preview.keptAlive.map((record) => record.id)).toEqual(['e']);
  expect(changedTo(preview.changeSet?.changes, 'entities')).toEqual([]);
});

test('what was deleted there goes here too, unless it is newer here or still needed', async () => {
  const deleted = ['annotations', 'sources', 'entities'].map((table) => ({
    table,
    id: table === 'annotations' ? 'm' : table === 'sources' ? 's' : 'e',
    at: '2026-01-15T00:00:00Z',
    by: 'a',
  }));
  const empty = { sources: [], entities: [], annotations: [], deleted };
  const goes = corpusOfFile(await file({}));
  const preview = await previewImport({ store: goes, textOf: none }, await file({ more: empty }));
  goes.apply(preview.changeSet?.changes ?? [], 'import');
  expect([goes.table('sources').size, goes.table('entities').size, goes.table('annotations').size]).toEqual([
    0, 0, 0,
  ]);
  const stays = corpusOfFile(await file({ at: late }));
  const kept = await previewImport({ store: stays, textOf: none }, await file({ more: empty }));
  expect(kept.changeSet).toBeNull();
  expect(kept.keptAlive.map((record) => record.table).sort()).toEqual(['annotations', 'entities', 'sources']);
});

test('two copies that merged two entities into each other keep ours: no circle', async () => {
  const entities = (first: string | null, second: string | null, at: string) => ({
    entities: [
      { id: 'e', type: 'person', name: 'E', mergedInto: first, ...stamps(at) },
      { id: 'f', type: 'person', name: 'F', mergedInto: second, ...stamps(early) },
    ],
  });
  const store = corpusOfFile(await file({ more: entities(null, 'e', early) }));
  const preview = await previewImport(
    { store, textOf: none },
    await file({ more: entities('f', null, late) }),
  );
  store.apply(preview.changeSet?.changes ?? [], 'import');
  expect(store.get('entities', 'e')?.mergedInto).toBeNull();
  expect(preview.conflicts.map((conflict) => conflict.id)).toContain('e');
});

test('refused whole: another text under the same id; quotes that a text here does not have', async () => {
  const store = corpusOfFile(await file({}));
  const other = 'Other';
  const clash = await file({
    more: {
      annotations: [],
      sources: [{ id: 's', position: 0, title: 'S', text: other, sha256: sha256(other), length: 5 }],
    },
  });
  expect(await previewImport({ store, textOf: none }, clash)).toMatchObject({
    changeSet: null,
    refused: [{ severity: 'error', where: 'sources (s)' }],
  });
  const source = {
    id: 's',
    position: 0,
    title: 'S',
    fileName: 'a.txt',
    sha256: sha256(text),
    length: text.length,
  };
  const moved = await file({
    more: {
      sources: [source],
      annotations: [{ id: 'n', sourceId: 's', kind: 'note', spans: [{ start: 0, end: 3, quote: 'two' }] }],
    },
  });
  const refused = await previewImport({ store, textOf: () => text }, moved);
  expect(refused.changeSet).toBeNull();
  expect(refused.refused[0]?.message).toMatch(/"One".*"two"/);
});
