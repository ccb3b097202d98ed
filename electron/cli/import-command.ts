// `import`: raw texts into a corpus file, new or grown from another.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Change } from '../../shared/change/change-set.ts';
import { documentKinds } from '../../shared/documents/document-kinds.ts';
import { initialEntityTypes } from '../../shared/model/codebook.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import { generator, nativeExtension } from '../../shared/native/native-file.ts';
import { previewImport } from '../../shared/native/preview-import.ts';
import { writeNative } from '../../shared/native/write-native.ts';
import { isRefusal } from '../../shared/raw-texts/decode-text.ts';
import {
  KnownTexts,
  makeSource,
  planTextImport,
  summarise,
} from '../../shared/raw-texts/plan-text-import.ts';
import { isNativeFileName } from '../../shared/raw-texts/text-file-name.ts';
import { CorpusStore } from '../../shared/store/corpus-store.ts';
import { type FoundFile, findTextFiles } from '../host/find-text-files.ts';
import { CliError, type CliIo, type Command, failed, misused } from './command.ts';
import { readAnyFile } from './read-any-file.ts';
import { readArguments } from './read-arguments.ts';
import { readCorpus, sha256 } from './read-corpus.ts';
import { realPath, writePieces } from './write-pieces.ts';

const documentEndings = documentKinds.map(({ extensions }) => extensions[0] ?? '').join(' ');

/** Who the command line is in a corpus: one analyst, however often it is used. */
const commandLineName = 'Command line';

/** The corpus that is being put together. */
interface Draft {
  readonly store: CorpusStore;
  readonly texts: Map<string, string>;
  readonly journal: JournalEntry[];
  readonly analyst: string;
  known: KnownTexts;
  /** Where the next source stands in the list. */
  position: number;
}

type Line = {
  readonly outcome: 'new' | 'same-text' | 'skipped' | 'refused';
  readonly message: string;
  /** A corpus file, not a text. */
  readonly merged?: boolean;
};

export const importCommand: Command = {
  name: 'import',
  usage: 'FILES… --out CORPUS [--title TITLE] [--into CORPUS]',
  summary: 'Makes a corpus of texts and documents (files or folders), or adds them to one.',
  details: [
    `--out CORPUS    the file to write (*${nativeExtension}); - for standard output`,
    '--title TITLE   the title of a new corpus',
    '--into CORPUS   adds to this corpus; --out may be the same file',
    `Read are .txt and .md, and the text of ${documentEndings}. Documents are not kept, only their text.`,
    `A *${nativeExtension} among the files is merged. What is refused or skipped is listed on standard error.`,
  ],
  async run(args, io) {
    const { operands, text } = readArguments(args, {
      out: { type: 'string' },
      title: { type: 'string' },
      into: { type: 'string' },
    });
    const out = text('out');
    const into = text('into');
    if (operands.length === 0) throw new CliError('Name the files or folders to import.', misused);
    if (out === undefined) throw new CliError('Say where to with --out CORPUS.', misused);
    if (into !== undefined && text('title') !== undefined)
      throw new CliError('--title is for a new corpus; --into keeps the title it has.', misused);
    await protectExisting(out, into);
    const title =
      text('title') ?? (out === '-' ? 'Corpus' : basename(out).replace(/(\.glossator)?\.json$/i, ''));
    const draft = into === undefined ? newDraft(title, io) : await existingDraft(into, io);
    const own = new Set(await Promise.all([out, into ?? out].map(realPath)));
    const { files, problems } = await findTextFiles(operands);
    for (const problem of problems) io.stderr(`${problem}\n`);
    const lines: Line[] = problems.map((message) => ({ outcome: 'refused', message }));
    // A corpus that lies in the folder being imported is where it goes, not what comes in.
    for (const file of files.filter((each) => !own.has(each.path))) {
      const line = isNativeFileName(file.name)
        ? await importCorpus(draft, file, io)
        : await importText(draft, file, io);
      lines.push(line);
      io.stderr(`${file.name}: ${line.message}\n`);
    }
    const merged = lines.filter((line) => line.merged).length;
    const texts = lines.filter((line) => !line.merged);
    if (merged > 0) io.stderr(`${merged} ${merged === 1 ? 'corpus' : 'corpora'} read.\n`);
    if (lines.length === 0) io.stderr('No texts were found.\n');
    if (texts.length > 0) io.stderr(`${summarise(texts)}\n`);
    if (!lines.some((line) => line.outcome !== 'refused')) return failed;
    await writePieces(
      out,
      writeNative(
        { store: draft.store, textOf: (hash) => draft.texts.get(hash) ?? null, journal: () => draft.journal },
        { withText: true, withJournal: true, sourceIds: null, exportedAt: io.now(), generator },
      ),
      io,
    );
    return 0;
  },
};

