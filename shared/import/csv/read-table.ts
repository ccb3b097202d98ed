// One CSV file as rows with named columns, each row with the line it begins on.
// As a whole: it is CommonJS, and Node finds no names in it.
import papaparse from 'papaparse';
import type { Decoders } from '../../raw-texts/decode-text.ts';
import { fileText } from '../file-text.ts';
import { type ImportedFile, ImportRefusal } from '../importer.ts';

/** A row as read: cells by position. */
export interface TableRow {
  /** Line of the file it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadTable {
  readonly path: string;
  /** As they stand in the header row, white space at the ends taken off. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is wrong with the file as a table, as sentences with the line. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** What our exporter and others put before cells that a spreadsheet would take for a formula. */
const guard = /^'+[=+\-@\t\r]/;

/** The separators that are told apart. */
const separators = [',', ';', '\t'] as const;

/** Reads a table with its header row. Throws `ImportRefusal` where the file is no text or has no header. */
export function readTable({ path, bytes }: ImportedFile, decoders?: Decoders): ReadTable {
  const decoded = fileText(bytes, decoders);
  if ('refused' in decoded) throw new ImportRefusal(`${path} cannot be read. ${decoded.message}`);
  // Excel and others say on a line of its own which separator follows.
  const stated = /^sep=(.)\r?\n/i.exec(decoded.text);
  const text = stated ? decoded.text.slice(stated[0].length) : decoded.text;
  const delimiter = stated?.[1] ?? separatorOf(text);
  const { data, errors } = papaparse.parse(text, { delimiter, skipEmptyLines: false });
  const faulty = new Map(
    errors.flatMap(({ row, code, message }) => (row === undefined ? [] : [[row, { code, message }]])),
  );
  const faults: { line: number; message: string }[] = [];
  if (decoded.replaced > 0)
    faults.push({
      line: 1,
      message: `${decoded.replaced} characters could not be read in ${decoded.encoding} and stand as U+FFFD.`,
    });
  const rows: TableRow[] = [];
  let line = stated ? 2 : 1;
  data.forEach((cells, index) => {
    const fault = faulty.get(index);
    if (fault) faults.push({ line, message: faultMessage(fault.code) });
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + newlinesIn(cell), 0);
  });
  const [header, ...rest] = rows;
  if (!header)
    throw new ImportRefusal(
      `${path} has no rows. Its first row must name the columns, as “name, type, aliases”.`,
    );
  return { path, columns: header.cells.map((cell) => cell.trim()), rows: rest, faults };
}

/** A cell without the apostrophe that guards it from being taken for a formula. */
export function unguarded(cell: string): string {
  return guard.test(cell) ? cell.slice(1) : cell;
}

/** The separator that stands most often in the header row, outside of quotes. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, 65_536)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function faultMessage(code: string): string {
  if (code === 'MissingQuotes')
    return 'A quotation mark opens a cell and none closes it; everything behind it is in this cell.';
  if (code === 'InvalidQuotes')
    return 'A quotation mark stands within a quoted cell; two of them are meant for one.';
  return 'This row is not written as a row of a table.';
}

function newlinesIn(cell: string): number {
  return cell.match(/\r\n?|\n/g)?.length ?? 0;
}
