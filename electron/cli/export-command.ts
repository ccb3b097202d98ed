// `export`: a corpus file into any format of the registry.
import { exporters, findExporter } from '../../shared/export/registry.ts';
import type { Id } from '../../shared/model/ids.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import { generator } from '../../shared/native/native-file.ts';
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { CliError, type Command, misused } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { readCorpus } from './read-corpus.ts';
import { realPath, writePieces } from './write-pieces.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'CORPUS --to FORMAT --out PATH [--without-text] [--without-journal] [--sources A,B]',
  summary: 'Writes a corpus in another format, or a part of it.',
  details: [
    '--to FORMAT         one of the formats that “formats” lists',
    '--out PATH          the file to write; - for standard output',
    '--without-text      leaves the texts out; quotes and hashes stay',
    '--without-journal   leaves the account of changes out',
    '--sources A,B       only these sources, by id or file name, with what belongs to them',
  ],
  async run(args, io) {
    const { operands, text, flag } = readArguments(args, {
      to: { type: 'string' },
      out: { type: 'string' },
      sources: { type: 'string' },
      'without-text': { type: 'boolean' },
      'without-journal': { type: 'boolean' },
    });
    const [path] = operands;
    const to = text('to');
    const out = text('out');
    if (path === undefined || operands.length > 1)
      throw new CliError('Name the one corpus to export.', misused);
    if (to === undefined) throw new CliError('Say which format with --to; “formats” lists them.', misused);
    if (out === undefined) throw new CliError('Say where to with --out PATH.', misused);
    const exporter = findExporter(to);
    if (!exporter) {
      const known = exporters.map((each) => each.id).join(', ');
      throw new CliError(`There is no format “${to}”; there is: ${known}.`, misused);
    }
    if (out !== '-' && (await realPath(out)) === (await realPath(path)))
      throw new CliError(
        'The export would replace the corpus it is made from; choose another --out.',
        misused,
      );
    const file = await readCorpus(path, io, 'command-line');
    const chosen = text('sources');
    await writePieces(
      out,
      exporter.write(
        {
          store: corpusOfFile(file),
          textOf: (hash) => file.texts.get(hash) ?? null,
          journal: () => file.journal,
        },
        {
          withText: !flag('without-text'),
          withJournal: !flag('without-journal'),
          sourceIds: chosen === undefined ? null : sourceIdsOf(file, chosen),
          exportedAt: io.now(),
          generator,
        },
      ),
      io,
    );
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
