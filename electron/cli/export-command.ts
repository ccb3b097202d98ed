// `export`: a corpus file into any format of the registry.
import type { Exporter, ExportInput, ExportOptions } from '../../shared/export/exporter.ts';
import { exporters, findExporter } from '../../shared/export/registry.ts';
import type { Id } from '../../shared/model/ids.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import { generator } from '../../shared/native/native-file.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { CliError, type Command, misused } from './command.ts';
import { readFormatOptions } from './format-options.ts';
import { lossReport } from './loss-report.ts';
import { readArguments } from './read-arguments.ts';
import { readCorpus } from './read-corpus.ts';
import { writeFolder } from './write-folder.ts';
import { realPath, writePieces } from './write-pieces.ts';

export const exportCommand: Command = {
  name: 'export',
  usage:
    'CORPUS --to FORMAT --out PATH [--option ID=VALUE …] [--report FILE] [--without-text] [--without-journal] [--sources A,B]',
  summary: 'Writes a corpus in another format, or a part of it.',
  details: [
    '--to FORMAT         one of the formats that “formats” lists',
    '--out PATH          the file to write; - for standard output. A format of several files becomes a zip',
    '                    where PATH ends with .zip, otherwise a new folder',
    '--option ID=VALUE   a choice of the format, as “formats” lists them; may be given several times',
    '--report FILE       writes what this corpus lost in this format as JSON; - for standard output',
    '--without-text      leaves the texts out; quotes and hashes stay',
    '--without-journal   leaves the account of changes out',
    '--sources A,B       only these sources, by id or file name, with what belongs to them',
  ],
  async run(args, io) {
    const { operands, text, list, flag } = readArguments(args, {
      to: { type: 'string' },
      out: { type: 'string' },
      option: { type: 'string', multiple: true },
      report: { type: 'string' },
      sources: { type: 'string' },
      'without-text': { type: 'boolean' },
      'without-journal': { type: 'boolean' },
    });
    const [path] = operands;
    const to = text('to');
    const out = text('out');
    const report = text('report');
    if (path === undefined || operands.length > 1)
      throw new CliError('Name the one corpus to export.', misused);
    if (to === undefined) throw new CliError('Say which format with --to; “formats” lists them.', misused);
    if (out === undefined) throw new CliError('Say where to with --out PATH.', misused);
    const exporter = findExporter(to);
    if (!exporter) {
      const known = exporters.map((each) => each.id).join(', ');
      throw new CliError(`There is no format “${to}”; there is: ${known}.`, misused);
    }
    // Silence would give texts away that were to stay here.
    if (flag('without-text') && !exporter.honours.withText)
      throw new CliError(`The format “${to}” has no choice about texts; leave --without-text out.`, misused);
    const format = readFormatOptions(exporter, list('option'));
    await refuseSamePlaces(path, out, report);
    const file = await readCorpus(path, io, 'command-line');
    const chosen = text('sources');
    const store = corpusOfFile(file);
    const input: ExportInput = {
      store,
      textOf: (hash) => file.texts.get(hash) ?? null,
      journal: () => file.journal,
    };
    const options: ExportOptions = {
      withText: !flag('without-text'),
      withJournal: !flag('without-journal'),
      sourceIds: chosen === undefined ? null : sourceIdsOf(file, chosen),
      exportedAt: io.now(),
      generator,
      format,
    };
    if (exporter.files && isFolder(exporter, out)) await writeFolder(out, exporter.files(input, options));
    else await writePieces(out, exporter.write(input, options), io);
    if (report !== undefined) {
      const losses = await exporter.losses(input, options);
      await writePieces(report, only(lossReport(store.info.title, exporter, options, losses)), io);
    }
    return 0;
  },
};

/** Whether `out` names a folder: only for a format that is a zip because it has several files, and not a kind of zip of its own. */
function isFolder({ extension }: Exporter, out: string): boolean {
  return out !== '-' && extension.endsWith('.zip') && !out.toLowerCase().endsWith('.zip');
}

/** Throws CliError where corpus, export and report are not three different places. */
async function refuseSamePlaces(path: string, out: string, report: string | undefined): Promise<void> {
  const [from, to, lost] = await Promise.all([path, out, report ?? ''].map(realPath));
  if (out !== '-' && to === from)
    throw new CliError('The export would replace the corpus it is made from; choose another --out.', misused);
  if (report === undefined) return;
  if (report === '-' ? out === '-' : lost === from || lost === to)
    throw new CliError('The report needs a place of its own; choose another --report.', misused);
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

function sourceIdsOf(file: ParsedCorpus, list: string): Set<Id> {
  const ids = new Set<Id>();
  for (const name of list.split(',').map((part) => part.trim())) {
    if (name === '') continue;
    const found = file.sources.filter((source) => source.id === name || source.fileName === name);
    if (found.length === 0)
      throw new CliError(`The corpus has no source with the id or file name “${name}”.`);
    for (const source of found) ids.add(source.id);
  }
  if (ids.size === 0) throw new CliError('--sources names no source.', misused);
  return ids;
}