/** Work must not be lost to a repeated command: an existing file is only written when it is also read. */
async function protectExisting(out: string, into: string | undefined): Promise<void> {
  if (out === '-' || (into !== undefined && (await realPath(into)) === (await realPath(out)))) return;
  const exists = await stat(out).then(
    () => true,
    () => false,
  );
  if (exists)
    throw new CliError(`${basename(out)} is already there; add to it with --into, or choose another --out.`);
}

function newDraft(title: string, io: CliIo): Draft {
  const store = new CorpusStore();
  const info = { id: io.newId(), title, description: '', yardstick: 'icd203' as const };
  const types = initialEntityTypes.map(
    (after): Change => ({ table: 'entityTypes', id: after.id, before: null, after }),
  );
  store.apply([{ table: 'corpus', id: info.id, before: null, after: info }, ...types], 'load');
  return withAnalyst({ store, texts: new Map(), journal: [] }, io);
}

async function existingDraft(path: string, io: CliIo): Promise<Draft> {
  const file = await readCorpus(path, io, 'command-line');
  return withAnalyst(
    { store: corpusOfFile(file), texts: new Map(file.texts), journal: [...file.journal] },
    io,
  );
}

function withAnalyst(draft: Pick<Draft, 'store' | 'texts' | 'journal'>, io: CliIo): Draft {
  const known = [...draft.store.table('analysts').values()].find(
    (analyst) => analyst.name === commandLineName,
  );
  const analyst = known ?? { id: io.newId(), name: commandLineName };
  if (!known)
    draft.store.apply([{ table: 'analysts', id: analyst.id, before: null, after: analyst }], 'command');
  return { ...draft, analyst: analyst.id, ...listOf(draft.store) };
}

/** What a new text is compared with, and where it goes. */
function listOf(store: CorpusStore): Pick<Draft, 'known' | 'position'> {
  const sources = [...store.table('sources').values()];
  const last = sources.reduce((highest, source) => Math.max(highest, source.position), -1);
  return { known: new KnownTexts(sources), position: Math.floor(last) + 1 };
}

async function importText(draft: Draft, file: FoundFile, io: CliIo): Promise<Line> {
  const decoded = await readAnyFile(file);
  const hash = isRefusal(decoded) ? '' : sha256(decoded.text);
  const plan = planTextImport(draft.known, { fileName: file.name, decoded, sha256: hash });
  if (isRefusal(decoded) || plan.outcome === 'skipped' || plan.outcome === 'refused') return plan;
  const { text, encoding, document } = decoded;
  const position = draft.position++;
  const clock = { now: io.now, newId: io.newId };
  const after = makeSource(
    { fileName: file.name, text, encoding, sha256: hash, position, document },
    clock,
    draft.analyst,
  );
  draft.texts.set(hash, text);
  draft.known.add(after);
  record(draft, io, `Imported “${after.title}”`, [{ table: 'sources', id: after.id, before: null, after }]);
  return plan;
}

async function importCorpus(draft: Draft, file: FoundFile, io: CliIo): Promise<Line> {
  try {
    const parsed = await readCorpus(file.path, io, draft.analyst);
    const entries = new Set(draft.journal.map((entry) => entry.id));
    const target = {
      store: draft.store,
      textOf: (hash: string) => draft.texts.get(hash) ?? null,
      hasJournalEntry: (id: string) => entries.has(id),
    };
    const preview = await previewImport(target, parsed);
    const [refusal] = preview.refused;
    if (refusal) return { outcome: 'refused', message: refusal.message };
    if (!preview.changeSet)
      return { outcome: 'skipped', merged: true, message: 'Everything in it is already there.' };
    for (const [hash, text] of preview.texts) draft.texts.set(hash, text);
    for (const entry of preview.journal) draft.journal.push({ ...entry, seq: nextNumber(draft) });
    record(draft, io, preview.changeSet.label, preview.changeSet.changes);
    Object.assign(draft, listOf(draft.store));
    const conflicts = preview.conflicts.length;
    return {
      outcome: 'new',
      merged: true,
      message: `Merged${conflicts > 0 ? `; ${conflicts} differing ${conflicts === 1 ? 'record' : 'records'} kept as here` : ''}.`,
    };
  } catch (error) {
    if (error instanceof CliError) return { outcome: 'refused', message: error.message };
    throw error;
  }
}

function nextNumber(draft: Draft): number {
  return (draft.journal.at(-1)?.seq ?? 0) + 1;
}

function record(draft: Draft, io: CliIo, label: string, changes: readonly Change[]): void {
  draft.store.apply(changes, 'import');
  draft.journal.push({
    id: io.newId(),
    seq: nextNumber(draft),
    at: io.now(),
    by: draft.analyst,
    label,
    reason: '',
    undoes: null,
    imported: false,
    changeCount: changes.length,
    changes,
  });
}
