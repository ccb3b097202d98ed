// Tables as the parts of an XLSX workbook (ECMA-376). Every text is an inline string: nothing can become a formula, a date
// or a number that loses its zeros. A writer of our own, since those at hand drop the characters XML cannot hold.
import type { LossCounter } from '../loss-counter.ts';
import { xmlAttribute, xmlText } from '../xml-text.ts';
import type { UnpackedFile } from '../zip-files.ts';
import type { Cell, Table } from './table.ts';

/** Excel refuses a longer cell. UTF-16 code units. */
export const maxCellLength = 32_767;
/** Excel refuses more rows on one sheet. */
const maxRows = 1_048_576;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the workbook, sheets first: how many there are is known only when all rows are written. */
export async function* workbookParts(
  tables: readonly Table[],
  counter: LossCounter,
  rowsPerSheet = maxRows,
): AsyncGenerator<UnpackedFile> {
  const names: string[] = [];
  for (const table of tables)
    for (const { name, xml } of sheets(table, counter, rowsPerSheet)) {
      names.push(name);
      yield { path: `xl/worksheets/sheet${names.length}.xml`, content: xml };
    }
  yield { path: 'xl/workbook.xml', content: workbook(names) };
  yield {
    path: 'xl/_rels/workbook.xml.rels',
    content: `${head}<Relationships xmlns="${packages}/relationships">${names
      .map((_, at) => relation(`r${at + 1}`, `${relations}/worksheet`, `worksheets/sheet${at + 1}.xml`))
      .join('')}${relation('rs', `${relations}/styles`, 'styles.xml')}</Relationships>`,
  };
  yield { path: 'xl/styles.xml', content: styles };
  yield {
    path: '_rels/.rels',
    content: `${head}<Relationships xmlns="${packages}/relationships">${relation('r1', `${relations}/officeDocument`, 'xl/workbook.xml')}</Relationships>`,
  };
  yield {
    path: '[Content_Types].xml',
    content: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${names
      .map(
        (_, at) =>
          `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${content}.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
  };
}

/** A text as a cell shows it: cut at Excel's limit with a marker that says how long it was. */
export function cutCell(text: string): string {
  if (text.length <= maxCellLength) return text;
  const marker = `… [cut: ${text.length} characters]`;
  const end = maxCellLength - marker.length;
  const code = text.charCodeAt(end - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end) + marker;
}

/** A cell's text in XML: what XML cannot hold is `_xHHHH_` (ST_Xstring), what looks like that is escaped itself. */
export function cellXml(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => {
      const code = character.charCodeAt(0);
      // Half of a pair has no UTF-8, escaped or not: readers refuse it.
      return code >= 0xd800 && code <= 0xdfff
        ? '\ufffd'
        : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
    });
  return xmlText(escaped);
}

/** A cell that is not written as it is: markup, control characters, line breaks, surrogates, what looks like an escape. */
const needsWork = /[^\u0020-%'-;=?-\ud7ff\ue000-\ufffd]|_x/;

/** UTF-16 units of a sheet handed on at once: a row by itself is too small to wait for. */
const pieceSize = 65_536;

/** A sheet's name and its XML in pieces. Each sheet must be read to its end before the next is asked for. */
function* sheets(
  table: Table,
  counter: LossCounter,
  rowsPerSheet: number,
): Generator<{ readonly name: string; readonly xml: AsyncGenerator<string> }> {
  const letters = table.columns.map((_, at) => letter(at));
  const all = table.rows();
  const rows = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  const most = rowsPerSheet - 1;
  let left = table.count;
  for (let sheet = 1; sheet === 1 || left > 0; sheet++) {
    const count = Math.min(most, left);
    left -= count;
    yield {
      name: sheet === 1 ? table.name : `${table.name} ${sheet}`,
      xml: sheetXml(table, letters, rows, count, counter),
    };
  }
}

type Rows = AsyncIterator<readonly Cell[]> | Iterator<readonly Cell[]>;

/** The next `count` rows as a sheet, headings first. */
async function* sheetXml(
  table: Table,
  letters: readonly string[],
  rows: Rows,
  count: number,
  counter: LossCounter,
): AsyncGenerator<string> {
  const range = `A1:${letters.at(-1) ?? 'A'}${count + 1}`;
  const widths = table.columns
    .map(({ name }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width(name)}" customWidth="1"/>`)
    .join('');
  const headings = table.columns.map(({ name }) => name);
  let piece = `${head}<worksheet xmlns="${main}"><dimension ref="${range}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${row(headings, 1, letters, 1, counter)}`;
  for (let number = 2; number < count + 2; number++) {
    const next = rows.next();
    const { value, done } = next instanceof Promise ? await next : next;
    if (done) throw new RangeError(`The table ${table.name} has fewer rows than it says`);
    piece += row(value, number, letters, 2, counter);
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData><autoFilter ref="${range}"/></worksheet>`;
}

function row(
  cells: readonly Cell[],
  number: number,
  letters: readonly string[],
  style: number,
  counter: LossCounter,
): string {
  let out = `<row r="${number}">`;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? null;
    if (cell === null || cell === '') continue;
    if (typeof cell === 'number') {
      out += `<c r="${letters[at]}${number}"><v>${cell}</v></c>`;
      continue;
    }
    if (cell.length <= maxCellLength && !needsWork.test(cell)) {
      // Excel drops blanks at the ends of a text that does not ask to have them kept.
      const kept = cell.charCodeAt(0) === 0x20 || cell.charCodeAt(cell.length - 1) === 0x20;
      out += `<c r="${letters[at]}${number}" s="${style}" t="inlineStr"><is>${kept ? '<t xml:space="preserve">' : '<t>'}${cell}</t></is></c>`;
      continue;
    }
    const example = { id: String(cells[0] ?? ''), words: cell.slice(0, 40) };
    const shown = cutCell(cell);
    if (shown !== cell)
      counter.add(
        'cell-cut',
        `Cells longer than ${maxCellLength} characters are cut, with a marker`,
        example,
      );
    if (/\p{Surrogate}/u.test(cell))
      counter.add('half-pair-replaced', 'Cells with halves of surrogate pairs hold U+FFFD instead', example);
    out += `<c r="${letters[at]}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(shown)}</t></is></c>`;
  }
  return `${out}</row>`;
}

function workbook(names: readonly string[]): string {
  const list = names
    .map((name, at) => `<sheet name="${xmlAttribute(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
    .join('');
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`;
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

/** Wide for prose, narrow for numbers: characters. */
function width(column: string): number {
  if (/quote|statement|meaning|description|comment|reason/.test(column)) return 60;
  return /name|title|alias|notes|column/.test(column) ? 30 : 16;
}

/** 0 is A, 26 is AA. */
function letter(index: number): string {
  const low = String.fromCharCode(65 + (index % 26));
  return index < 26 ? low : letter(Math.floor(index / 26) - 1) + low;
}

/** Style 1: a bold heading; 2: text (format 49 is `@`), so that a cell edited in Excel stays text. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
