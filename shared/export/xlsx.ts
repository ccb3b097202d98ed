// Tables as one workbook for Excel, LibreOffice and programs that read it.
import { CorpusView } from './corpus-view.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { LossCounter } from './loss-counter.ts';
import { corpusTables } from './tables/corpus-tables.ts';
import { readmeTable } from './tables/readme-rows.ts';
import { countDeletions, countLostOffsets } from './tables/table-losses.ts';
import { maxCellLength, workbookParts } from './tables/workbook.ts';
import { type UnpackedFile, zipFiles } from './zip-files.ts';

const rules = [
  'Offsets count the exact text, from 0, half-open, in UTF-16 code units and in Unicode code points.',
  'The texts themselves are not in the workbook: a cell cannot hold them. Export CSV or the native file for them.',
  'Every text, id and date is a text cell, never a formula; offsets, positions and figures are numbers.',
  `A cell holds at most ${maxCellLength} characters; a longer one is cut and says how long it was.`,
  'Several values in one cell are joined by "; "; a semicolon or backslash of their own has a backslash before it.',
  'An empty cell is unset: not assessed, not rated, not stated.',
];

/** `.xlsx`. */
export const xlsx: Exporter = {
  id: 'xlsx',
  label: 'Workbook (XLSX)',
  extension: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  summary: 'One workbook with a sheet for each kind of record, for Excel and LibreOffice.',
  options: [],
  honours: { withText: false, withJournal: false },
  losses: async (input, options) => {
    const counter = new LossCounter();
    // Rows are counted while they are written.
    for await (const { content } of parts(input, options, counter))
      if (typeof content !== 'string') for await (const _ of content);
    return counter.losses;
  },
  write: (input, options) => zipFiles(parts(input, options, new LossCounter()), options),
};

async function* parts(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<UnpackedFile> {
  const view = new CorpusView(input, options);
  const { sources } = view.scope;
  if (sources.length > 0)
    counter.add(
      'text-left-out',
      'The texts are not in the workbook; quotes, offsets and hashes are',
      { id: sources[0]?.id ?? '', words: sources[0]?.title ?? '' },
      sources.length,
    );
  const tables = corpusTables(view, () => null, countLostOffsets(counter));
  countDeletions(view, counter);
  yield* workbookParts([...tables, readmeTable(input.store.info, options, tables, rules)], counter);
}
