// Writes a corpus in a format: what `export` and `convert` do after they have one.
import { packHere } from '../../shared/archive/packing.ts';
import type { Exporter, ExportInput, ExportOptions, Loss } from '../../shared/export/exporter.ts';
import { exporters, findExporter } from '../../shared/export/registry.ts';
import { CliError, type CliIo, misused } from './command.ts';
import { openNodeDeflate } from './open-node-deflate.ts';
import { writeFolder } from './write-folder.ts';
import { realPath, writePieces } from './write-pieces.ts';

/** The exporter that `--to` names. Throws CliError. */
export function exporterNamed(to: string | undefined): Exporter {
  if (to === undefined) throw new CliError('Say which format with --to; “formats” lists them.', misused);
  const exporter = findExporter(to);
  if (exporter) return exporter;
  const known = exporters.map((each) => each.id).join(', ');
  throw new CliError(`There is no format “${to}”; there is: ${known}.`, misused);
}

/** Throws CliError where what is read, what is written and the report are not three different places. */
export async function refuseSamePlaces(path: string, out: string, report: string | undefined): Promise<void> {
  const [from, to, lost] = await Promise.all([path, out, report ?? ''].map(realPath));
  if (out !== '-' && to === from)
    throw new CliError('The export would replace the corpus it is made from; choose another --out.', misused);
  if (report === undefined) return;
  if (report === '-' ? out === '-' : lost === from || lost === to)
    throw new CliError('The report needs a place of its own; choose another --report.', misused);
}

/** Writes a file, `-`, or a folder of files; resolves to what was lost, which is only counted where it is `reported`. */
export async function writeExport(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
  out: string,
  reported: boolean,
  io: CliIo,
): Promise<readonly Loss[]> {
  if (exporter.files && isFolder(exporter, out)) await writeFolder(out, exporter.files(input, options));
  else await writePieces(out, exporter.write(input, { ...options, packer: packHere(openNodeDeflate) }), io);
  return reported ? exporter.losses(input, options) : [];
}

/** Whether `out` names a folder: only for a format that is a zip because it has several files, and not a kind of zip of its own. */
function isFolder({ extension }: Exporter, out: string): boolean {
  return out !== '-' && extension.endsWith('.zip') && !out.toLowerCase().endsWith('.zip');
}

/** A text as the pieces of a file. */
export async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
