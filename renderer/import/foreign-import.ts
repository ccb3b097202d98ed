// Files of another tool on their way in: chosen, recognised, read and placed by a worker, previewed, and changed in how
// they are read until they come in.
import { perhaps, surely } from '../../shared/import/recognise-files.ts';
import { findImporter, importers } from '../../shared/import/registry.ts';
import { commandContext, systemClock } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { openSource } from '../sources/step-source.ts';
import { appState, messageOf } from '../start/app-state.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { isForeignAlone, isReadBy } from './foreign-files.ts';
import { ForeignReader } from './foreign-reader.ts';
import { type ForeignImport, type ForeignStage, importState } from './import-state.ts';
import type { OpenedFile } from './opened-file.ts';
import { commitImport, previewed } from './preview-native-file.ts';
import { readBytes } from './read-bytes.ts';

/** Bytes read at most: they are all in memory at once, in the worker. */
const mostBytes = 500_000_000;
/** Files read at a time. */
const ahead = 8;

/** The worker that holds the files of the dialog. */
let reader: ForeignReader | null = null;

const nothingChosen: ForeignImport = {
  files: [],
  recognised: [],
  format: null,
  own: {},
  stage: { kind: 'empty' },
};

/** Opens the dialog without files, with a format chosen or the one that will be recognised. */
export function showForeignImport(format: string | null): void {
  closeForeignReader();
  importState.setState({ foreign: { ...nothingChosen, format }, pending: null });
  workspace.setState({ dialog: { kind: 'import-preview' } });
}

/** Ends the worker; the dialog calls it when it goes. */
export function closeForeignReader(): void {
  reader?.close();
  reader = null;
}

/** Takes files chosen in the dialog; a format that was asked for stays, else the likeliest is taken. */
export async function takeForeignFiles(session: CorpusSession, files: readonly OpenedFile[]): Promise<void> {
  if (files.length === 0) return;
  const asked = importState.getState().foreign?.recognised.length === 0;
  change({ files: files.map(({ name }) => name), recognised: [], stage: busy('Reading', 0) });
  importState.setState({ pending: null });
  try {
    const recognised = await open(files, (share) => stage(busy('Reading', share)));
    const chosen = asked ? importState.getState().foreign?.format : null;
    change({ recognised, format: chosen ?? recognised[0]?.id ?? null });
    await place(session);
  } catch (error) {
    if (!isAbort(error)) stage({ kind: 'failed', message: messageOf(error) });
  }
}

/**
 * Reads files that were opened or dropped; the id of the importer where they are surely of some format (perhaps is enough
 * for names that mean nothing else), else null: whoever asked does with them what it would otherwise. `showRecognised` then
 * shows them. A broken archive counts as recognised by its name, and the dialog says what is wrong. Rejects with an
 * AbortError when the analyst cancels.
 */
export async function recogniseForeignFiles(files: readonly OpenedFile[]): Promise<string | null> {
  if (files.length === 0) return null;
  const onShare = (share: number) => {
    const done = Math.round(share * files.length);
    const progress = { words: 'Reading', done, total: files.length, cancel: closeForeignReader };
    importState.setState({ progress });
  };
  onShare(0);
  const names = files.map(({ name }) => name);
  try {
    const recognised = await open(files, onShare);
    const [best] = recognised;
    if (best && best.likeness >= (names.every(isNothingElse) ? perhaps : surely)) {
      const stage = busy('Reading', null);
      importState.setState({
        foreign: { ...nothingChosen, files: names, recognised, format: best.id, stage },
        pending: null,
      });
      return best.id;
    }
  } catch (error) {
    if (isAbort(error)) throw error;
    const byName = importers.find(({ id }) => names.every((name) => isReadBy(id, name)));
    if (byName && names.every((name) => /\.(?:zip|qdpx)$/i.test(name))) {
      const stage: ForeignStage = { kind: 'failed', message: messageOf(error) };
      importState.setState({ foreign: { ...nothingChosen, files: names, stage }, pending: null });
      return byName.id;
    }
  } finally {
    importState.setState({ progress: null });
  }
  closeForeignReader();
  return null;
}

/** JSON that an importer knows is no corpus of ours. */
function isNothingElse(name: string): boolean {
  return isForeignAlone(name) || /\.json$/i.test(name);
}

/** Shows the files that `recogniseForeignFiles` took, as the corpus is now. */
export async function showRecognised(session: CorpusSession): Promise<void> {
  workspace.setState({ dialog: { kind: 'import-preview' } });
  if (importState.getState().foreign?.stage.kind === 'busy') await place(session);
}

/** Reads the files in another format. */
export function chooseForeignFormat(session: CorpusSession, format: string): void {
  change({ format });
  if (reader) void place(session);
}

