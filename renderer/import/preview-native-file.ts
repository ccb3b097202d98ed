// A corpus file on its way in: read, checked, compared with the open corpus, shown; stored all or nothing on request.
import type { TableName } from '../../shared/change/change-set.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { ImportConflict, ImportPreview, Side } from '../../shared/native/import-preview.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { previewImport } from '../../shared/native/preview-import.ts';
import { commandContext, systemClock } from '../session/command-context.ts';
import type { CorpusSession, IncomingText } from '../session/corpus-session.ts';
import { NativeWorker } from '../session/native-worker-client.ts';
import { messageOf } from '../start/app-state.ts';
import { Slice } from '../storage/time-slices.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import type { PendingImport } from './import-state.ts';
import { importState } from './import-state.ts';
import type { OpenedFile } from './opened-file.ts';

/** Reads a corpus file and opens the dialog that says what it would do. */
export async function previewNativeFile(session: CorpusSession, opened: OpenedFile): Promise<void> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  const onProgress = (done: number, total: number) =>
    importState.setState({ progress: { words: 'Reading', done, total, cancel } });
  onProgress(0, 0);
  const worker = new NativeWorker();
  try {
    const { analyst } = commandContext(session);
    const read = await worker.read(
      await opened.blob(),
      { at: systemClock.now(), by: analyst },
      { onProgress, signal: abort.signal },
    );
    const pending: PendingImport = {
      fileName: opened.name,
      file: read.file,
      preview: null,
      problems: read.problems,
      sides: new Map(),
    };
    await show(session, pending);
  } catch (error) {
    if (abort.signal.aborted) return announce('Import cancelled; nothing was added');
    const message = messageOf(error);
    const problems = [{ severity: 'error' as const, where: '', message, hint: '' }];
    await show(session, { fileName: opened.name, file: null, preview: null, problems, sides: new Map() });
  } finally {
    importState.setState({ progress: null });
  }
}

/** The comparison that goes on after the last choice. */
let comparing: Promise<void> = Promise.resolve();

/** Chooses a side of the fields of some conflicts, or of one field, and compares anew. */
export async function chooseSide(
  session: CorpusSession,
  conflicts: readonly ImportConflict[],
  side: Side,
  only?: string,
): Promise<void> {
  const { pending } = importState.getState();
  if (!pending?.preview) return;
  const sides = new Map(pending.sides);
  const keys = new Set<string>();
  for (const { table, id, fields } of conflicts)
    for (const { field } of fields)
      if (only === undefined || only === field) keys.add(`${table}/${id}/${field}`);
  for (const key of keys) sides.set(key, side);
  // Shown at once; of a large file the comparison takes a while, and the next choice must not get lost meanwhile.
  const chosen: PendingImport = { ...pending, sides, preview: withChosen(pending.preview, keys, side) };
  importState.setState({ pending: chosen });
  comparing = previewed(session, chosen)
    .catch((error: unknown): PendingImport => {
      const problem = { severity: 'error' as const, where: '', message: messageOf(error), hint: '' };
      return { ...chosen, preview: null, problems: [problem, ...chosen.problems] };
    })
    .then((compared) => {
      if (importState.getState().pending === chosen) importState.setState({ pending: compared });
    });
  await comparing;
}

function withChosen(preview: ImportPreview, keys: ReadonlySet<string>, side: Side): ImportPreview {
  const conflicts = preview.conflicts.map((conflict) => {
    const { table, id, fields } = conflict;
    if (!fields.some(({ field }) => keys.has(`${table}/${id}/${field}`))) return conflict;
    return {
      ...conflict,
      fields: fields.map((each) =>
        keys.has(`${table}/${id}/${each.field}`) ? { ...each, chosen: side } : each,
      ),
    };
  });
  return { ...preview, conflicts };
}

/** Stores the import. The dialog closes when it stands; a failure stays on the screen as a problem. */
export async function commitImport(session: CorpusSession): Promise<void> {
  await comparing;
  const { pending } = importState.getState();
  const preview = pending?.preview;
  if (!pending?.file || !preview?.changeSet) return;
  const abort = new AbortController();
  const onProgress = (done: number, total: number) =>
    importState.setState({ progress: { words: 'Storing', done, total, cancel: () => abort.abort() } });
  onProgress(0, 1);
  try {
    const result = await session.importBulk(
      {
        changeSet: preview.changeSet,
        texts: textsOf(pending.file, preview.remapped),
        history: preview.journal,
      },
      { onProgress, signal: abort.signal },
    );
    dismissImport();
    if (result === 'cancelled') return announce('Import cancelled; nothing was added');
    const { sourceId } = workspace.getState();
    if (sourceId === null || !session.store.get('sources', sourceId)) {
      workspace.setState({ sourceId: session.store.sourcesInOrder()[0]?.id ?? null });
    }
    announce(preview.changeSet.label);
  } catch (error) {
    const problem = { severity: 'error' as const, where: '', message: messageOf(error), hint: '' };
    importState.setState({ pending: { ...pending, problems: [problem, ...pending.problems] } });
  } finally {
    importState.setState({ progress: null });
  }
}

/** Closes the preview and forgets the file. */
export function dismissImport(): void {
  importState.setState({ pending: null, foreign: null });
  workspace.setState({ dialog: null });
}

async function show(session: CorpusSession, pending: PendingImport): Promise<void> {
  importState.setState({ pending: await previewed(session, pending) });
  workspace.setState({ dialog: { kind: 'import-preview' } });
}

/** The import compared with the open corpus, in slices: what it would do, with the sides chosen so far. */
export async function previewed(session: CorpusSession, pending: PendingImport): Promise<PendingImport> {
  const { file, sides } = pending;
  const hashes = new Map(
    [...session.store.table('sources').values()].map((source) => [source.sha256, source.id]),
  );
  const textOf = async (sha256: string) =>
    hashes.has(sha256) ? ((await session.textByHash(sha256)) ?? null) : null;
  const resolve = (table: TableName, id: Id, field: string) => sides.get(`${table}/${id}/${field}`) ?? 'ours';
  const slice = new Slice();
  const options = { resolve, pause: () => slice.pause() };
  if (!file) return { ...pending, preview: null };
  const known = await knownOf(session, file);
  const target = { store: session.store, textOf, hasJournalEntry: (id: Id) => known.has(id) };
  const preview = await previewImport(target, file, options);
  return { ...pending, preview };
}

/** Entries of a file that the journal holds; asked for once, not at each choice. */
const knownEntries = new WeakMap<ParsedCorpus, Promise<ReadonlySet<Id>>>();

function knownOf(session: CorpusSession, file: ParsedCorpus): Promise<ReadonlySet<Id>> {
  const asked = knownEntries.get(file) ?? session.knownEntries(file.journal.map(({ id }) => id));
  knownEntries.set(file, asked);
  return asked;
}

/** Each text once, with the source here that it belongs to. */
function textsOf(file: ParsedCorpus, remapped: ReadonlyMap<Id, Id>): IncomingText[] {
  const owners = new Map(file.sources.map((source) => [source.sha256, remapped.get(source.id) ?? source.id]));
  return [...file.texts].map(([sha256, text]) => ({
    sha256,
    text,
    sourceId: owners.get(sha256) ?? '',
    original: null,
  }));
}
