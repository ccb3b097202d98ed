// `convert`: a file of one format into another, without a corpus file in between.
import { basename } from 'node:path';
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import type { Importer } from '../../shared/import/importer.ts';
import { generator } from '../../shared/native/native-file.ts';
import { CliError, type CliIo, type Command, misused } from './command.ts';
import { type Draft, existingDraft, inputOf, newDraft } from './draft.ts';
import { certainImporter, foreignEndings, importerNamed, readForeignFiles } from './foreign-files.ts';
import { readFormatOptions } from './format-options.ts';
import { type ForeignOutcome, importForeign, passedOverLines } from './import-foreign.ts';
import { lossReport } from './loss-report.ts';
import { readArguments } from './read-arguments.ts';
import { exporterNamed, only, refuseSamePlaces, writeExport } from './write-export.ts';
import { writePieces } from './write-pieces.ts';

export const convertCommand: Command = {
  name: 'convert',
  usage: 'IN --from FORMAT --to FORMAT --out PATH [--option ID=VALUE …] [--report FILE]',
  summary: 'Turns a file, zip or folder of one format into another.',
  details: [
    '--from FORMAT       what IN is: json, or one of the formats that “formats” says are read; left out, it is recognised',
    '                    where that is certain',
    '--to FORMAT         one of the formats that “formats” lists',
    '--out PATH          as for “export”: a file, a zip, a new folder, or - for standard output',
    '--option ID=VALUE   a choice of either format; from.ID=VALUE and to.ID=VALUE where both have one of that name',
    '--report FILE       writes what could not be placed and what was lost as JSON; - for standard output',
  ],
  async run(args, io) {
    const { operands, text, list } = readArguments(args, {
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
      option: { type: 'string', multiple: true },
      report: { type: 'string' },
    });
    const [path] = operands;
    const out = text('out');
    const report = text('report');
    if (path === undefined || operands.length > 1)
      throw new CliError('Name the one file, zip or folder to convert.', misused);
    const named = text('from');
    const importer =
      named === undefined ? await recognised(path) : named === 'json' ? null : importerNamed(named);
    const exporter = exporterNamed(text('to'));
    if (out === undefined) throw new CliError('Say where to with --out PATH.', misused);
    const chosen = optionsOf(importer, exporter, list('option'));
    await refuseSamePlaces(path, out, report);
    const { draft, read } = await draftOf(path, importer, chosen.from, io);
    const options: ExportOptions = {
      withText: true,
      withJournal: true,
      sourceIds: null,
      exportedAt: io.now(),
      generator,
      format: chosen.to,
    };
    const losses = await writeExport(exporter, inputOf(draft), options, out, report !== undefined, io);
    if (report !== undefined) {
      const written = JSON.parse(lossReport(draft.store.info.title, exporter, options, losses));
      await writePieces(report, only(`${JSON.stringify({ read, written }, null, 2)}\n`), io);
    }
    return 0;
  },
};

/** The importer for a file that nobody named the format of; null for our own. Throws CliError where nothing is certain. */
async function recognised(path: string): Promise<Importer | null> {
  if (/\.glossator(\.json)?$/i.test(path)) return null;
  const { files } = await readForeignFiles([path], foreignEndings);
  const importer = certainImporter(files);
  if (!importer)
    throw new CliError(`What ${basename(path)} is cannot be told for certain; say it with --from.`, misused);
  return importer;
}

async function draftOf(
  path: string,
  importer: Importer | null,
  options: Readonly<Record<string, string>>,
  io: CliIo,
): Promise<{ readonly draft: Draft; readonly read: ForeignOutcome | null }> {
  if (!importer) return { draft: await existingDraft(path, io), read: null };
  const name = basename(path);
  const { files, problems, passedOver } = await readForeignFiles(
    [path],
    importer.extensions,
    importer.beside,
  );
  for (const problem of problems) io.stderr(`${problem}\n`);
  if (problems.length > 0 && files.length === 0) throw new CliError(`Nothing of ${name} could be read.`);
  const draft = newDraft(name.replace(/(?<=.)\.[^.]{1,10}$/, ''), io);
  const how = { importer, files, name, options, passedOver, conflicts: 'ours' } as const;
  const read = await importForeign(draft, how, io);
  for (const told of passedOverLines(read)) io.stderr(`${told}\n`);
  const [refusal] = read.refused;
  if (read.outcome === 'refused' && refusal) throw new CliError(`${name} is refused: ${refusal.message}`);
  return { draft, read };
}

/** Whose choice each `--option` is. Throws CliError. */
function optionsOf(
  importer: Importer | null,
  exporter: Exporter,
  given: readonly string[],
): { readonly from: Record<string, string>; readonly to: Record<string, string> } {
  const [from, to]: [string[], string[]] = [[], []];
  const has = (format: Pick<Exporter, 'options'> | null, id: string) =>
    format?.options.some((option) => option.id === id) ?? false;
  for (const words of given) {
    const [, side, rest] = /^(from|to)\.(.*)$/s.exec(words) ?? [];
    const id = words.slice(0, Math.max(0, words.indexOf('=')));
    if (side !== undefined && rest !== undefined) (side === 'from' ? from : to).push(rest);
    else if (has(importer, id) && has(exporter, id))
      throw new CliError(`Both formats have an option “${id}”; write from.${id}=… or to.${id}=….`, misused);
    else (has(importer, id) ? from : to).push(words);
  }
  if (!importer && from.length > 0)
    throw new CliError('Reading a corpus of our own leaves nothing to choose; leave “from.” out.', misused);
  return { from: importer ? readFormatOptions(importer, from) : {}, to: readFormatOptions(exporter, to) };
}
