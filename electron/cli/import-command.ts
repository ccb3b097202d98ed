// `import`: texts, documents, corpora and files of other programs into a corpus file, new or grown from another.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { documentKinds } from '../../shared/documents/document-kinds.ts';
import type { Importer } from '../../shared/import/importer.ts';
import { generator, nativeExtension } from '../../shared/native/native-file.ts';
import { writeNative } from '../../shared/native/write-native.ts';
import { summarise } from '../../shared/raw-texts/plan-text-import.ts';
import { isNativeFileName } from '../../shared/raw-texts/text-file-name.ts';
import { findTextFiles } from '../host/find-text-files.ts';
import { CliError, type CliIo, type Command, failed, misused } from './command.ts';
import { type ConflictChoice, conflictChoiceOf, conflictLines } from './conflict-lines.ts';
import { type Draft, existingDraft, inputOf, newDraft, titleFromPath } from './draft.ts';
import {
  hasEnding,
  importerNamed,
  isOwnFileName,
  readForeignFiles,
  recognisedAmong,
} from './foreign-files.ts';
import { readFormatOptions } from './format-options.ts';
import {
  type ForeignImport,
  type ForeignOutcome,
  type ImportOutcome,
  importForeign,
  outcomeLine,
  passedOverLines,
} from './import-foreign.ts';
import { importReport } from './import-report.ts';
import { importCorpus, importText, type Line } from './import-texts.ts';
import { readArguments } from './read-arguments.ts';
import { only } from './write-export.ts';
import { realPath, writePieces } from './write-pieces.ts';

const documentEndings = documentKinds.map(({ extensions }) => extensions[0] ?? '').join(' ');

export const importCommand: Command = {
  name: 'import',
  usage:
    'FILES… --out CORPUS [--from FORMAT] [--option ID=VALUE …] [--title TITLE] [--into CORPUS] [--conflicts SIDE] [--report FILE]',
  summary: 'Makes a corpus of texts, documents and files of other programs, or adds them to one.',
  details: [
    `--out CORPUS       the file to write (*${nativeExtension}); - for standard output`,
    '--from FORMAT      what the files are, as “formats” lists them; without it a format is recognised where it is certain',
    '--option ID=VALUE  a choice of that format; may be given several times',
    '--title TITLE      the title of a new corpus',
    '--into CORPUS      adds to this corpus; --out may be the same file',
    '--conflicts SIDE   where both sides say something else: ours (as without it), theirs, or refuse to write anything;',
    '                   each differing field is listed on standard error and in the report',
    '--report FILE      writes what came of corpora and files of other programs as JSON; - for standard output',
    `Read are .txt and .md, and the text of ${documentEndings}. Documents are not kept, only their text.`,
    `A *${nativeExtension} among the files is merged. What is refused or skipped is listed on standard error.`,
  ],
  async run(args, io) {
    const { operands, text, list } = readArguments(args, {
      out: { type: 'string' },
      title: { type: 'string' },
      into: { type: 'string' },
      from: { type: 'string' },
      option: { type: 'string', multiple: true },
      report: { type: 'string' },
      conflicts: { type: 'string' },
    });
    const out = text('out');
    const into = text('into');
    const from = text('from');
    const report = text('report');
    const conflicts = conflictChoiceOf(text('conflicts'));
    if (operands.length === 0) throw new CliError('Name the files or folders to import.', misused);
    if (out === undefined) throw new CliError('Say where to with --out CORPUS.', misused);
    if (into !== undefined && text('title') !== undefined)
      throw new CliError('--title is for a new corpus; --into keeps the title it has.', misused);
    const importer = from === undefined || from === 'json' ? undefined : importerNamed(from);
    if (!importer && list('option').length > 0)
      throw new CliError('--option is a choice of the format that --from names.', misused);
    const options = importer ? readFormatOptions(importer, list('option')) : {};
    await protectExisting(out, into);
    await protectReport(report, [out, into ?? out, ...operands]);
    const title = text('title') ?? titleFromPath(out);
    const draft = into === undefined ? newDraft(title, io) : await existingDraft(into, io);
    const own = new Set(await Promise.all([out, into ?? out].map(realPath)));
    const titled = text('title') === undefined ? {} : { title };
    const done: Done = { lines: [], outcomes: [], conflicts };
    if (importer) {
      const foreign = await filesFor(importer, operands, io);
      if (!foreign) return failed;
      await takeForeign(draft, foreign, { options, ...titled }, done, io);
    } else await takeAll(draft, operands, { own, asCorpora: from === 'json', titled }, done, io);
    tell(done.lines, io);
    if (report !== undefined)
      await writePieces(report, only(importReport(draft.store.info.title, done.outcomes, io.now())), io);
    if (!done.lines.some((line) => line.outcome !== 'refused')) return failed;
    if (conflicts === 'refuse' && done.outcomes.some((each) => each.conflicts.length > 0)) return failed;
    const whole = { withText: true, withJournal: true, sourceIds: null, exportedAt: io.now(), generator };
    await writePieces(out, writeNative(inputOf(draft), whole), io);
    return 0;
  },
};