/** Changes one of the format's own options and reads anew. */
export function chooseForeignOption(session: CorpusSession, option: string, value: string): void {
  const { foreign } = importState.getState();
  if (!foreign?.format) return;
  const { format, own } = foreign;
  change({ own: { ...own, [format]: { ...own[format], [option]: value } } });
  if (reader) void place(session);
}

/** Stores what the preview shows, and opens a source with new marks where the open one has none. */
export async function commitForeignImport(session: CorpusSession): Promise<void> {
  const { foreign } = importState.getState();
  const report = foreign?.stage.kind === 'placed' ? foreign.stage.report : null;
  await commitImport(session);
  if (importState.getState().foreign || !report) return;
  const ids = report.sources.flatMap(({ id, placed }) => (id !== null && placed > 0 ? [id] : []));
  const first = ids.find((id) => session.store.get('sources', id));
  const { sourceId } = workspace.getState();
  if (first !== undefined && (sourceId === null || !ids.includes(sourceId))) openSource(first);
}

/** Reads the bytes and hands them to a worker. AbortError when the dialog went or other files were chosen meanwhile. */
async function open(files: readonly OpenedFile[], onShare: (share: number) => void) {
  closeForeignReader();
  const mine = new ForeignReader();
  reader = mine;
  const read: { path: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let total = 0;
  for (let from = 0; from < files.length; from += ahead) {
    const some = files.slice(from, from + ahead);
    const bytes = await Promise.all(some.map(bytesOf));
    if (reader !== mine) throw new DOMException('Reading was cancelled.', 'AbortError');
    some.forEach(({ name }, index) => {
      const content = bytes[index];
      if (!content) return;
      total += content.length;
      read.push({ path: name, bytes: content });
    });
    if (total > mostBytes)
      throw new Error('These files are more than 500 MB together; import them in several parts.');
    onShare(Math.min(1, (from + some.length) / files.length));
  }
  const { recognised } = await mine.open(read);
  return recognised;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function bytesOf({ name, blob }: OpenedFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(await blob(), mostBytes).catch(() => {
    throw new Error(`${name} could not be read; it may have been moved or changed since it was chosen.`);
  });
  if (!bytes) throw new Error(`${name} is more than 500 MB; import it in several parts.`);
  return bytes;
}

/** Reads and places the files as they are to be read now, then compares them with the corpus. */
async function place(session: CorpusSession): Promise<void> {
  const mine = reader;
  const { foreign } = importState.getState();
  const { corpusId } = appState.getState();
  if (!mine || !foreign || corpusId === null) return;
  const { format, own, files } = foreign;
  importState.setState({ pending: null });
  if (format === null)
    return stage({
      kind: 'failed',
      message: `These files are in none of the formats that are read: ${importers.map(({ label }) => label).join(', ')}. Choose the format they should be in, or other files.`,
    });
  stage(busy('Reading', null));
  const name = nameOf(files);
  try {
    await session.whenComplete();
    // The worker meets the corpus as it is stored.
    await session.flush();
    const { analyst } = commandContext(session);
    const placed = await mine.place(
      { corpusId, format, options: own[format] ?? {}, name, at: systemClock.now(), by: analyst },
      (words) => stage(busy(words, null)),
    );
    if (!placed || reader !== mine) return;
    stage(busy('Comparing with this corpus', null));
    const begun = importState.getState().foreign;
    const file = placed.corpus;
    const pending = await previewed(session, {
      fileName: name,
      file,
      preview: null,
      problems: [],
      sides: new Map(),
    });
    if (reader !== mine || importState.getState().foreign !== begun) return;
    importState.setState({ pending });
    stage({ kind: 'placed', report: placed.report });
    const { marks, notPlaced } = placed.report.counts;
    announce(`${findImporter(format)?.label}: ${marks - notPlaced} of ${marks} marks would come in`);
  } catch (error) {
    if (reader === mine) stage({ kind: 'failed', message: messageOf(error) });
  }
}

/** What is imported, in a few words: the file, the folder, or the first of several. */
function nameOf(files: readonly string[]): string {
  const [first = ''] = files;
  const [folder] = first.split('/');
  if (files.length === 1) return first.replace(/^.*\//, '');
  const isFolder = first.includes('/') && files.every((name) => name.startsWith(`${folder}/`));
  return isFolder && folder ? folder : `${first} and ${files.length - 1} more`;
}

const busy = (words: string, share: number | null): ForeignStage => ({ kind: 'busy', words, share });

function stage(next: ForeignStage): void {
  change({ stage: next });
}

function change(part: Partial<ForeignImport>): void {
  const { foreign } = importState.getState();
  if (foreign) importState.setState({ foreign: { ...foreign, ...part } });
}
