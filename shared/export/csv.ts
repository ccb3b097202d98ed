// Tables as CSV (RFC 4180) in a zip, with the texts beside them. No cell can become a formula.

import type { Source } from '../model/source.ts';
import { CorpusView } from './corpus-view.ts';
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import type { LossCounter } from './loss-counter.ts';
import { corpusTables } from './tables/corpus-tables.ts';
import { readmeTable } from './tables/readme-rows.ts';
import type { Cell, Table } from './tables/table.ts';
import { countDeletions, countHalfPairs, countLostOffsets } from './tables/table-losses.ts';

/** What spreadsheets take for a formula. Apostrophes before it are the guard itself, so that a reader can take one off. */
const formula = /^'*[=+\-@\t\r]/;

const rules = (guarded: boolean) => [
  'RFC 4180: UTF-8, comma, double quotes, CRLF between rows; line breaks within cells are those of the text.',
  'Offsets count the exact text in texts/, from 0, half-open, in UTF-16 code units and in Unicode code points.',
  'Several values in one cell are joined by "; "; a semicolon or backslash of their own has a backslash before it.',
  guarded
    ? 'A text cell that begins with = + - @, a tab or CR has an apostrophe before it; so has one that begins with such an apostrophe. Take one off when reading.'
    : 'Cells are exact: open this file in a program, not in a spreadsheet, which may take cells for formulas.',
  'An empty cell is unset: not assessed, not rated, not stated.',
];

/** A zip of tables. */
export const csv: Exporter = {
  id: 'csv',
  label: 'Tables (CSV)',
  extension: '.csv.zip',
  mediaType: 'application/zip',
  summary: 'Tables for statistics programs, databases and scripts, with the texts beside them.',
  options: [
    {
      id: 'guard',
      label: 'Cells that look like formulas',
      hint: 'A spreadsheet runs what begins with = + - @. An apostrophe before it keeps it text.',
      choices: [
        { value: 'apostrophe', label: 'Guard with an apostrophe' },
        { value: 'none', label: 'Leave exact, for programs' },
      ],
    },
    {
      id: 'bom',
      label: 'Byte-order mark',
      hint: 'Excel needs one to read UTF-8 when a file is opened by double click.',
      choices: [
        { value: 'none', label: 'None' },
        { value: 'utf-8', label: 'For Excel' },
      ],
    },
  ],
  honours: { withText: true, withJournal: false },
  ...severalFiles(csvFiles),
};

async function* csvFiles(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  const view = new CorpusView(input, options);
  const guarded = options.format?.guard !== 'none';
  const mark = options.format?.bom === 'utf-8' ? '\ufeff' : '';
  const texts = new Map<string, string>();
  if (options.withText)
    for (const source of view.scope.sources)
      if ((await view.textOf(source)) !== null) texts.set(source.id, `texts/${source.id}.txt`);
  const textPath = (source: Source) => texts.get(source.id) ?? null;
  const tables = corpusTables(view, textPath, countLostOffsets(counter));
  countDeletions(view, counter);
  const readme = readmeTable(input.store.info, options, tables, rules(guarded));
  for (const table of [...tables, readme])
    yield { path: `${table.name}.csv`, content: mark + (await csvText(table, guarded, counter)) };
  for (const source of view.scope.sources) {
    const path = textPath(source);
    const text = path === null ? null : await view.textOf(source);
    if (path === null || text === null) continue;
    countHalfPairs(text, counter);
    yield { path, content: text };
  }
}

async function csvText(table: Table, guarded: boolean, counter: LossCounter): Promise<string> {
  let out = `${table.columns.map(({ name }) => csvCell(name, false)).join(',')}\r\n`;
  for await (const row of table.rows()) {
    for (let index = 0; index < row.length; index++) {
      const cell = row[index] ?? null;
      const guard = guarded && typeof cell === 'string' && formula.test(cell);
      if (guard)
        counter.add('formula-guarded', 'Cells that begin like a formula have an apostrophe before them', {
          id: String(row[0] ?? ''),
          words: cell.slice(0, 40),
        });
      out += (index === 0 ? '' : ',') + csvCell(cell, guard);
    }
    out += '\r\n';
  }
  countHalfPairs(out, counter);
  return out;
}

function csvCell(cell: Cell, guard: boolean): string {
  if (cell === null) return '';
  const text = guard ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
