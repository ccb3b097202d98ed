// Opens files into the corpus: texts as sources in one step, a corpus file through its preview.
import { counted } from '../../shared/commands/command-context.ts';
import type { ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import { summarise } from '../../shared/raw-texts/plan-text-import.ts';
import { isNativeFileName } from '../../shared/raw-texts/text-file-name.ts';
import { commandContext } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { openSource } from '../sources/step-source.ts';
import { appState, messageOf } from '../start/app-state.ts';
import { createCorpus } from '../start/open-corpus.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { foreignFiles, isForeignName, isReadBy } from './foreign-files.ts';
import { type ForeignHint, followHint, foreignHint } from './foreign-hint.ts';
import { recogniseForeignFiles, showRecognised } from './foreign-import.ts';
import { importState } from './import-state.ts';
import type { OpenedFile } from './opened-file.ts';
import { previewNativeFile } from './preview-native-file.ts';
import { type ReadTexts, readTexts } from './read-texts.ts';

/**
 * Imports into the open corpus, or into a new one where none is open. `beside`: files of a folder that may be another
 * tool's, which the report speaks of. Says what came of it; never throws.
 */
export async function importFiles(
  files: readonly OpenedFile[],
  problems: readonly string[] = [],
  beside: readonly OpenedFile[] = [],
): Promise<void> {
  if (files.length === 0 && problems.length === 0 && beside.length === 0) return;
  if (importState.getState().progress) return announce('Another import is still running');
  const session = appState.getState().session ?? (await createCorpus('My corpus'));
  if (!session) return;
  if (session.saveState.get().kind === 'read-only') {
    return announce('This corpus is open in another window; here it can only be read.');
  }
  try {
    await session.whenComplete();
  } catch (error) {
    return report([], [...problems, messageOf(error)]);
  }
  let format: string | null;
  try {
    format = await recogniseForeignFiles(foreignFiles(files));
  } catch {
    return announce('Import cancelled; nothing was added');
  }
  const isForeign = (file: OpenedFile) => format !== null && isReadBy(format, file.name);
  // Of another tool than the one recognised: one import is of one tool.
  const left = files.filter((file) => format !== null && !isForeign(file) && isForeignName(file.name));
  const rest = files.filter((file) => !isForeign(file) && !left.includes(file));
  const natives = rest.filter((file) => isNativeFileName(file.name));
  const texts = rest.filter((file) => !isNativeFileName(file.name));
  const lines = [
    ...problems,
    ...left.map((file) => `${file.name}: import the files of one tool at a time.`),
    ...natives.slice(1).map((file) => `${file.name}: open one corpus file at a time.`),
  ];
  const hint = format === null ? await foreignHint(beside, texts) : null;
  // Where nothing else was opened there is nothing to report.
  if (hint && files.length === 0 && problems.length === 0) return followHint(session, hint);
  if (files.length === 0 && lines.length === 0) lines.push(nothingThere);
  if (texts.length > 0 || lines.length > 0 || hint) await importTexts(session, texts, lines, hint);
  const native = natives[0];
  if (format !== null) await showRecognised(session);
  else if (native) await previewNativeFile(session, native);
}

/** A folder without anything to open. */
export const nothingThere = 'There are no texts or documents in this folder that can be read.';

/** Milliseconds between two redraws of the progress: a redraw for each of 10,000 files would be the slowest part. */
const redrawEvery = 60;

async function importTexts(
  session: CorpusSession,
  files: readonly OpenedFile[],
  problems: readonly string[],
  hint: ForeignHint | null,
): Promise<void> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  let shownAt = 0;
  const show = (words: string) => (done: number, total: number) => {
    if (done < total && performance.now() - shownAt < redrawEvery) return;
    shownAt = performance.now();
    importState.setState({ progress: { words, done, total, cancel } });
  };
  show('Reading')(0, files.length);
  try {
    const onRead = (what: string, done: number, total: number) =>
      show(what === '' ? 'Reading' : `Reading ${what}`)(done, total);
    const read = await readTexts(files, commandContext(session), onRead, abort.signal);
    if (!read) return announce('Import cancelled; nothing was added');
    if (read.texts.length > 0) {
      const label = `Imported ${counted(read.texts.length, 'text')}`;
      const changeSet = { label, reason: '', changes: read.changes };
      const done = await session.importBulk(
        { changeSet, texts: read.texts, history: [] },
        { onProgress: show('Storing'), signal: abort.signal },
      );
      if (done === 'cancelled') return announce('Import cancelled; nothing was added');
    }
    const lines = await keepMissingDocuments(session, read);
    const first = read.texts[0];
    if (first && (read.texts.length === 1 || workspace.getState().sourceId === null))
      openSource(first.sourceId);
    report(lines, problems, hint);
    announce(summarise(lines));
  } catch (error) {
    report([], [...problems, messageOf(error)], hint);
  } finally {
    importState.setState({ progress: null });
  }
}

/** The same document again is skipped, but kept where the corpus came without it: a backup holds texts alone. */
async function keepMissingDocuments(
  session: CorpusSession,
  { lines, known }: ReadTexts,
): Promise<readonly ImportReportLine[]> {
  const told = [...lines];
  for (const [at, { sourceId, document }] of known) {
    const line = told[at];
    if (!line || (await session.documentOf(sourceId))) continue;
    // The line of a file is one line.
    const message = await session.keepDocument(sourceId, document).then(
      () => 'Already in this corpus under this name. Its original was missing here and is kept now.',
      (error: unknown) => `Already in this corpus. Its original could not be kept: ${messageOf(error)}`,
    );
    told[at] = { ...line, message };
  }
  return told;
}

function report(
  lines: readonly ImportReportLine[],
  problems: readonly string[],
  hint: ForeignHint | null = null,
): void {
  importState.setState({ report: { lines, problems, hint } });
  workspace.setState({ dialog: { kind: 'import-report' } });
}
