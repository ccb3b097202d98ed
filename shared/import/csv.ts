// Tables: the zip our own CSV export makes, registries of entities, and claims with their quotes.
import { isZip, unzip, ZipRefusal } from '../archive/unzip.ts';
import { foldName } from '../text/fold.ts';
import { isClaimTable, readClaimRows } from './csv/claim-rows.ts';
import { isEntityRegistry, readEntityRegistry } from './csv/entity-registry.ts';
import { ownTableName, readOwnTables } from './csv/own-tables.ts';
import { type ReadTable, readTable } from './csv/read-table.ts';
import { type ImportedFile, type Importer, ImportRefusal, type ReadFormatOptions } from './importer.ts';
import type { Incoming, OffsetUnit } from './incoming.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf } from './json-file.ts';

/** `.csv`, `.tsv`. */
export const csvImporter: Importer = {
  id: 'csv',
  label: 'Tables (CSV)',
  summary: 'Registries of entities with aliases, claims with quotes, and the tables this product exports.',
  // The texts of our own tables lie beside them.
  extensions: ['.csv', '.tsv', '.csv.zip', '.txt'],
  options: [
    {
      id: 'unit',
      label: 'Offsets count',
      hint: 'Only for claims with the columns start and end. Our own tables say it themselves.',
      choices: [
        { value: 'detect', label: 'As the quotes tell' },
        { value: 'code-point', label: 'Unicode code points' },
        { value: 'utf-16', label: 'UTF-16 code units' },
      ],
    },
  ],
  recognise,
  read,
};

const isTable = (path: string) => /\.(csv|tsv)$/i.test(path);

function recognise(files: readonly ImportedFile[]): number {
  if (files.some(({ path, bytes }) => /\.csv\.zip$/i.test(path) && isZip(bytes))) return 1;
  const headers = files
    .filter(({ path }) => isTable(path))
    .map((file) => ({ path: file.path, columns: headersOf(beginningOf(file)) }));
  if (headers.length === 0) return 0;
  if (headers.some((header) => ownTableName(header) !== undefined)) return 1;
  const isKnown = headers.some(({ columns }) => isClaimTable(columns) || isEntityRegistry(columns));
  // Tables lie beside the files of many a format; alone they are meant.
  return isKnown && headers.length === files.length ? 0.9 : 0.4;
}

/** The names in the first row, roughly: enough to recognise them. */
function headersOf(beginning: string): string[] {
  const row = beginning.split('\n').find((line) => line.trim() !== '' && !/^sep=/i.test(line)) ?? '';
  return row.split(/[,;\t]/).map((name) => name.replace(/^[\s"]+|[\s"]+$/g, ''));
}

function read(files: readonly ImportedFile[], options: ReadFormatOptions): Incoming {
  const unpacked = files.flatMap((file) => (isZip(file.bytes) ? filesOfZip(file, files.length > 1) : [file]));
  const tables = unpacked.filter(({ path }) => isTable(path));
  if (tables.length === 0)
    throw new ImportRefusal(
      `There is no .csv or .tsv file in ${files.map(({ path }) => path).join(', ') || 'what was given'}. Save the table as CSV in UTF-8.`,
    );
  const builder = new IncomingBuilder(unitOf(options.format.unit));
  const own = new Map<string, ReadTable>();
  const registries: ReadTable[] = [];
  const claims: ReadTable[] = [];
  const unknown: ReadTable[] = [];
  let folder = '';
  for (const file of tables) {
    const table = tableOf(file, options, tables.length, builder);
    if (!table) continue;
    const name = ownTableName(table);
    const isKnown = name !== undefined || isClaimTable(table.columns) || isEntityRegistry(table.columns);
    if (isKnown) builder.use(file.path);
    else builder.passOver(file.path, headerMessage(table));
    if (name !== undefined && !own.has(name)) {
      own.set(name, table);
      folder = file.path.replace(/[^/]*$/, '');
    } else if (isClaimTable(table.columns)) claims.push(table);
    else if (isEntityRegistry(table.columns)) registries.push(table);
    else unknown.push(table);
  }
  const [first] = unknown;
  if (first && own.size + registries.length + claims.length === 0)
    throw new ImportRefusal(headerMessage(first));
  if (own.size > 0) {
    builder.unit = 'utf-16';
    const byPath = new Map(unpacked.map(({ path, bytes }) => [path, bytes]));
    const bytesAt = (path: string) => {
      builder.use(folder + path);
      return byPath.get(folder + path);
    };
    readOwnTables(own, bytesAt, builder);
  }
  for (const table of registries) readEntityRegistry(table, builder);
  const names = claims.length > 0 ? entitiesByName(builder) : new Map<string, string | null>();
  for (const table of claims) readClaimRows(table, builder, (name) => names.get(foldName(name)) ?? undefined);
  return builder.finish(unpacked, 'It is no table (.csv, .tsv), and no table names it as a text.');
}

function unitOf(choice: string | undefined): OffsetUnit {
  return choice === 'code-point' || choice === 'utf-16' ? choice : 'detect';
}

/** Of several zips each is a folder. */
function filesOfZip({ path, bytes }: ImportedFile, asFolder: boolean): ImportedFile[] {
  const folder = asFolder ? `${path}/` : '';
  try {
    return [...unzip(bytes)].map(([name, content]) => ({ path: folder + name, bytes: content }));
  } catch (error) {
    if (error instanceof ZipRefusal) throw new ImportRefusal(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A table; one of several that cannot be read is told and left out. */
function tableOf(
  file: ImportedFile,
  { decoders }: ReadFormatOptions,
  count: number,
  builder: IncomingBuilder,
): ReadTable | null {
  try {
    const table = readTable(file, decoders);
    for (const { line, message } of table.faults)
      builder.problems.warning(`${file.path} line ${line}`, message);
    return table;
  } catch (error) {
    if (!(error instanceof ImportRefusal) || count === 1) throw error;
    builder.passOver(file.path, error.message);
    return null;
  }
}

function headerMessage({ path, columns }: ReadTable): string {
  const shown = columns.slice(0, 6).join(', ');
  return `${path} begins with “${shown.slice(0, 120)}”, which names no column known here. The first row must name the columns: “name, type, aliases” for entities, “source, quote, statement, speaker” for claims.`;
}

/** Entities by folded name and alias; null where several share one. */
function entitiesByName(builder: IncomingBuilder): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const { key, name, fields } of builder.finish().entities)
    for (const each of new Set([name, ...(fields.aliases ?? [])].map(foldName)))
      names.set(each, names.has(each) && names.get(each) !== key ? null : key);
  return names;
}
