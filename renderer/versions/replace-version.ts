// Replacing a source's text: reads the new one, has the marks found in it, shows the review, and stores all of it as one step.
import { decideMark } from '../../shared/anchoring/decide-mark.ts';
import { replaceText } from '../../shared/commands/replace-text.ts';
import type { Id } from '../../shared/model/ids.ts';
import { KnownTexts, makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import type { OpenedFile } from '../import/opened-file.ts';
import { readTexts } from '../import/read-texts.ts';
import { sha256Of } from '../import/sha256.ts';
import { rememberOffset } from '../marking/reading-place.ts';
import { commandContext } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { readyContext } from '../session/run-command.ts';
import { openSource } from '../sources/step-source.ts';
import { messageOf } from '../start/app-state.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { askReanchoring, prepareReanchoring } from './ask-reanchoring.ts';
import type { NewText, VersionReview } from './version-state.ts';
import { resetVersionState, versionState } from './version-state.ts';

/** Opens the dialog for a source; with `nextId` that source of the corpus becomes the new version. */
export function beginNewVersion(session: CorpusSession, sourceId: Id, nextId?: Id): void {
  if (session.saveState.get().kind === 'read-only')
    return announce('This corpus is open in another window; here it can only be read.');
  resetVersionState();
  prepareReanchoring();
  workspace.setState({ dialog: { kind: 'new-version', sourceId } });
  if (nextId !== undefined) void review(session, sourceId, () => fromSource(session, nextId));
}

/** A file as the new version. */
export function reviewFile(session: CorpusSession, sourceId: Id, file: OpenedFile): Promise<void> {
  return review(session, sourceId, async (signal) => {
    const read = await readTexts([file], commandContext(session), () => undefined, signal);
    const incoming = read?.texts[0];
    const change = read?.changes[0];
    if (incoming && change?.table === 'sources' && change.after)
      return { source: change.after, text: incoming.text, incoming };
    const line = read?.lines[0];
    throw new Error(line ? refusalInWords(line.message, line.sourceId === sourceId) : 'Nothing was read.');
  });
}

/** A pasted text as the new version. */
export function reviewPasted(session: CorpusSession, sourceId: Id, text: string): Promise<void> {
  return review(session, sourceId, async () => {
    const sha256 = await sha256Of(text);
    const decoded = { text, encoding: 'utf-8', replaced: 0, confidence: 1 };
    const known = new KnownTexts(session.store.table('sources').values());
    const plan = planTextImport(known, { fileName: null, decoded, sha256 });
    const itself = session.store.get('sources', sourceId)?.sha256 === sha256;
    if (itself || plan.outcome === 'skipped' || plan.outcome === 'refused')
      throw new Error(refusalInWords(plan.message, itself));
    const { clock, analyst } = commandContext(session);
    const source = makeSource({ fileName: null, text, encoding: null, sha256, position: 0 }, clock, analyst);
    return { source, text, incoming: { sha256, text, sourceId: source.id, original: null } };
  });
}

function refusalInWords(message: string, isItself: boolean): string {
  return isItself ? 'This is the text that the source has now; nothing would change.' : message;
}

async function fromSource(session: CorpusSession, id: Id): Promise<NewText> {
  const source = session.store.get('sources', id);
  if (!source) throw new Error('This source is not in the corpus any more.');
  if (session.store.marksOf(id).size > 0)
    throw new Error('The other source has marks of its own, so it cannot become a version of this one.');
  return { source, text: await session.textOf(id), incoming: null };
}

/** Reads the new text, finds the marks, shows the review; a problem is shown where the text was chosen. Never rejects. */
async function review(
  session: CorpusSession,
  sourceId: Id,
  read: (signal: AbortSignal) => Promise<NewText>,
): Promise<void> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  const work = (words: string, done = 0, total = 0) =>
    versionState.setState({ step: { kind: 'working', words, done, total, cancel } });
  work('Reading the new text');
  try {
    // Every mark must be in memory, or some would be left behind.
    await session.whenComplete();
    const oldText = await session.textOf(sourceId);
    const next = await read(abort.signal);
    const marks = session.store.marksOf(sourceId).ordered;
    const zones = session.store.get('sources', sourceId)?.zones ?? [];
    work('Finding the marks', 0, marks.length);
    const found = await askReanchoring(oldText, next.text, marks, zones, {
      signal: abort.signal,
      onProgress: (done, total) => work('Finding the marks', done, total),
    });
    const reviewed = marks.flatMap((mark, index) => {
      const proposed = found.marks[index];
      return proposed ? [{ mark, proposed }] : [];
    });
    const shown: VersionReview = { sourceId, oldText, next, marks: reviewed, zones: found.zones };
    versionState.setState({ step: { kind: 'review', review: shown, problem: null }, decisions: new Map() });
  } catch (error) {
    const problem = abort.signal.aborted ? null : messageOf(error);
    versionState.setState({ step: { kind: 'choose', problem } });
  }
}

/** Stores the new version with what was decided; the dialog closes when it is stored. */
export async function commitVersion(session: CorpusSession, shown: VersionReview): Promise<void> {
  const context = await readyContext(session);
  if (!context) return;
  const { decisions } = versionState.getState();
  const { next, sourceId, marks, zones } = shown;
  const decided = marks.map(({ mark, proposed }) =>
    decideMark(next.text, proposed, mark.spans, decisions.get(mark.id)),
  );
  const changeSet = replaceText(context, { oldId: sourceId, next: next.source, marks: decided, zones });
  const fail = (problem: string) =>
    versionState.setState({ step: { kind: 'review', review: shown, problem } });
  if (!changeSet) return fail('This version was replaced meanwhile.');
  const work = (done: number, total: number) =>
    versionState.setState({ step: { kind: 'working', words: 'Storing', done, total, cancel: null } });
  work(0, 0);
  try {
    const texts = next.incoming ? [next.incoming] : [];
    await session.importBulk({ changeSet, texts, history: [] }, { onProgress: work });
  } catch (error) {
    return fail(messageOf(error));
  }
  workspace.setState({ dialog: null });
  resetVersionState();
  keepReadingPlace(shown);
  openSource(next.source.id);
  workspace.setState({ inspector: { kind: 'marks' } });
  announce(changeSet.label);
}

/** The new version opens where the old one was being read, as far as the mark before that place tells. */
function keepReadingPlace({ sourceId, next, marks }: VersionReview): void {
  const { visible, sourceId: openId } = workspace.getState();
  if (openId !== sourceId) return;
  let shift = 0;
  for (const { mark, proposed } of marks) {
    const [span] = mark.spans;
    const range = proposed.passages[0]?.range;
    if (!span || !range || !proposed.passages[0]?.sure) continue;
    if (span.start > visible.start) break;
    shift = range.start - span.start;
  }
  rememberOffset(next.source.id, Math.max(0, Math.min(next.text.length, visible.start + shift)));
}
