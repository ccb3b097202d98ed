// Corpora are made, renamed, removed and listed; a backup sends each text once and comes back as an equal corpus.
import { expect, test, vi } from 'vitest';
import { nativeJson } from '../../shared/export/native-json.ts';
import { changeEncoding } from './change-encoding.ts';
import { commandContext } from './command-context.ts';
import { exportCorpus } from './export-corpus.ts';
import { addTexts, memoryHost } from './memory-host.test-support.ts';
import { NativeWorker } from './native-worker-client.ts';
import { openCatalogue } from './open-catalogue.ts';
import { adding, note, stateOf } from './session-fixture.test-support.ts';

test('corpora are listed by last use, renamed and removed', async () => {
  const catalogue = await openCatalogue();
  const [first, second] = [await catalogue.create('One'), await catalogue.create('Two')];
  const session = await catalogue.open(first);
  const titles = () =>
    catalogue.corpora.get().flatMap(({ id, title }) => (id === first || id === second ? [title] : []));
  expect(titles()).toEqual(['One', 'Two']);
  await catalogue.rename(first, 'Uno');
  await catalogue.rename(second, 'Due');
  expect(session.store.info.title).toBe('Uno');
  expect(session.undoState.get().undo).toBe('Renamed the corpus to “Uno”');
  expect(titles().sort()).toEqual(['Due', 'Uno']);
  await catalogue.changeSettings({ theme: 'dark' });
  await catalogue.rememberPlace(first, { sourceId: 's1', offset: 7 });
  const other = await openCatalogue();
  expect(other.settings.get()).toMatchObject({ theme: 'dark', readingFace: 'serif' });
  expect(other.corpora.get().find(({ id }) => id === first)?.place).toEqual({ sourceId: 's1', offset: 7 });
  await expect(other.remove(first)).rejects.toThrow('Another window');
  await session.close();
  await catalogue.remove(first);
  await catalogue.remove(second);
  expect(titles()).toEqual([]);
  await expect(catalogue.open(first)).rejects.toThrow('not in this profile');
});

test('a backup is restored as an equal corpus; texts are sent once', async () => {
  const host = memoryHost();
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => host.answer(String(path)));
  const catalogue = await openCatalogue(host.client);
  await catalogue.changeSettings({ analyst: { id: 'a1', name: 'Ada' } });
  const id = await catalogue.create('Backed up');
  const session = await catalogue.open(id);
  await addTexts(session, ['one text', '\ufeffkeeps its mark', 'another 💡 text']);
  const [first] = session.store.sourcesInOrder();
  const span = { start: 0, end: 3, quote: 'one', prefix: '', suffix: ' text' };
  session.run(adding('Marked', 'annotations', [{ ...note('m1', first?.id ?? ''), spans: [span] } as never]));
  const backup = await catalogue.backups?.backUp(id);
  if (!backup) throw new Error('No backup was made');
  expect(host.sent()).toBe(3);
  expect(catalogue.backups?.state.get()).toEqual({ kind: 'done', at: backup.at });
  await session.undo();
  await session.redo();
  await catalogue.backups?.backUp(id);
  expect(host.sent()).toBe(3);

  const restoredId = await catalogue.backups?.restore(backup);
  const restored = await catalogue.open(restoredId ?? '');
  await restored.whenComplete();
  const header = stateOf(restored.store).corpus;
  expect({ ...stateOf(session.store), corpus: header }).toEqual(stateOf(restored.store));
  expect(restored.store.info.title).toContain('Backed up (backup of');
  for (const { id: sourceId } of session.store.sourcesInOrder()) {
    expect(await restored.textOf(sourceId)).toBe(await session.textOf(sourceId));
  }
  expect((await restored.journalPage(null, 9)).map(({ label, imported }) => [label, imported])).toEqual([
    [`Restored “${restored.store.info.title}” from a backup`, true],
    ['Marked', true],
    ['Imported texts', true],
  ]);
  // What a corpus is made of is no step: the first undo must not empty the window.
  expect(restored.undoState.get()).toEqual({ undo: null, redo: null });
  expect(await restored.undo()).toBeNull();
  await addTexts(restored, ['an ordinary import']);
  expect(await restored.undo()).toBe('Imported texts');
  await restored.close();
  const reopened = await catalogue.open(restoredId ?? '');
  expect(reopened.undoState.get()).toEqual({ undo: null, redo: 'Imported texts' });
  expect(await reopened.undo()).toBeNull();
  await reopened.close();

  host.breakDown();
  session.run(adding('Marked', 'annotations', [{ ...note('m2', first?.id ?? ''), spans: [span] } as never]));
  await expect(catalogue.backups?.backUp(id)).rejects.toThrow('The disk is gone.');
  expect(catalogue.backups?.state.get()).toEqual({
    kind: 'failed',
    message: 'The backup failed: The disk is gone.',
  });
  await session.close();
  fetched.mockRestore();
});

