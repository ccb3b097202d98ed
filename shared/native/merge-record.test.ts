// Which fields of two versions of a record are conflicts, and what stands after each choice.
import { describe, expect, test } from 'vitest';
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

describe('what only one side says is no conflict', () => {
  const source = { id: 's', position: 0, title: 'S', fileName: 'a.txt', text, length: text.length };
  const said = (url: unknown, notes: string | undefined, at: string) =>
    file({ more: { sources: [{ ...source, sha256: sha256(text), url, notes, ...stamps(at) }] } });
  const site = 'https://a.example/';
  const cases = [
    // Nothing is nothing, however it is written.
    { name: 'two ways of nothing', ours: ['', ''], theirs: [null, undefined], became: 'same', url: '' },
    { name: 'only here', ours: [site, 'n'], theirs: [null, ''], became: 'same', url: site },
    { name: 'only there', ours: [null, ''], theirs: [site, 'n'], became: 'changed', url: site },
    { name: 'each one half', ours: [site, ''], theirs: ['', 'n'], became: 'changed', url: site },
    {
      name: 'both',
      ours: ['https://b.example/', ''],
      theirs: [site, 'n'],
      became: 'conflicting',
      url: 'https://b.example/',
    },
  ] as const;
  test.each(cases)('$name', async ({ ours, theirs, became, url }) => {
    const store = corpusOfFile(await said(ours[0], ours[1], early));
    const preview = await previewImport({ store, textOf: none }, await said(theirs[0], theirs[1], early));
    expect(preview.counts.sources[became]).toBe(1);
    expect(preview.conflicts.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(
      became === 'conflicting' ? ['url'] : [],
    );
    store.apply(preview.changeSet?.changes ?? [], 'import');
    expect(store.get('sources', 's')).toMatchObject({ url, notes: became === 'same' ? ours[1] : 'n' });
  });

  test('what may have been emptied here later is asked about', async () => {
    const store = corpusOfFile(await said(null, '', late));
    const preview = await previewImport({ store, textOf: none }, await said(site, '', early));
    expect(preview.conflicts).toMatchObject([{ fields: [{ field: 'url', ours: null, theirs: site }] }]);
    expect(preview.changeSet).toBeNull();
  });
});

test('contexts of passages are computed: they are no conflict, another passage is one with its state', async () => {
  const span = { start: 4, end: 7, quote: 'two' };
  const mark = { id: 'm', sourceId: 's', kind: 'mention', entityId: 'e', ...stamps(early) };
  const marked = (one: object, anchor = 'exact') =>
    file({ more: { annotations: [{ ...mark, spans: [one], anchor }] } });
  const store = corpusOfFile(await marked({ ...span, prefix: 'One ', suffix: ' three' }));
  const context = await previewImport({ store, textOf: none }, await marked({ ...span, prefix: '' }));
  expect(context).toMatchObject({ conflicts: [], changeSet: null });
  const moved = await marked({ start: 0, end: 3, quote: 'One' }, 'moved');
  const preview = await previewImport({ store, textOf: none }, moved, { resolve: () => 'theirs' });
  expect(preview.conflicts).toMatchObject([
    { fields: [{ field: 'passages', ours: { anchor: 'exact' }, theirs: { anchor: 'moved' } }] },
  ]);
  expect(changedTo(preview.changeSet?.changes, 'annotations')).toMatchObject([
    { anchor: 'moved', spans: [{ start: 0, end: 3 }] },
  ]);
});

test('fields are chosen one by one; the record keeps ours in the rest', async () => {
  const claimed = (statement: string, confidence: string, comment: string) =>
    file({
      more: { annotations: [{ ...claimOfE, comment, claim: { ...claimOfE.claim, statement, confidence } }] },
    });
  const store = corpusOfFile(await claimed('Ours', 'low', 'a'));
  const preview = await previewImport({ store, textOf: none }, await claimed('Theirs', 'high', 'b'), {
    resolve: (_, __, field) => (field === 'claim.confidence' ? 'theirs' : 'ours'),
  });
  expect(preview.conflicts).toMatchObject([
    {
      chosen: 'mixed',
      fields: [
        { field: 'comment', chosen: 'ours' },
        { field: 'claim.statement', chosen: 'ours' },
        { field: 'claim.confidence', chosen: 'theirs' },
      ],
    },
  ]);
  expect(changedTo(preview.changeSet?.changes, 'annotations')).toMatchObject([
    { comment: 'a', claim: { statement: 'Ours', confidence: 'high' } },
  ]);
});

test('a claim here that a link hangs on stays a claim, whatever they made of it', async () => {
  const link = {
    id: 'l',
    type: 'repeats',
    from: { kind: 'claim', id: 'n' },
    to: { kind: 'claim', id: 'o' },
    ...stamps(early),
  };
  const claims = [claimOfE, { ...claimOfE, id: 'o' }];
  const store = corpusOfFile(await file({ more: { annotations: claims, links: [link] } }));
  const { claim: _, ...note } = { ...claimOfE, kind: 'note', comment: 'no claim', ...stamps(late) };
  const preview = await previewImport({ store, textOf: none }, await file({ more: { annotations: [note] } }));
  store.apply(preview.changeSet?.changes ?? [], 'import');
  expect(store.get('annotations', 'n')).toMatchObject({ kind: 'claim', comment: 'no claim' });
  expect(preview.conflicts).toMatchObject([{ id: 'n', fields: [{ field: 'kind', chosen: 'ours' }] }]);
});

describe('the journals tell what both had before', () => {
  const changes = (id: string, ...steps: [object, object][]) => ({
    id,
    seq: Number(id.slice(1)),
    at: early,
    by: 'a',
    label: 'x',
    reason: '',
    undoes: null,
    changes: steps.map(([before, after]) => ({ table: 'annotations', id: 'm', before, after })),
  });
  const mark = (comment: string, status: string, at: string) => ({
    id: 'm',
    sourceId: 's',
    kind: 'mention',
    entityId: 'e',
    spans: [{ start: 4, end: 7, quote: 'two', prefix: '', suffix: '' }],
    tags: [],
    anchor: 'exact',
    comment,
    status,
    ...stamps(at),
  });
  const past = mark('first', 'draft', early);
  const middle = '2026-01-15T00:00:00Z';
  type Case = {
    name: string;
    ours: ReturnType<typeof mark>;
    theirs: ReturnType<typeof mark>;
    stands: { comment: string; status: string };
    conflicts: string[];
  };
  const cases: Case[] = [
    {
      name: 'they changed one field later, we another: both stand',
      ours: mark('ours', 'draft', middle),
      theirs: mark('first', 'accepted', late),
      stands: { comment: 'ours', status: 'accepted' },
      conflicts: [],
    },
    {
      name: 'they changed one field earlier, we another: both stand',
      ours: mark('ours', 'draft', late),
      theirs: mark('first', 'accepted', middle),
      stands: { comment: 'ours', status: 'accepted' },
      conflicts: [],
    },
    {
      name: 'only we changed it: nothing to ask',
      ours: mark('', 'draft', late),
      theirs: mark('first', 'draft', early),
      stands: { comment: '', status: 'draft' },
      conflicts: [],
    },
    {
      name: 'both changed it and ours is newer: a conflict',
      ours: mark('ours', 'draft', late),
      theirs: mark('theirs', 'accepted', middle),
      stands: { comment: 'ours', status: 'accepted' },
      conflicts: ['comment'],
    },
    {
      name: 'both changed it and theirs is newer: a conflict as well',
      ours: mark('ours', 'draft', middle),
      theirs: mark('theirs', 'accepted', late),
      stands: { comment: 'ours', status: 'accepted' },
      conflicts: ['comment'],
    },
  ];
  const shared = changes('j1', [past, past]);
  test.each(cases)('$name', async ({ ours, theirs, stands, conflicts }) => {
    const store = corpusOfFile(await file({ more: { annotations: [ours] } }));
    const journal = theirs.updatedAt === early ? [shared] : [shared, changes('j2', [past, theirs])];
    const read = await file({ more: { annotations: [theirs], journal } });
    const target = { store, textOf: none, hasJournalEntry: (id: string) => id === 'j1' };
    const preview = await previewImport(target, read);
    expect(preview.conflicts.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(conflicts);
    store.apply(preview.changeSet?.changes ?? [], 'import');
    expect(store.get('annotations', 'm')).toMatchObject(stands);
  });

  test('a colleague who imported our file has the past as its history', async () => {
    const theirs = mark('first', 'accepted', late);
    const imported = {
      ...changes('j2'),
      changes: [{ table: 'annotations', id: 'm', before: null, after: past }],
    };
    const journal = [shared, imported, changes('j3', [past, theirs])];
    const store = corpusOfFile(await file({ more: { annotations: [mark('ours', 'draft', middle)] } }));
    const read = await file({ more: { annotations: [theirs], journal } });
    const target = { store, textOf: none, hasJournalEntry: (id: string) => id === 'j1' };
    const preview = await previewImport(target, read);
    store.apply(preview.changeSet?.changes ?? [], 'import');
    expect(store.get('annotations', 'm')).toMatchObject({ comment: 'ours', status: 'accepted' });
  });

  test('a record that its journal does not explain is compared as it is', async () => {
    const store = corpusOfFile(await file({ more: { annotations: [mark('ours', 'draft', late)] } }));
    const edited = mark('by hand', 'draft', early);
    const read = await file({ more: { annotations: [edited], journal: [shared] } });
    const preview = await previewImport({ store, textOf: none, hasJournalEntry: () => true }, read);
    expect(preview.conflicts).toMatchObject([{ fields: [{ field: 'comment', theirs: 'by hand' }] }]);
  });
});