interface Done {
  readonly lines: Line[];
  readonly outcomes: ImportOutcome[];
  readonly conflicts: ConflictChoice;
}

/** Files of one format, and what to call them. */
type Foreign = Pick<ForeignImport, 'importer' | 'files' | 'name' | 'passedOver'>;

/** What `--from` says the files are; null where none of them could be read, which is told. */
async function filesFor(importer: Importer, operands: readonly string[], io: CliIo): Promise<Foreign | null> {
  const { files, problems, passedOver } = await readForeignFiles(
    operands,
    importer.extensions,
    importer.beside,
  );
  for (const problem of problems) io.stderr(`${problem}\n`);
  // What could not be read is told; that nothing is left needs no second sentence.
  if (files.length === 0 && problems.length > 0) return null;
  const [first = '', ...others] = operands.map((path) => basename(path));
  const name = others.length === 0 ? first : `${first} and ${others.length} more`;
  return { importer, files, name, passedOver };
}

async function takeForeign(
  draft: Draft,
  foreign: Foreign,
  how: Pick<ForeignImport, 'options' | 'title'>,
  done: Done,
  io: CliIo,
): Promise<void> {
  let line: Line;
  let outcome: ForeignOutcome | null = null;
  try {
    outcome = await importForeign(draft, { ...foreign, ...how, conflicts: done.conflicts }, io);
    done.outcomes.push(outcome);
    for (const told of passedOverLines(outcome)) io.stderr(`${told}\n`);
    const became = { imported: 'new', 'nothing-new': 'skipped', refused: 'refused' } as const;
    line = { outcome: became[outcome.outcome], foreign: true, message: outcomeLine(outcome) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    line = { outcome: 'refused', foreign: true, message: error.message };
  }
  done.lines.push(line);
  io.stderr(`${foreign.name} (${foreign.importer.label}): ${line.message}\n`);
  tellConflicts(draft, outcome, done, io);
}

/** Texts, documents and corpora; then what is certainly of another program, whose marks may be on those texts. */
async function takeAll(
  draft: Draft,
  operands: readonly string[],
  how: {
    readonly own: ReadonlySet<string>;
    readonly asCorpora: boolean;
    readonly titled: { readonly title?: string };
  },
  done: Done,
  io: CliIo,
): Promise<void> {
  const { recognised: foreign, hints } = how.asCorpora
    ? { recognised: [], hints: [] }
    : await recognisedAmong(operands);
  for (const path of operands) {
    const recognised = foreign.find((each) => each.path === path);
    if (recognised && !recognised.isFolder) continue;
    const wanted = how.asCorpora ? isNativeFileName : undefined;
    const { files, problems } = await findTextFiles([path], wanted);
    for (const problem of problems) io.stderr(`${problem}\n`);
    done.lines.push(...problems.map((message): Line => ({ outcome: 'refused', message })));
    for (const file of files) {
      // A corpus that lies in the folder being imported is where it goes, not what comes in.
      if (how.own.has(file.path)) continue;
      const isCorpus = how.asCorpora || isNativeFileName(file.name);
      const isForeign = recognised && hasEnding(file.name, recognised.importer.extensions);
      if (isForeign && !isOwnFileName(file.name)) continue;
      const merged = isCorpus ? await importCorpus(draft, file, done.conflicts, io) : null;
      const line = merged?.line ?? (await importText(draft, file, io));
      done.lines.push(line);
      io.stderr(`${file.name}: ${line.message}\n`);
      if (merged?.outcome) done.outcomes.push(merged.outcome);
      tellConflicts(draft, merged?.outcome ?? null, done, io);
    }
  }
  for (const hint of hints) io.stderr(`${hint}\n`);
  for (const each of foreign)
    await takeForeign(
      draft,
      { ...each, name: basename(each.path), passedOver: [] },
      { options: {}, ...how.titled },
      done,
      io,
    );
}

function tellConflicts({ store }: Draft, outcome: ImportOutcome | null, done: Done, io: CliIo): void {
  for (const line of conflictLines(outcome?.conflicts ?? [], done.conflicts, store)) io.stderr(`${line}\n`);
}

function tell(lines: readonly Line[], io: CliIo): void {
  const merged = lines.filter((line) => line.merged).length;
  const texts = lines.filter((line) => !line.merged && !line.foreign);
  if (merged > 0) io.stderr(`${merged} ${merged === 1 ? 'corpus' : 'corpora'} read.\n`);
  if (lines.length === 0) io.stderr('No texts were found.\n');
  if (texts.length > 0) io.stderr(`${summarise(texts)}\n`);
}

/** The report must not take the place of what is read or written. */
async function protectReport(report: string | undefined, others: readonly string[]): Promise<void> {
  if (report === undefined) return;
  const places = await Promise.all(others.map(realPath));
  if (report === '-' ? others.includes('-') : places.includes(await realPath(report)))
    throw new CliError('The report needs a place of its own; choose another --report.', misused);
}

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
