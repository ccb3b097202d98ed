// `export`: a corpus file into any format of the registry.
import type { ExportInput, ExportOptions } from '../../shared/export/exporter.ts';
import type { Id } from '../../shared/model/ids.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import { generator } from '../../shared/native/native-file.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { CliError, type Command, misused } from './command.ts';
import { readFormatOptions } from './format-options.ts';
import { lossReport } from './loss-report.ts';
import { readArguments } from './read-arguments.ts';
import { readCorpus } from './read-corpus.ts';
import { exporterNamed, only, refuseSamePlaces, writeExport } from './write-export.ts';
import { writePieces } from './write-pieces.ts';

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
    const exporter = exporterNamed(to);
    if (out === undefined) throw new CliError('Say where to with --out PATH.', misused);
    // Silence would give texts away that were to stay here.
    if (flag('without-text') && !exporter.honours.withText)
      throw new CliError(
        `The format “${exporter.id}” has no choice about texts; leave --without-text out.`,
        misused,
      );
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
    const losses = await writeExport(exporter, input, options, out, report !== undefined, io);
    if (report !== undefined)
      await writePieces(report, only(lossReport(store.info.title, exporter, options, losses)), io);
    return 0;
  },
};

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