test('an export from the worker, from memory, and read again say the same', async () => {
  const catalogue = await openCatalogue();
  const id = await catalogue.create('Exported');
  const session = await catalogue.open(id);
  await addTexts(session, ['one text', 'another \u{1f4a1} text']);
  const options = {
    withText: true,
    withJournal: true,
    sourceIds: null,
    exportedAt: '2026-01-01T00:00:00Z',
    generator: 'test',
  };
  const saved = await exportCorpus(session, id, nativeJson, options);
  vi.spyOn(session, 'flush').mockRejectedValue(new Error('not saved'));
  const unsaved = await exportCorpus(session, id, nativeJson, options);
  vi.restoreAllMocks();
  expect(await saved.text()).toBe(await unsaved.text());
  const read = await new NativeWorker().read(saved, { at: '2026-01-01T00:00:00Z', by: 'a1' });
  // The records of this test have short ids, which is all there is to say.
  expect(read.problems.map(({ message }) => message)).toEqual(['The id is not a UUID.']);
  expect(read.file?.sources).toHaveLength(2);
  expect([...(read.file?.texts.values() ?? [])].sort()).toEqual(['another \u{1f4a1} text', 'one text']);
  const refused = await new NativeWorker().read(new Blob(['{']), { at: '2026-01-01T00:00:00Z', by: 'a1' });
  expect(refused).toMatchObject({ file: null, errors: 1 });
  const abort = new AbortController();
  const cancelled = exportCorpus(session, id, nativeJson, options, { signal: abort.signal });
  abort.abort();
  await expect(cancelled).rejects.toThrow('cancelled');
  await session.close();
});

test('closing a changed corpus backs it up', async () => {
  const host = memoryHost();
  const catalogue = await openCatalogue(host.client);
  const id = await catalogue.create('Closed');
  const session = await catalogue.open(id);
  await addTexts(session, ['some text']);
  await session.close();
  expect(host.records).toHaveLength(1);
  expect(JSON.parse(host.records[0] ?? '').sources).toHaveLength(1);
  const again = await catalogue.open(id);
  await again.close();
  expect(host.records).toHaveLength(1);
});

test('the encoding can be changed until the first mark, and back', async () => {
  const catalogue = await openCatalogue();
  const session = await catalogue.open(await catalogue.create('Encodings'));
  await addTexts(session, ['caf\u00e9']);
  const [report] = session.store.sourcesInOrder();
  const id = report?.id ?? '';
  expect(await changeEncoding(session, commandContext(session), id, 'windows-1252')).toBeNull();
  expect(await session.textOf(id)).toBe('caf\u00c3\u00a9');
  expect(session.store.get('sources', id)).toMatchObject({ encoding: 'windows-1252', length: 5 });
  await session.undo();
  expect(await session.textOf(id)).toBe('caf\u00e9');
  expect(await changeEncoding(session, commandContext(session), id, 'nonsense')).toContain('not known');
  session.run(adding('Marked', 'annotations', [note('m1', id)]));
  await session.flush();
  expect(await changeEncoding(session, commandContext(session), id, 'utf-8')).toContain(
    'until the first mark',
  );
  await session.close();
});
